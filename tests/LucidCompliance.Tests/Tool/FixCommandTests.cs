using System;
using System.IO;
using System.Threading.Tasks;
using Xunit;

namespace LucidCompliance.Tests.Tool;

public sealed class FixCommandTests : IDisposable
{
    private const string Root = "FROM gcr.io/distroless/base-debian13\nCOPY a /a\nENTRYPOINT [\"/a\"]\n";
    private readonly ToolRun _lucid = new();

    public FixCommandTests() => _lucid.Folder.Write(".git/HEAD", "ref: refs/heads/main\n");

    public void Dispose() => _lucid.Dispose();

    [Fact]
    public async Task Safe_fixes_are_written_and_told()
    {
        _lucid.Folder.Write("a/Dockerfile", ToolRun.Repeated);

        Assert.Equal(0, await _lucid.Run("fix"));

        Assert.StartsWith("lucid fix: 1 fix in 1 file of the repository.\n  a/Dockerfile(2,6): LUCID1006: ", _lucid.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\"python\"", Read("a/Dockerfile"));
    }

    [Fact]
    public async Task A_diff_writes_nothing_and_tells_what_would_be_left()
    {
        _lucid.Folder.Write("a/Dockerfile", ToolRun.Repeated).Write("b/Dockerfile", "FROM gcr.io/distroless/base-debian13:nonroot\nRUN echo\n");

        Assert.Equal(1, await _lucid.Run("fix", "--diff"));

        Assert.StartsWith("--- a/a/Dockerfile\n+++ b/a/Dockerfile\n", _lucid.Output, StringComparison.Ordinal);
        Assert.Contains("lucid fix --diff: 1 fix in 1 file", _lucid.Output);
        Assert.Contains("b/Dockerfile(2,", _lucid.Output);
        Assert.Equal(ToolRun.Repeated, Read("a/Dockerfile"));
    }

    [Fact]
    public async Task Paths_and_rules_limit_what_is_written()
    {
        _lucid.Folder.Write("a/Dockerfile", ToolRun.Repeated).Write("b/Dockerfile", ToolRun.Repeated);

        await _lucid.Run("fix", "--rules", "LUCID4008,LUCID1002");
        Assert.Equal(ToolRun.Repeated, Read("a/Dockerfile"));

        Assert.Equal(0, await _lucid.Run("fix", "b", "--rules", "LUCID1006"));
        Assert.Equal(ToolRun.Repeated, Read("a/Dockerfile"));
        Assert.DoesNotContain("\"python\"", Read("b/Dockerfile"));
        Assert.DoesNotContain("a/Dockerfile", _lucid.Output);
    }

    [Fact]
    public async Task Unsafe_fixes_are_named_and_applied_on_request()
    {
        _lucid.Folder.Write("a/Dockerfile", Root);

        await _lucid.Run("fix");
        Assert.Contains("[--unsafe: ", _lucid.Output);
        Assert.Equal(Root, Read("a/Dockerfile"));

        await _lucid.Run("fix", "--unsafe");
        Assert.NotEqual(Root, Read("a/Dockerfile"));
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_is_a_failure()
    {
        _lucid.Folder.Write("a/Dockerfile", ToolRun.Repeated);
        File.SetAttributes(_lucid.Folder["a/Dockerfile"], FileAttributes.ReadOnly);

        Assert.Equal(1, await _lucid.Run("fix"));

        Assert.Equal("lucid fix: a/Dockerfile is read-only: make it writable. Nothing was written for the repository. Run the command again.\n", _lucid.Output);
        File.SetAttributes(_lucid.Folder["a/Dockerfile"], FileAttributes.Normal);
    }

    [Fact]
    public async Task A_page_is_printed_whatever_the_letter_case()
    {
        Assert.Equal(0, await _lucid.Run("explain", "lucid1006"));
        Assert.StartsWith("# LUCID1006: InterpreterRepeated\n", _lucid.Output, StringComparison.Ordinal);
    }

    private string Read(string path) => File.ReadAllText(_lucid.Folder[path]);
}
