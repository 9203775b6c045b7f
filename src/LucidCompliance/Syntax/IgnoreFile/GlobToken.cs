using System.Collections.Immutable;

namespace LucidCompliance.Syntax.IgnoreFile;

/// <summary>What a part of a pattern matches.</summary>
internal enum GlobTokenKind
{
    /// <summary>One certain character.</summary>
    Character,

    /// <summary>Any character but the slash.</summary>
    AnyCharacter,

    /// <summary>Any number of characters but slashes.</summary>
    Star,

    /// <summary>Anything, slashes included.</summary>
    Everything,

    /// <summary>Nothing, or anything that ends with a slash.</summary>
    Directories,

    /// <summary>A character of a class.</summary>
    Class,
}

/// <summary>The set of characters between brackets.</summary>
internal sealed record GlobClass(bool IsNegated, bool MatchesSlash, ImmutableArray<(int Low, int High)> Ranges)
{
    public bool Contains(int c)
    {
        if (c == '/' && !MatchesSlash)
        {
            return false;
        }

        foreach (var (low, high) in Ranges)
        {
            if (c >= low && c <= high)
            {
                return !IsNegated;
            }
        }

        return IsNegated;
    }
}

/// <summary>A part of a pattern.</summary>
internal readonly record struct GlobToken(GlobTokenKind Kind, int Character = 0, GlobClass? Class = null)
{
    /// <summary>Whether the token stays where it is after a character, to take more.</summary>
    public bool Repeats(int c) => Kind is GlobTokenKind.Everything or GlobTokenKind.Directories || (Kind == GlobTokenKind.Star && c != '/');

    /// <summary>Whether the pattern can go on behind the token without a character.</summary>
    public bool IsOptional => Kind is GlobTokenKind.Star or GlobTokenKind.Everything or GlobTokenKind.Directories;

    /// <summary>Whether a character leads to the next token.</summary>
    public bool Accepts(int c) => Kind switch
    {
        GlobTokenKind.Character => c == Character,
        GlobTokenKind.AnyCharacter => c != '/',
        GlobTokenKind.Class => Class!.Contains(c),
        GlobTokenKind.Directories => c == '/',
        _ => false,
    };
}
