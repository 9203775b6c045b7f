using System;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.DotNet;

/// <summary>A value that stands in a text as it is, with or without quotes around it.</summary>
internal static class LiteralValue
{
    /// <summary>The value without its quotes; null where the text is another one, because variables or escapes make the value.</summary>
    public static SourceLocation? Find(SourceLocation location, string value)
    {
        var text = location.Text.GetText(location.Span);
        return text == value ? location
            : text.Length == value.Length + 2 && text[0] is '"' or '\'' && text[text.Length - 1] == text[0] && string.CompareOrdinal(text, 1, value, 0, value.Length) == 0
                ? new SourceLocation(location.Text, new TextSpan(location.Span.Start + 1, value.Length))
            : null;
    }
}
