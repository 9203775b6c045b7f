using System;

namespace LucidCompliance.Rules.Identity;

/// <summary>A mode as chmod takes it, octal or symbolic.</summary>
internal static class FileMode
{
    /// <summary>Whether the mode lets everybody write: without the sticky bit, which keeps others from removing files.</summary>
    public static bool IsWorldWritable(string mode) =>
        IsOctal(mode) ? ((mode[mode.Length - 1] - '0') & 2) != 0 && (Special(mode) & 1) == 0 : Grants(mode, 'w', "oa");

    /// <summary>Whether the mode makes a program run as its owner.</summary>
    public static bool SetsUser(string mode) => IsOctal(mode) ? (Special(mode) & 4) != 0 : Grants(mode, 's', "ua");

    /// <summary>The mode without what lets everybody write; null where it cannot be told.</summary>
    public static string? WithoutWorldWrite(string mode) =>
        IsOctal(mode) ? mode.Substring(0, mode.Length - 1) + (char)('0' + ((mode[mode.Length - 1] - '0') & ~2))
        : mode == "a+w" ? "ug+w"
        : null;

    private static bool IsOctal(string mode)
    {
        foreach (var c in mode)
        {
            if (c is < '0' or > '7')
            {
                return false;
            }
        }

        return mode.Length is 3 or 4 or 5;
    }

    private static int Special(string mode) => mode.Length >= 4 ? mode[mode.Length - 4] - '0' : 0;

    // The clauses "who op permissions"; an empty who is limited by the umask, but sets the user all the same.
    private static bool Grants(string mode, char permission, string who)
    {
        var isSticky = mode.IndexOf('t') >= 0;
        foreach (var clause in mode.Split(','))
        {
            var sign = clause.IndexOfAny(['+', '=', '-']);
            if (sign < 0 || clause[sign] == '-')
            {
                continue;
            }

            var names = clause.Substring(0, sign);
            var isMeant = names.IndexOfAny(who.ToCharArray()) >= 0 || (names.Length == 0 && permission == 's');
            if (isMeant && IsWho(names) && clause.IndexOf(permission, sign) >= 0 && !(permission == 'w' && isSticky))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsWho(string names)
    {
        foreach (var c in names)
        {
            if (c is not ('u' or 'g' or 'o' or 'a'))
            {
                return false;
            }
        }

        return true;
    }
}
