using System.Linq;
using LucidCompliance.Model;
using LucidCompliance.Model.Images;
using Xunit;

namespace LucidCompliance.Tests.Model.Images;

/// <summary>Wildcards of sources: Go's filepath.Match.</summary>
public sealed class SourcePatternTests
{
    [Theory]
    [InlineData("*.py", "a.py", true)]
    [InlineData("*.py", ".py", true)]
    [InlineData("*.py", "src/a.py", false)]
    [InlineData("**/*.py", "a/b.py", true)]
    [InlineData("**/*.py", "b.py", false)]
    [InlineData("**/*.py", "a/b/c.py", false)]
    [InlineData("a***b", "axxb", true)]
    [InlineData("?.py", "a.py", true)]
    [InlineData("?.py", "ab.py", false)]
    [InlineData("[a-c].py", "b.py", true)]
    [InlineData("[^a-c].py", "b.py", false)]
    [InlineData("arr[[]0].txt", "arr[0].txt", true)]
    [InlineData(@"\*.py", "*.py", true)]
    [InlineData(@"\*.py", "a.py", false)]
    [InlineData(@"\**.py", "*a.py", true)]
    [InlineData(@"\**.py", "a.py", false)]
    [InlineData("[a", "[a", false)]
    public void Wildcards_stay_in_their_directory(string pattern, string path, bool expected) =>
        Assert.Equal(expected, new SourcePattern(pattern).IsMatch(path));

    [Theory]
    [InlineData("*.py", ".")]
    [InlineData("src/lib/*.py", "src/lib")]
    [InlineData("src/*/x.py", null)]
    [InlineData(@"sr\c/*.py", null)]
    public void The_directory_is_what_no_wildcard_stands_in(string pattern, string? expected) =>
        Assert.Equal(expected, new SourcePattern(pattern).Directory);

    [Theory]
    [InlineData("package*.json", "package.json")]
    [InlineData("web/package*.json", "web/package.json")]
    [InlineData("*.csproj", ".csproj Shop.csproj")]
    [InlineData("web/*.csproj", "web/.csproj web/web.csproj")]
    [InlineData("*", "")]
    [InlineData("?.py", "")]
    [InlineData("[ab]*", "")]
    public void A_plausible_path_matches_the_pattern(string pattern, string expected)
    {
        var paths = new SourcePattern(pattern).PlausiblePaths(Fact<string>.Known("src/Shop")).ToList();
        Assert.Equal(expected, string.Join(' ', paths));
        Assert.All(paths, path => Assert.True(new SourcePattern(pattern).IsMatch(path)));
    }
}
