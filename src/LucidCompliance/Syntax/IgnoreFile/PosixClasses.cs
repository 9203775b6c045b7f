using System.Collections.Immutable;

namespace LucidCompliance.Syntax.IgnoreFile;

/// <summary>The named character classes of git's patterns; ASCII, as in git.</summary>
internal static class PosixClasses
{
    /// <summary>Adds a class; false where there is none of that name.</summary>
    public static bool Add(string name, ImmutableArray<(int Low, int High)>.Builder ranges)
    {
        switch (name)
        {
            case "alnum":
                AddLetters(ranges);
                ranges.Add(('0', '9'));
                return true;
            case "alpha":
                AddLetters(ranges);
                return true;
            case "blank":
                ranges.Add((' ', ' '));
                ranges.Add(('\t', '\t'));
                return true;
            case "cntrl":
                ranges.Add((0, 31));
                ranges.Add((127, 127));
                return true;
            case "digit":
                ranges.Add(('0', '9'));
                return true;
            case "graph":
                ranges.Add(('!', '~'));
                return true;
            case "lower":
                ranges.Add(('a', 'z'));
                return true;
            case "print":
                ranges.Add((' ', '~'));
                return true;
            case "punct":
                ranges.Add(('!', '/'));
                ranges.Add((':', '@'));
                ranges.Add(('[', '`'));
                ranges.Add(('{', '~'));
                return true;
            case "space":
                ranges.Add((' ', ' '));
                ranges.Add(('\t', '\r'));
                return true;
            case "upper":
                ranges.Add(('A', 'Z'));
                return true;
            case "xdigit":
                ranges.Add(('0', '9'));
                ranges.Add(('a', 'f'));
                ranges.Add(('A', 'F'));
                return true;
            default:
                return false;
        }
    }

    private static void AddLetters(ImmutableArray<(int Low, int High)>.Builder ranges)
    {
        ranges.Add(('a', 'z'));
        ranges.Add(('A', 'Z'));
    }
}
