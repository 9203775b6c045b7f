namespace LucidCompliance.Model.Compose;

/// <summary>Durations as Compose reads them: Go's, with days as a further unit.</summary>
internal static class ComposeDuration
{
    /// <summary>Whether the text is a duration: signed numbers with units, or a bare zero.</summary>
    public static bool IsValid(string text)
    {
        var i = text.Length > 0 && text[0] is '-' or '+' ? 1 : 0;
        if (i == text.Length)
        {
            return false;
        }

        if (i == text.Length - 1 && text[i] == '0')
        {
            return true;
        }

        while (i < text.Length)
        {
            if (!ReadNumber(text, ref i) || !ReadUnit(text, ref i))
            {
                return false;
            }
        }

        return true;
    }

    private static bool ReadNumber(string text, ref int i)
    {
        var digits = 0;
        var points = 0;
        while (i < text.Length && text[i] is (>= '0' and <= '9') or '.')
        {
            points += text[i] == '.' ? 1 : 0;
            digits += text[i] == '.' ? 0 : 1;
            i++;
        }

        return digits > 0 && points <= 1;
    }

    private static bool ReadUnit(string text, ref int i)
    {
        var start = i;
        while (i < text.Length && text[i] is not ((>= '0' and <= '9') or '.'))
        {
            i++;
        }

        return text.Substring(start, i - start) is "ns" or "us" or "µs" or "μs" or "ms" or "s" or "m" or "h" or "d" or "w";
    }
}
