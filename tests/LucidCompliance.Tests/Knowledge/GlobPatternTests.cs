using System;
using CsCheck;
using LucidCompliance.Knowledge;
using Xunit;

namespace LucidCompliance.Tests.Knowledge;

public class GlobPatternTests
{
    private static readonly string[] Elements = ["a", "b", "1", "/", "*", "**", "#", "{a|}", "{b#|1}"];

    [Theory]
    [InlineData("a.b", "a.b", true)]
    [InlineData("a.b", "axb", false)]
    [InlineData("a*", "a", true)]
    [InlineData("a*", "abc", true)]
    [InlineData("a*c", "abb", false)]
    [InlineData("a/*", "a/b/c", false)]
    [InlineData("a/**", "a/b/c", true)]
    [InlineData("**/b", "x/y/b", true)]
    [InlineData("#.#", "10.0", true)]
    [InlineData("#.#", "10.", false)]
    [InlineData("#", "1a", false)]
    [InlineData("%%", "0f", true)]
    [InlineData("%%", "0G", false)]
    [InlineData("x{|-amd64|-arm64}", "x", true)]
    [InlineData("x{|-amd64|-arm64}", "x-arm64", true)]
    [InlineData("x{|-amd64|-arm64}", "x-arm", false)]
    [InlineData("{*-dev|*-dev-*}", "latest-dev-2", true)]
    [InlineData("{a|b}{c|d}", "bd", true)]
    [InlineData("{a|b}{c|d}", "dc", false)]
    [InlineData("*", "", true)]
    public void Patterns_match_whole_texts(string pattern, string text, bool expected) =>
        Assert.Equal(expected, new GlobPattern(pattern).Matches(text));

    [Fact]
    public void A_pattern_without_end_of_its_alternatives_is_refused() =>
        Assert.Throws<FormatException>(() => new GlobPattern("a{b|c").Matches("ab"));

    [Fact]
    public void Hostile_patterns_stay_linear()
    {
        var pattern = new GlobPattern(string.Concat(System.Linq.Enumerable.Repeat("*a", 1000)) + "b");

        Assert.False(HangGuard.Run(() => pattern.Matches(new string('a', 2000))));
    }

    [Fact]
    public void Agrees_with_a_matcher_that_tries_everything()
    {
        var pattern = Gen.Int[0, Elements.Length - 1].Select(i => Elements[i]).Array[0, 6].Select(string.Concat);
        var text = Gen.String[Gen.Char["ab1/"], 0, 6];

        Gen.Select(pattern, text).Sample(
            (glob, input) => Assert.Equal(MatchesNaively(glob, input), new GlobPattern(glob).Matches(input)),
            iter: 20_000);
    }

    private static bool MatchesNaively(string glob, string text)
    {
        if (glob.Length == 0)
        {
            return text.Length == 0;
        }

        if (glob[0] == '{')
        {
            var end = glob.IndexOf('}');
            return Array.Exists(glob[1..end].Split('|'), way => MatchesNaively(way + glob[(end + 1)..], text));
        }

        if (glob[0] == '*')
        {
            var any = glob.StartsWith("**", StringComparison.Ordinal);
            var rest = glob[(any ? 2 : 1)..];
            for (var i = 0; i <= text.Length; i++)
            {
                if (MatchesNaively(rest, text[i..]))
                {
                    return true;
                }

                if (i < text.Length && text[i] == '/' && !any)
                {
                    return false;
                }
            }

            return false;
        }

        if (glob[0] == '#')
        {
            for (var i = 1; i <= text.Length && char.IsAsciiDigit(text[i - 1]); i++)
            {
                if (MatchesNaively(glob[1..], text[i..]))
                {
                    return true;
                }
            }

            return false;
        }

        return text.Length > 0 && text[0] == glob[0] && MatchesNaively(glob[1..], text[1..]);
    }
}
