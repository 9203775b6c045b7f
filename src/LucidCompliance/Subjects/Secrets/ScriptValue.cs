using System.Text;
using LucidCompliance.Text;

namespace LucidCompliance.Subjects.Secrets;

/// <summary>A value of a script without its escapes, and the way back to the file.</summary>
internal sealed class ScriptValue
{
    private readonly int _start;

    // The offset in the file of each character of Text, and of the end; null where nothing was dropped.
    private readonly int[]? _offsets;

    private ScriptValue(string text, int start, int[]? offsets)
    {
        Text = text;
        _start = start;
        _offsets = offsets;
    }

    public string Text { get; }

    public string? DefaultOf { get; init; }

    /// <summary>A part of the file as it is written.</summary>
    public static ScriptValue AsWritten(string content, int start, int length, string? defaultOf = null) =>
        new(content.Substring(start, length), start, null) { DefaultOf = defaultOf };

    /// <summary>A part of the file in which a backslash escapes the next sign.</summary>
    public static ScriptValue WithoutEscapes(string content, int start, int length)
    {
        if (content.IndexOf('\\', start, length) < 0)
        {
            return AsWritten(content, start, length);
        }

        var text = new StringBuilder(length);
        var offsets = new int[length + 1];
        for (var i = start; i < start + length; i++)
        {
            offsets[text.Length] = i;
            if (content[i] == '\\' && i + 1 < start + length && content[i + 1] is '"' or '\'' or '$' or '`' or '\\')
            {
                i++;
            }

            text.Append(content[i]);
        }

        offsets[text.Length] = start + length;
        return new ScriptValue(text.ToString(), start, offsets);
    }

    public TextSpan MapToSource(int start, int length) =>
        _offsets is null ? new TextSpan(_start + start, length) : TextSpan.FromBounds(_offsets[start], _offsets[start + length]);
}
