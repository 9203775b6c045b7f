using System;
using System.Collections.Immutable;
using LucidCompliance.Subjects.Suppressions;
using LucidCompliance.Text;

namespace LucidCompliance.Engine.Suppressions;

/// <summary>
/// The comments by which people tell other secret scanners that a line holds no secret: gitleaks, detect-secrets, trufflehog, secretlint and
/// Checkov. They name no rule of ours and speak for a line, so the text is read line by line, whatever its format.
/// </summary>
internal static class AllowComments
{
    /// <summary>The id that stands for every rule about secrets.</summary>
    public const string AllSecrets = "secrets *";

    private static readonly (string Text, bool IsNextLine)[] Words =
    [
        ("gitleaks:allow", false),
        ("pragma: allowlist secret", false), ("pragma: allowlist nextline secret", true),
        ("pragma: whitelist secret", false), ("pragma: whitelist nextline secret", true),
        ("trufflehog:ignore", false),
        ("secretlint-disable-line", false), ("secretlint-disable-next-line", true),
        ("checkov:skip=CKV_SECRET_", false),
    ];

    /// <summary>Whether a text can have one; cheap.</summary>
    public static bool MayOccurIn(string content)
    {
        foreach (var word in new[] { "gitleaks:", "pragma:", "trufflehog:", "secretlint-", "CKV_SECRET_" })
        {
            if (content.IndexOf(word, StringComparison.Ordinal) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Adds the comments of a file.</summary>
    public static void AddTo(ImmutableArray<SuppressionComment>.Builder result, SourceText text)
    {
        var content = text.Content;
        if (!MayOccurIn(content))
        {
            return;
        }

        foreach (var (word, isNextLine) in Words)
        {
            for (var at = Find(content, word, 0, out var end); at >= 0; at = Find(content, word, end, out end))
            {
                if (IsWhole(content, end, word) && StartOfComment(content, at, word) is { } start)
                {
                    result.Add(Create(text, start, end, isNextLine));
                }
            }
        }
    }

    // detect-secrets takes a dash for a blank, and does without the one behind the colon.
    private static int Find(string content, string word, int from, out int end)
    {
        var key = word.StartsWith("pragma:", StringComparison.Ordinal) ? "pragma:" : word;
        for (var at = content.IndexOf(key, from, StringComparison.Ordinal); at >= 0; at = content.IndexOf(key, at + key.Length, StringComparison.Ordinal))
        {
            end = at + key.Length;
            var next = key.Length;
            while (next < word.Length && end < content.Length)
            {
                if (word[next] == content[end] || (word[next] == ' ' && content[end] == '-'))
                {
                    end++;
                }
                else if (word[next] != ' ' || word[next - 1] != ':')
                {
                    break;
                }

                next++;
            }

            if (next == word.Length)
            {
                return at;
            }
        }

        end = content.Length;
        return -1;
    }

    private static bool IsWhole(string content, int end, string word) =>
        word[word.Length - 1] == '_' || end == content.Length || !(char.IsLetterOrDigit(content[end]) || content[end] is '-' or '_');

    // gitleaks and trufflehog look for their word only; the others want a comment.
    private static int? StartOfComment(string content, int at, string word)
    {
        if (word[0] is 'g' or 't')
        {
            return at;
        }

        var start = at;
        while (start > 0 && content[start - 1] is ' ' or '\t')
        {
            start--;
        }

        if (start == 0)
        {
            return null;
        }

        var marker = content[start - 1];
        return marker is '#' or '*' or '\'' || (marker is '/' or '-' && start > 1 && content[start - 2] == marker) ? start - 1 : null;
    }

    private static SuppressionComment Create(SourceText text, int start, int end, bool isNextLine)
    {
        var span = TextSpan.FromBounds(start, end);
        var line = text.GetPosition(start).Line;

        // A comment of Checkov on a line of its own speaks for the next one.
        isNextLine |= text.Content[end - 1] == '_' && IsFirstOnLine(text, line, start);
        var target = line + (isNextLine ? 1 : 0);
        return new SuppressionComment
        {
            Location = new SourceLocation(text, span),
            Rules = [new SuppressedRule(AllSecrets, span)],
            Target = target < text.LineCount ? text.GetLine(target) : null,
            RemovalSpan = span,
            IsForeign = true,
        };
    }

    private static bool IsFirstOnLine(SourceText text, int line, int start)
    {
        for (var i = text.GetLine(line).Start; i < start; i++)
        {
            if (text.Content[i] is not (' ' or '\t' or '#' or '/' or '<' or '!' or '-'))
            {
                return false;
            }
        }

        return true;
    }
}
