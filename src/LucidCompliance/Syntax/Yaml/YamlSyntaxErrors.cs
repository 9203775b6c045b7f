using System;
using LucidCompliance.Text;

namespace LucidCompliance.Syntax.Yaml;

/// <summary>
/// What is wrong with a YAML text, in words of our own and on the offending characters: the reader's exceptions often
/// stand a line away, and some of them repeat the text.
/// </summary>
internal static class YamlSyntaxErrors
{
    private const string Multiplied = "The aliases of this file multiply it to more than 100,000 nodes; Compose refuses such a file. Use fewer nested aliases.";
    private const string Deep = "The nodes lie in each other more than 256 levels deep, so the file is read only up to here. Flatten it.";

    public static SyntaxError NullCharacter(int offset) =>
        new(new TextSpan(offset, 1), "A NUL character stands in the file. YAML is text and has none; remove it.");

    public static SyntaxError UndefinedAlias(TextSpan span) =>
        new(span, "This alias has no anchor: no node above it in this document is marked with '&' and the same name. Add the anchor, or quote the value if it is text that begins with '*'.");

    public static SyntaxError AliasCycle(TextSpan span) =>
        new(span, "This alias stands inside the node it refers to, so following it never ends. Refer to a node that is complete.");

    public static SyntaxError TooManyVisits(TextSpan span) =>
        new(span, Multiplied);

    public static SyntaxError TooDeep(TextSpan span) =>
        new(span, Deep);

    /// <summary>Whether the text is sound YAML that exceeds a bound: it is not judged as a whole.</summary>
    public static bool IsLimit(SyntaxError error) => error.Message is Multiplied or Deep;

    /// <summary>Describes a failure of the reader.</summary>
    /// <param name="content">The text.</param>
    /// <param name="message">The exception's message; only its fixed words are looked at.</param>
    /// <param name="start">Start mark of the exception.</param>
    /// <param name="end">End mark of the exception.</param>
    /// <param name="lastEnd">End of the last node that was read.</param>
    /// <param name="bracket">Offset of the innermost bracket or brace that is open; -1 where none is.</param>
    public static SyntaxError Describe(string content, string message, int start, int end, int lastEnd, int bracket)
    {
        if (Has(message, "unexpected end of stream") && start < content.Length && content[start] is '"' or '\'')
        {
            return new(new TextSpan(start, 1), "The quoted text that begins here is never closed, so the rest of the file belongs to it. Add the closing quote.");
        }

        if (Has(message, "unexpected document indicator"))
        {
            return new(One(content, start), "The quoted text that begins here runs into a document marker. Add the closing quote in front of it.");
        }

        if (Has(message, "tab"))
        {
            return Tab(content, end, lastEnd);
        }

        if (Has(message, "escape character") || Has(message, "hexadecimal") || Has(message, "Unicode"))
        {
            return Escape(content, start, end);
        }

        if (Has(message, "cannot start any token"))
        {
            return start < content.Length && content[start] == '\t'
                ? Tab(content, start, lastEnd)
                : new(One(content, start), "A plain value cannot begin with this character, which YAML reserves. Put the value in quotes.");
        }

        if (Has(message, "invalid mapping") || Has(message, "Mapping values are not allowed"))
        {
            return new(One(content, end), "A colon and a blank stand inside a value, where no key can begin. Quote the value if the colon belongs to it; otherwise start the key on a line of its own with the indentation of its siblings.");
        }

        if (bracket >= 0)
        {
            return Flow(content, start, lastEnd, bracket);
        }

        return YamlStructureErrors.Describe(content, message, start, end, lastEnd);
    }

    internal static bool Has(string message, string words) => message.IndexOf(words, StringComparison.Ordinal) >= 0;

    internal static TextSpan One(string content, int offset)
    {
        var start = Math.Min(offset, content.Length);
        return new TextSpan(start, Math.Min(1, content.Length - start));
    }

    /// <summary>From an offset to the end of its line, without a trailing comment and blanks.</summary>
    internal static TextSpan RestOfLine(string content, int offset)
    {
        var end = YamlCharacters.LineEnd(content, offset);
        for (var i = offset + 1; i < end; i++)
        {
            if (content[i] == '#' && YamlCharacters.IsBlank(content[i - 1]))
            {
                end = i;
            }
        }

        return TextSpan.FromBounds(offset, YamlCharacters.TrimEnd(content, offset, end));
    }

    private static SyntaxError Tab(string content, int offset, int lastEnd)
    {
        // The tab is in the indentation of the line of the mark, or of one above it.
        var limit = YamlCharacters.LineEnd(content, Math.Max(offset, lastEnd));
        var span = One(content, offset);
        var isIndentation = lastEnd == 0;
        for (var i = lastEnd; i < content.Length; i++)
        {
            if (isIndentation && content[i] == '\t')
            {
                var end = i;
                while (end < content.Length && content[end] == '\t')
                {
                    end++;
                }

                span = TextSpan.FromBounds(i, end);
                break;
            }

            isIndentation = YamlCharacters.IsBreak(content[i]) || (isIndentation && content[i] == ' ');
        }

        return new(span.Start > limit && offset > lastEnd ? One(content, offset) : span, "A tab indents this line. YAML allows only blanks there; replace the tab by blanks.");
    }

    private static SyntaxError Escape(string content, int start, int end)
    {
        var backslash = Math.Min(end, content.Length - 1);
        while (backslash > start && content[backslash] != '\\')
        {
            backslash--;
        }

        return new(
            new TextSpan(backslash, Math.Min(2, content.Length - backslash)),
            "This backslash begins an escape that YAML does not know or that is incomplete. Double the backslash, or use single quotes, which know no escapes.");
    }

    private static SyntaxError Flow(string content, int start, int lastEnd, int bracket)
    {
        var kind = content[bracket] == '[' ? "bracket" : "brace";
        var next = YamlCharacters.SkipTrivia(content, Math.Max(lastEnd, Math.Min(start, content.Length)));
        if (next < content.Length && !HasBreak(content, lastEnd, next) && content[next] is not (']' or '}'))
        {
            return new(One(content, next), $"A comma or the closing {kind} is missing in front of this text. Separate the items by commas.");
        }

        return next < content.Length && content[next] is ']' or '}'
            ? new(One(content, next), $"This closes something else than what is open: the innermost open one is a {kind}. Make the two match.")
            : new(new TextSpan(bracket, 1), $"The {kind} that opens here is never closed, or a comma is missing behind an item. Add what is missing.");
    }

    private static bool HasBreak(string content, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (YamlCharacters.IsBreak(content[i]))
            {
                return true;
            }
        }

        return false;
    }
}
