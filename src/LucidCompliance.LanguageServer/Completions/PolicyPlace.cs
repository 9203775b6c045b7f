using System;
using System.Collections.Generic;
using LucidCompliance.Text;

namespace LucidCompliance.LanguageServer.Completions;

/// <summary>
/// Where in a YAML file something is being typed: the keys above by their indentation, because a line that is half written is no YAML.
/// </summary>
internal sealed class PolicyPlace
{
    private PolicyPlace(List<string> keys, bool isValue)
    {
        Keys = keys;
        IsValue = isValue;
    }

    /// <summary>The keys from the root; of a value its own key is the last.</summary>
    public IReadOnlyList<string> Keys { get; }

    /// <summary>Whether a value is typed; otherwise a key of the mapping.</summary>
    public bool IsValue { get; }

    /// <summary>Finds the place; null in a comment.</summary>
    /// <param name="text">The file.</param>
    /// <param name="offset">The cursor.</param>
    /// <param name="before">The cursor's line up to it.</param>
    public static PolicyPlace? Find(SourceText text, int offset, string before)
    {
        var indentation = IndentationOf(before, out var isItem);
        var word = before[indentation..];
        if (word.StartsWith('#'))
        {
            return null;
        }

        var colon = word.IndexOf(": ", StringComparison.Ordinal);
        var keys = KeysAbove(text, text.GetPosition(offset).Line, isItem ? before.IndexOf('-', StringComparison.Ordinal) + 1 : indentation);
        if (colon > 0)
        {
            keys.Add(word[..colon].Trim().Trim('"', '\''));
            return new PolicyPlace(keys, isValue: true);
        }

        return new PolicyPlace(keys, isValue: isItem && !word.Contains(':', StringComparison.Ordinal) && keys is not [.., "exemptions"]);
    }

    private static List<string> KeysAbove(SourceText text, int line, int indentation)
    {
        var keys = new List<string>();
        for (var i = line - 1; i >= 0 && indentation > 0; i--)
        {
            var above = text.GetText(text.GetLine(i));
            var start = IndentationOf(above, out var isItem);
            var column = isItem ? above.IndexOf('-', StringComparison.Ordinal) : start;
            var colon = above.IndexOf(':', start);
            if (above.Length == start || above[start] == '#')
            {
                continue;
            }

            if (column < indentation)
            {
                // The key of an item that is a mapping lies beside what is typed, not above it.
                if (colon > 0 && start < indentation)
                {
                    keys.Insert(0, above[start..colon].Trim().Trim('"', '\''));
                }

                indentation = isItem ? column + 1 : column;
                if (isItem)
                {
                    indentation = Math.Max(indentation, 1);
                }
            }
        }

        return keys;
    }

    // Where the text of a line begins, behind blanks and dashes.
    private static int IndentationOf(string line, out bool isItem)
    {
        isItem = false;
        var i = 0;
        while (i < line.Length && (line[i] == ' ' || (line[i] == '-' && (i + 1 == line.Length || line[i + 1] == ' '))))
        {
            isItem |= line[i] == '-';
            i++;
        }

        return i;
    }
}
