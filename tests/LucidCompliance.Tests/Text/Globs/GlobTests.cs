using System;
using System.Text.RegularExpressions;
using CsCheck;
using LucidCompliance.Text.Globs;
using Xunit;

namespace LucidCompliance.Tests.Text.Globs;

public sealed class GlobTests
{
    [Theory]
    [InlineData("Dockerfile", "Dockerfile", true)]
    [InlineData("Dockerfile", "src/api/Dockerfile", true)]
    [InlineData("Dockerfile", "Dockerfile.dev", false)]
    [InlineData("*.yml", "compose.yml", true)]
    [InlineData("*.yml", "deploy/compose.yml", true)]
    [InlineData("*.yml", "compose.yaml", false)]
    [InlineData("*.{yml,yaml}", "a/compose.yaml", true)]
    [InlineData("*.{yml,yaml}", "a/compose.yamll", false)]
    [InlineData("{Dockerfile,Containerfile}{,.*}", "x/Containerfile.dev", true)]
    [InlineData("{Dockerfile,Containerfile}{,.*}", "x/Containerfile", true)]
    [InlineData("src/**.Dockerfile", "src/a/b/web.Dockerfile", true)]
    [InlineData("src/**.Dockerfile", "test/web.Dockerfile", false)]
    [InlineData("src/*.Dockerfile", "src/a/web.Dockerfile", false)]
    [InlineData("src/**/Dockerfile", "src/Dockerfile", true)]
    [InlineData("src/**/Dockerfile", "src/a/b/Dockerfile", true)]
    [InlineData("src/**/Dockerfile", "src/xDockerfile", false)]
    [InlineData("**/Dockerfile", "Dockerfile", true)]
    [InlineData("/Dockerfile", "Dockerfile", true)]
    [InlineData("/Dockerfile", "a/Dockerfile", false)]
    [InlineData("a?c", "abc", true)]
    [InlineData("a?c", "a/c", false)]
    [InlineData("[!x]ompose.yml", "compose.yml", true)]
    [InlineData("[!c]ompose.yml", "compose.yml", false)]
    [InlineData("[a-d]ompose.yml", "compose.yml", true)]
    [InlineData("[a-d]ompose.yml", "zompose.yml", false)]
    [InlineData("svc{1..12}.env", "svc12.env", true)]
    [InlineData("svc{1..12}.env", "svc13.env", false)]
    [InlineData("svc{1..12}.env", "svc01.env", false)]
    [InlineData("svc{-3..3}.env", "svc-2.env", true)]
    [InlineData("{single}.env", "{single}.env", true)]
    [InlineData("{single}.env", "single.env", false)]
    [InlineData("a{b,c{d,e}}f", "acef", true)]
    [InlineData("a{b,c{d,e}}f", "acf", false)]
    [InlineData(@"a\*b", "a*b", true)]
    [InlineData(@"a\*b", "axb", false)]
    [InlineData("a{b", "a{b", true)]
    [InlineData("a[b", "a[b", true)]
    [InlineData("dockerfile", "Dockerfile", false)]
    public void A_pattern_matches_as_the_specification_says(string pattern, string path, bool expected) =>
        Assert.Equal(expected, Glob.Parse(pattern).IsMatch(path));

    [Theory]
    [InlineData("legacy", "legacy/db/Dockerfile", true)]
    [InlineData("legacy/", "legacy/db/Dockerfile", true)]
    [InlineData("legacy/**", "legacy/db/Dockerfile", true)]
    [InlineData("./legacy/*", "legacy/db/Dockerfile", true)]
    [InlineData("./Dockerfile", "a/Dockerfile", false)]
    [InlineData("legacy", "legacyx/Dockerfile", false)]
    [InlineData("*.Dockerfile", "a/b.Dockerfile", true)]
    public void A_directory_means_all_that_lies_in_it(string pattern, string path, bool expected)
    {
        Assert.True(Glob.TryParse(pattern, out var glob, out _));
        Assert.Equal(expected, glob!.IsMatchOrBelow(path));
    }

    [Fact]
    public void The_prefix_of_the_pattern_s_directory_is_not_matched()
    {
        Assert.True(Glob.Parse("/Dockerfile").IsMatch("src/Dockerfile", 4));
        Assert.False(Glob.Parse("src/Dockerfile").IsMatch("src/Dockerfile", 4));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a{b")]
    [InlineData("a}b")]
    [InlineData("a[b")]
    [InlineData("../a")]
    [InlineData("a/../b")]
    public void A_malformed_pattern_is_refused_where_somebody_wrote_it_for_us(string pattern)
    {
        Assert.False(Glob.TryParse(pattern, out var glob, out var problem));
        Assert.Null(glob);
        Assert.EndsWith(".", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Stars_and_runs_agree_with_a_regular_expression()
    {
        var pattern = Gen.OneOf(Array.ConvertAll(new[] { "a", "b", "/", "*", "**", "?" }, Gen.Const)).Array[1, 6].Select(static parts => "a/" + string.Concat(parts));
        var path = Gen.OneOf(Array.ConvertAll(new[] { 'a', 'b', '/' }, Gen.Const)).Array[0, 8].Select(static chars => "a/" + new string(chars));
        Gen.Select(pattern, path).Sample(
            static (glob, text) =>
            {
                // Three and more stars are two; "/**/" also means "/".
                var stars = Regex.Replace(glob, @"\*{2,}", "**");
                var expected = Regex.Replace(Regex.Escape(stars), @"(?<=/)\\\*\\\*/|\\\*\\\*|\\\*|\\\?", static match => match.Value switch
                {
                    @"\*\*/" => "(.*/)?",
                    @"\*\*" => ".*",
                    @"\*" => "[^/]*",
                    _ => "[^/]",
                });
                Assert.Equal(Regex.IsMatch(text, $"^(?:{expected})$"), Glob.Parse(glob).IsMatch(text));
            },
            seed: "0000KOIPe036",
            iter: 20_000);
    }

    [Fact]
    public void A_hostile_pattern_takes_bounded_time()
    {
        var glob = Glob.Parse(string.Concat(System.Linq.Enumerable.Repeat("*a", 400)) + "b");
        Assert.False(HangGuard.Run(() => glob.IsMatch(new string('a', 3000))));
        Glob.Parse(new string('{', 1000)).IsMatch("x");
        Glob.Parse(string.Concat(System.Linq.Enumerable.Repeat("{a,", 300))).IsMatch("x");
    }
}
