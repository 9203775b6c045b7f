using System;
using System.Collections.Generic;
using System.Text;
using LucidCompliance.Text;

namespace LucidCompliance.Syntax.Yaml;

/// <summary>A value under construction: each code unit with the source it came from.</summary>
internal sealed class DecodedText
{
    private readonly StringBuilder _value;

    public DecodedText(int capacity)
    {
        _value = new StringBuilder(capacity);
        Spans = new List<TextSpan>(capacity);
    }

    public List<TextSpan> Spans { get; }

    public void Add(char c, int start, int end)
    {
        _value.Append(c);
        Spans.Add(TextSpan.FromBounds(start, end));
    }

    public bool Matches(string value) => string.Equals(_value.ToString(), value, StringComparison.Ordinal);
}
