using System;

namespace LucidCompliance.Knowledge;

/// <summary>The registry in front of an image reference: <c>host[:port]/</c>.</summary>
internal static class RegistryGrammar
{
    /// <summary>
    /// The offset behind the registry's slash, or 0. The first component is a registry if it has a dot, a colon or an
    /// upper-case letter, or is <c>localhost</c>.
    /// </summary>
    public static int FindEnd(string text, int nameEnd)
    {
        var slash = text.IndexOf('/', 0, nameEnd);
        if (slash < 0)
        {
            return 0;
        }

        for (var i = 0; i < slash; i++)
        {
            if (text[i] is '.' or ':' || char.IsUpper(text[i]))
            {
                return slash + 1;
            }
        }

        return slash == 9 && text.StartsWith("localhost", StringComparison.Ordinal) ? slash + 1 : 0;
    }

    /// <summary>Whether the text up to the offset is a host or a bracketed IPv6 address, with an optional port.</summary>
    public static bool IsValid(string text, int end)
    {
        var hostEnd = end;
        if (end > 0 && text[0] == '[')
        {
            hostEnd = text.IndexOf(']', 0, end) + 1;
            if (hostEnd < 3)
            {
                return false;
            }

            for (var i = 1; i < hostEnd - 1; i++)
            {
                if (text[i] != ':' && !IsHexDigit(text[i]))
                {
                    return false;
                }
            }
        }
        else
        {
            var colon = text.IndexOf(':', 0, end);
            hostEnd = colon < 0 ? end : colon;
            if (!IsHostName(text, hostEnd))
            {
                return false;
            }
        }

        return hostEnd == end || (text[hostEnd] == ':' && IsDigits(text, hostEnd + 1, end));
    }

    private static bool IsHostName(string text, int end)
    {
        var labelStart = 0;
        for (var i = 0; i <= end; i++)
        {
            if (i == end || text[i] == '.')
            {
                if (i == labelStart || text[labelStart] == '-' || text[i - 1] == '-')
                {
                    return false;
                }

                labelStart = i + 1;
            }
            else if (!ImageReferenceGrammar.IsLetterOrDigit(text[i]) && text[i] != '-')
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsHexDigit(char c) => c is (>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F');

    private static bool IsDigits(string text, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (text[i] is < '0' or > '9')
            {
                return false;
            }
        }

        return start < end;
    }
}
