using LucidCompliance.Syntax.IgnoreFile;
using LucidCompliance.Text;
using Xunit;

namespace LucidCompliance.Tests.Syntax.IgnoreFile;

public sealed class GitIgnoreTests
{
    [Theory]
    [InlineData(".env", ".env", IgnoreDecision.Ignored)]
    [InlineData(".env", "a/b/.env", IgnoreDecision.Ignored)]
    [InlineData("/.env", "a/.env", IgnoreDecision.None)]
    [InlineData("a/.env", "b/a/.env", IgnoreDecision.None)]
    [InlineData("a/.env", "a/.env", IgnoreDecision.Ignored)]
    [InlineData("bin/", "a/bin", IgnoreDecision.None)]
    [InlineData("bin/", "a/bin/x", IgnoreDecision.Ignored)]
    [InlineData("*.env", "a/x.env", IgnoreDecision.Ignored)]
    [InlineData("a/*", "a/b", IgnoreDecision.Ignored)]
    [InlineData("a/*.c", "a/b/x.c", IgnoreDecision.None)]
    [InlineData("**/x", "a/b/x", IgnoreDecision.Ignored)]
    [InlineData("**/x", "x", IgnoreDecision.Ignored)]
    [InlineData("a/**", "a/b/c", IgnoreDecision.Ignored)]
    [InlineData("a/**", "a", IgnoreDecision.None)]
    [InlineData("a/**/b", "a/b", IgnoreDecision.Ignored)]
    [InlineData("a/**/b", "a/x/y/b", IgnoreDecision.Ignored)]
    [InlineData("a**b", "axyb", IgnoreDecision.Ignored)]
    [InlineData("a**b/c", "ax/yb/c", IgnoreDecision.None)]
    [InlineData("a**/b", "ab", IgnoreDecision.None)]
    [InlineData("***/x", "a/b/x", IgnoreDecision.Ignored)]
    [InlineData("[!a]x", "bx", IgnoreDecision.Ignored)]
    [InlineData("[[:digit:]]x", "7x", IgnoreDecision.Ignored)]
    [InlineData("[]a]x", "]x", IgnoreDecision.Ignored)]
    [InlineData("a[", "a[", IgnoreDecision.None)]
    [InlineData("\\#x", "#x", IgnoreDecision.Ignored)]
    [InlineData("\\!x", "!x", IgnoreDecision.Ignored)]
    [InlineData("x   ", "x", IgnoreDecision.Ignored)]
    [InlineData("x\\ ", "x ", IgnoreDecision.Ignored)]
    [InlineData("x\r\ny\r\n", "x", IgnoreDecision.Ignored)]
    [InlineData("# x\n\n", "# x", IgnoreDecision.None)]
    [InlineData("*.log\n!keep.log", "keep.log", IgnoreDecision.Included)]
    [InlineData("!keep.log\n*.log", "keep.log", IgnoreDecision.Ignored)]
    [InlineData("dir/\n!dir/keep", "dir/keep", IgnoreDecision.Ignored)]
    [InlineData("dir/*\n!dir/keep", "dir/keep", IgnoreDecision.Included)]
    [InlineData("/*\n!/src", "src/x", IgnoreDecision.None)]
    public void A_file_is_ignored_as_in_git(string patterns, string path, IgnoreDecision expected) =>
        Assert.Equal(expected, Parse(patterns).Match(path, isDirectory: false));

    [Fact]
    public void A_pattern_with_a_final_slash_matches_directories_only()
    {
        Assert.Equal(IgnoreDecision.Ignored, Parse("bin/").Match("a/bin", isDirectory: true));
        Assert.Equal(IgnoreDecision.None, Parse("bin/").Match("a/bin", isDirectory: false));
    }

    [Fact]
    public void The_entry_alone_can_be_asked_for()
    {
        var file = Parse("dir/\n!dir/keep");
        Assert.Equal(IgnoreDecision.Included, file.MatchEntry("dir/keep", isDirectory: false));
        Assert.Equal("dir/", file.FindDecidingLine("dir/keep", isDirectory: false)!.Pattern);
    }

    private static GitIgnore Parse(string content) => GitIgnore.Parse(new SourceText(".gitignore", content));
}
