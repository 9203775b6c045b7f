using System.Text;
using LucidCompliance.Text;

namespace LucidCompliance.Tests.Conformance;

/// <summary>Writes readable dumps: a line per part, indented by depth, with one-based lines and columns.</summary>
internal sealed class DumpWriter(SourceText source)
{
    private readonly StringBuilder _lines = new();

    public void Line(int depth, string label, TextSpan? span = null, string? text = null)
    {
        _lines.Append(' ', depth * 2).Append(label);
        if (text is not null)
        {
            _lines.Append(' ').Append(Quote(text));
        }

        if (span is { } known)
        {
            _lines.Append("  @").Append(Place(known));
        }

        _lines.Append('\n');
    }

    public string Place(TextSpan span) => span.IsEmpty ? Place(span.Start) : Place(span.Start) + "-" + Place(span.End);

    /// <summary>A text in double quotes, with what cannot be seen made visible: a backslash is one of the text.</summary>
    public static string Quote(string text)
    {
        var result = new StringBuilder("\"");
        foreach (var c in text)
        {
            _ = c switch
            {
                '\n' => result.Append('␊'),
                '\r' => result.Append('␍'),
                '\t' => result.Append('␉'),
                < ' ' or '\u007f' or '\u0085' or '\u00a0' or '\u2028' or '\ufeff' => result.Append($"\\u{(int)c:x4}"),
                _ => result.Append(c),
            };
        }

        return result.Append('"').ToString();
    }

    public override string ToString() => _lines.ToString();

    private string Place(int offset)
    {
        var position = source.GetPosition(offset);
        return $"{position.Line + 1}:{position.Column + 1}";
    }
}
