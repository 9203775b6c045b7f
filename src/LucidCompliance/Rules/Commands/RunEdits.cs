using LucidCompliance.Diagnostics;
using LucidCompliance.Subjects;
using LucidCompliance.Syntax.Shell;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.Commands;

/// <summary>Edits in the commands of a RUN.</summary>
internal static class RunEdits
{
    /// <summary>Takes a word out, with the blanks or the continued line in front of it.</summary>
    /// <param name="image">The image.</param>
    /// <param name="command">The command; the word is not its first one.</param>
    /// <param name="word">The word.</param>
    public static FileEdit Remove(ImageSubject image, SimpleCommand command, ShellWord word)
    {
        var low = 0;
        var high = command.Words.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (command.Words[middle].Span.Start < word.Span.Start)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        var start = low == 0 ? word.Span.Start : command.Words[low - 1].Span.End;
        return new FileEdit(image.Dockerfile.Syntax.Text, new TextEdit(TextSpan.FromBounds(start, word.Span.End), ""));
    }

    /// <summary>Whether the command is an array, of which no word can simply go.</summary>
    public static bool IsArray(ShellScript script) => script.Commands is [{ Words: [{ Raw: var raw } first, ..] }] && first.Span.Length != raw.Length;
}
