using System;
using System.Linq;
using System.Text;
using CsCheck;
using LucidCompliance.Syntax.IgnoreFile;
using LucidCompliance.Text;
using Xunit;

namespace LucidCompliance.Tests.Syntax.IgnoreFile;

public sealed class DockerIgnoreTests
{
    [Theory]
    [InlineData("bin", "bin", true)]
    [InlineData("bin", "bin/x/y", true)]
    [InlineData("bin", "src/bin", false)]
    [InlineData("/bin/", "bin", true)]
    [InlineData("./bin//x/../y", "bin/y", true)]
    [InlineData("*.md", "README.md", true)]
    [InlineData("*.md", "docs/README.md", false)]
    [InlineData("*/*.md", "docs/README.md", true)]
    [InlineData("**/*.md", "README.md", true)]
    [InlineData("**/*.md", "a/b/README.md", true)]
    [InlineData("**/bin", "a/bin/x", true)]
    [InlineData("**/bin", "a/xbin", false)]
    [InlineData("**bin", "a/xbin", true)]
    [InlineData("a/**/b", "a/b", true)]
    [InlineData("a/**/b", "a/x/y/b", true)]
    [InlineData("a/**", "a", false)]
    [InlineData("a/**", "a/b/c", true)]
    [InlineData("a**b", "axb", false)]
    [InlineData("a**b", "a/b", true)]
    [InlineData("a**b", "ax/b", true)]
    [InlineData("**", ".env", true)]
    [InlineData("?", "a", true)]
    [InlineData("?", "\U0001F600", true)]
    [InlineData("a?c", "a/c", false)]
    [InlineData("[a-c]x", "bx", true)]
    [InlineData("[^a-c]x", "bx", false)]
    [InlineData("\\*", "*", true)]
    [InlineData("\\*", "a", false)]
    [InlineData("a.b", "axb", false)]
    [InlineData("A", "a", false)]
    [InlineData("# c\n\n  .env  ", ".env", true)]
    [InlineData(" # x", "# x", true)]
    [InlineData(".env*\n!.env.example", ".env.example", false)]
    [InlineData(".env*\n!.env.example", ".env.local", true)]
    [InlineData("!.env.example\n.env*", ".env.example", true)]
    [InlineData("dir\n!dir/keep", "dir/keep", false)]
    [InlineData("dir\n!dir/keep", "dir/other", true)]
    [InlineData("*\n! src", "src/a/b", false)]
    [InlineData("bin\r\nobj\r\n", "obj", true)]
    public void A_path_is_ignored_as_in_docker_build(string patterns, string path, bool expected) =>
        Assert.Equal(expected, Parse(patterns).IsIgnored(path));

    [Theory]
    [InlineData("!", "!")]
    [InlineData("a[", "a[")]
    [InlineData("![a", "![a")]
    [InlineData("a\\", "a\\")]
    [InlineData("[]a]", "[]a]")]
    [InlineData("[a-]", "[a-]")]
    public void A_pattern_that_Docker_refuses_is_an_error(string content, string expected)
    {
        var file = Parse("x\n" + content + " \n");
        Assert.Equal(expected, file.Text.GetText(Assert.Single(file.Errors).Span));
        Assert.Equal(IgnoreLineKind.Invalid, file.Lines[1].Kind);
    }

    [Fact]
    public void The_line_that_decides_is_found()
    {
        var file = Parse("*.log\n!keep.log\n");
        Assert.Equal("keep.log", file.FindDecidingLine("keep.log")!.Pattern);
        Assert.True(file.FindDecidingLine("keep.log")!.IsNegated);
        Assert.Equal("*.log", file.Text.GetText(file.FindDecidingLine("a.log")!.PatternSpan));
        Assert.Null(file.FindDecidingLine("a.txt"));
    }

    [Fact]
    public void Patterns_that_blow_up_others_stay_fast()
    {
        var path = new string('a', 2000);
        Assert.False(Parse(new StringBuilder().Insert(0, "*a", 500).Append('b').ToString()).IsIgnored(path));
        Assert.False(Parse(new StringBuilder().Insert(0, "**/", 1000).Append('b').ToString()).IsIgnored(path));
        Assert.False(Parse(new string('?', 1_000_000)).IsIgnored(path));
    }

    [Fact]
    public void Lines_tile_every_text_and_nothing_throws() =>
        Gen.Select(Gen.String[Gen.Char["a*?[]^-!\\/.# \n\r"], 0, 30], Gen.String[Gen.Char["a/.b-"], 0, 10]).Sample(
            (content, path) =>
            {
                var file = Parse(content);
                Assert.Equal(content, string.Concat(file.Lines.Select(line => file.Text.GetText(line.Span))));
                Assert.All(file.Lines, line => Assert.Equal(line.Pattern, file.Text.GetText(line.PatternSpan)));
                Assert.Equal(file.IsIgnored(path), file.FindDecidingLine(path) is { IsNegated: false });
                _ = GitIgnore.Parse(new SourceText(".gitignore", content)).Match(path, isDirectory: false);
            },
            iter: 20_000);

    private static DockerIgnore Parse(string content) => DockerIgnore.Parse(new SourceText(".dockerignore", content));
}
