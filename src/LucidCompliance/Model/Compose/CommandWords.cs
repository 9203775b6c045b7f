using System.Collections.Immutable;
using System.Text;
using LucidCompliance.Text;

namespace LucidCompliance.Model.Compose;

/// <summary>
/// Reads commands. A string is split as Compose's shell-words library does: blanks part words, quotes and backslashes protect, nothing
/// is expanded, and an unprotected <c>; &amp; | &lt; &gt;</c> ends the command silently.
/// </summary>
internal static class CommandWords
{
    // Stands for the text of a variable that is not known; no YAML text can hold it.
    private const char UnknownText = '\uFFFF';

    public static ComposeCommand? Read(ComposeMapping mapping, string key)
    {
        if (!mapping.TryGet(key, out var entry))
        {
            return null;
        }

        return entry.Value switch
        {
            ComposeSequence list => List(list, entry.KeyLocation),
            ComposeScalar { IsNull: false } text => Split(text, entry.KeyLocation),
            _ => null,
        };
    }

    private static ComposeCommand List(ComposeSequence list, SourceLocation keyLocation)
    {
        var words = ImmutableArray.CreateBuilder<ComposeWord>(list.Items.Length);
        foreach (var item in list.Items)
        {
            if (item is ComposeScalar { IsNull: false } word)
            {
                words.Add(new ComposeWord(word.Value, word.Location));
            }
        }

        return new ComposeCommand(list, keyLocation, isList: true, words.ToImmutable(), words.Count == list.Items.Length);
    }

    private static ComposeCommand Split(ComposeScalar scalar, SourceLocation keyLocation)
    {
        var text = Flatten(scalar, out var starts, out var ends);
        var words = ImmutableArray.CreateBuilder<ComposeWord>();
        var word = new StringBuilder();
        var isComplete = true;
        var quote = '\0';
        var begin = -1;
        var i = 0;
        for (; i < text.Length; i++)
        {
            var c = text[i];
            if (quote == '\0' && c is ' ' or '\t' or '\r' or '\n')
            {
                End(i);
                continue;
            }

            if (quote == '\0' && c is ';' or '&' or '|' or '<' or '>')
            {
                // "2>" belongs to the redirection, not to the words.
                if (c == '>' && word.Length > 0 && word[0] is >= '0' and <= '9')
                {
                    begin = -1;
                    word.Clear();
                }

                break;
            }

            begin = begin < 0 ? i : begin;
            if (c == '\\' && quote != '\'' && i + 1 < text.Length)
            {
                word.Append(text[++i]);
            }
            else if (c is '"' or '\'' && (quote == '\0' || quote == c))
            {
                quote = quote == '\0' ? c : '\0';
            }
            else
            {
                isComplete &= c != UnknownText || quote != '\0';
                word.Append(c);
            }
        }

        End(i);
        return new ComposeCommand(scalar, keyLocation, isList: false, words.ToImmutable(), isComplete && quote == '\0');

        void End(int end)
        {
            if (begin < 0)
            {
                return;
            }

            var start = starts[begin];
            var location = scalar.MapToSource(start, ends[end - 1] - start);
            var value = word.ToString();
            words.Add(new ComposeWord(
                value.IndexOf(UnknownText) < 0 ? Fact<string>.Known(value, location) : Fact<string>.UnknownBecause("a variable is part of the word", location),
                location));
            word.Clear();
            begin = -1;
        }
    }

    // The text that Compose splits, and for every character the range of the raw text that it came from.
    private static string Flatten(ComposeScalar scalar, out int[] starts, out int[] ends)
    {
        var text = new StringBuilder();
        if (scalar.Text.Pieces.IsEmpty)
        {
            text.Append(scalar.Text.Value);
            starts = new int[text.Length];
            ends = new int[text.Length];
            for (var i = 0; i < text.Length; i++)
            {
                starts[i] = i;
                ends[i] = i + 1;
            }

            return text.ToString();
        }

        foreach (var piece in scalar.Text.Pieces)
        {
            text.Append(piece.Value ?? UnknownText.ToString());
        }

        starts = new int[text.Length];
        ends = new int[text.Length];
        var position = 0;
        foreach (var piece in scalar.Text.Pieces)
        {
            var length = piece.Value?.Length ?? 1;
            for (var i = 0; i < length; i++, position++)
            {
                starts[position] = piece.IsLiteral ? piece.RawStart + i : piece.RawStart;
                ends[position] = piece.IsLiteral ? piece.RawStart + i + 1 : piece.RawStart + piece.RawLength;
            }
        }

        return text.ToString();
    }
}
