using System.Text;
using LucidCompliance.Syntax.Dockerfile;
using LucidCompliance.Text;

namespace LucidCompliance.Subjects.Secrets;

/// <summary>A word without its quotes and escapes, its variable references as they stand, and the way back to the source.</summary>
internal sealed class DecodedWord
{
    private readonly DockerWord _word;

    // The index in the word of each character of Text, and of the end; null where nothing was dropped.
    private readonly int[]? _indexes;

    private DecodedWord(DockerWord word, string text, int[]? indexes)
    {
        _word = word;
        Text = text;
        _indexes = indexes;
    }

    public string Text { get; }

    /// <summary>Whether single quotes stand around the whole, so that a dollar sign is one.</summary>
    public bool IsSingleQuoted =>
        _word.Text.Length >= 2 && _word.Text[0] == '\'' && _word.Text.IndexOf('\'', 1) == _word.Text.Length - 1;

    /// <summary>A part of a word as it is written, quotes and escapes included.</summary>
    public static DecodedWord AsWritten(DockerWord word, int start, int length) => new(word.Slice(start, length), word.Text.Substring(start, length), null);

    public static DecodedWord Create(DockerWord word)
    {
        var text = word.Text;
        var escape = word.EscapeCharacter;
        if (text.IndexOf('"') < 0 && text.IndexOf('\'') < 0 && text.IndexOf(escape) < 0)
        {
            return new DecodedWord(word, text, null);
        }

        var result = new StringBuilder(text.Length);
        var indexes = new int[text.Length + 1];
        var quote = '\0';
        var end = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == quote || (quote == '\0' && c is '"' or '\''))
            {
                quote = quote == '\0' ? c : '\0';
                continue;
            }

            var start = i;
            if (c == escape && i + 1 < text.Length && (quote == '\0' || (quote == '"' && (text[i + 1] is '"' or '$' || text[i + 1] == escape))))
            {
                i++;
            }

            indexes[result.Length] = start;
            result.Append(text[i]);
            end = i + 1;
        }

        indexes[result.Length] = end;
        return new DecodedWord(word, result.ToString(), indexes);
    }

    /// <summary>The source of a range of <see cref="Text"/>.</summary>
    public TextSpan MapToSource(int start, int length)
    {
        if (_indexes is null || length == 0)
        {
            var first = _indexes?[start] ?? start;
            return _word.MapToSource(first, _indexes is null ? length : 0);
        }

        var from = _indexes[start];
        // A quote between the last character and the next one does not belong to the range.
        var to = _indexes[start + length - 1] + 1;
        if (_word.Text[to - 1] == _word.EscapeCharacter && to < _word.Text.Length && to < _indexes[start + length])
        {
            to++;
        }

        return _word.MapToSource(from, to - from);
    }
}
