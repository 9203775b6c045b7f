using System;

namespace LucidCompliance.Subjects.Secrets;

/// <summary>Defaults of variable references: <c>${NAME:-default}</c> and <c>${NAME-default}</c>.</summary>
internal static class VariableDefault
{
    /// <summary>The variable whose default an offset lies in; null where it lies in none.</summary>
    public static string? NameAround(string text, int offset)
    {
        var open = offset == 0 ? -1 : text.LastIndexOf("${", offset - 1, StringComparison.Ordinal);
        if (open < 0 || !TryReadName(text, open, out var end, out var start) || start > offset)
        {
            return null;
        }

        return text.Substring(open + 2, end - open - 2);
    }

    /// <summary>What a value is without its environment: the default where the whole is one reference with a default, otherwise the text.</summary>
    public static string Resolve(string text)
    {
        return text.StartsWith("${", StringComparison.Ordinal) && text.EndsWith("}", StringComparison.Ordinal) && TryReadName(text, 0, out _, out var start)
            ? text.Substring(start, text.Length - 1 - start)
            : text;
    }

    private static bool TryReadName(string text, int open, out int end, out int start)
    {
        end = open + 2;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] == '_'))
        {
            end++;
        }

        start = end < text.Length && text[end] == ':' ? end + 1 : end;
        if (end == open + 2 || start >= text.Length || text[start] != '-')
        {
            return false;
        }

        start++;
        return true;
    }
}
