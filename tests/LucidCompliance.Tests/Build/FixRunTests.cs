using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LucidCompliance.Repository.Analysis;
using LucidCompliance.Repository.Discovery;
using LucidCompliance.Repository.Disk;
using LucidCompliance.Repository.Fixes;
using LucidCompliance.Repository.Incremental;
using Xunit;

namespace LucidCompliance.Tests.Build;

/// <summary>What a fix target does with the disk.</summary>
public sealed class FixRunTests : IDisposable
{
    private const string Repeated = "FROM gcr.io/distroless/python3-debian13:nonroot\nCMD [\"python\", \"/app/main.py\"]\n";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private string Run(bool isPreview = false)
    {
        var analysis = new PreparedAnalysis(
            new AnalysisRequest { Scope = ReportScope.Root, ProjectPath = "root.proj", IsProjectRoot = false, Date = new DateTime(2026, 11, 24), Items = [] },
            _folder.Path,
            new RepositoryWalk(_folder.Path, CancellationToken.None).Walk(null).ToBytes(),
            new RepositoryFacts(new RepositoryDisk(_folder.Path), null));
        return FixRun.Run(analysis, new FixRequest(isPreview, IncludeUnsafe: false, []), "the root", CancellationToken.None).Text;
    }

    private int CountRepaired() =>
        Directory.GetFiles(_folder.Path, "Dockerfile", SearchOption.AllDirectories).Count(file => !File.ReadAllText(file).Contains("\"python\""));

    [Fact]
    public void A_preview_says_what_would_change()
    {
        _folder.Write("Dockerfile", Repeated);

        var text = Run(isPreview: true);

        Assert.StartsWith("--- a/Dockerfile\n+++ b/Dockerfile\n@@ ", text, StringComparison.Ordinal);
        Assert.Contains("LucidFixPreview: 1 fix in 1 file of the root; nothing was written.\n  Dockerfile(2,6): LUCID1006: ", text);
        Assert.Equal(0, CountRepaired());
    }

    [Fact]
    public void A_file_that_a_fix_creates_is_shown_and_written()
    {
        _folder.Write("Dockerfile", "FROM alpine:3.22\nCOPY . /app\nUSER 1000\n");

        var preview = Run(isPreview: true);
        Assert.StartsWith("--- /dev/null\n+++ b/.dockerignore\n@@ -0,0 +1,6 @@\n+**/.git\n", preview, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder[".dockerignore"]));

        Assert.StartsWith("LucidFix: 1 fix in 1 file of the root.\n  Dockerfile(2,6): LUCID8033: Write .dockerignore\n", Run(), StringComparison.Ordinal);
        Assert.StartsWith("**/.git\n", File.ReadAllText(_folder[".dockerignore"]), StringComparison.Ordinal);
        Assert.StartsWith("LucidFix: nothing to fix in the root.\n", Run(), StringComparison.Ordinal);
    }

    [Fact]
    public void One_file_that_cannot_be_written_keeps_all_as_they_are()
    {
        _folder.Write("a/Dockerfile", Repeated).Write("b/Dockerfile", Repeated);
        File.SetAttributes(_folder["b/Dockerfile"], FileAttributes.ReadOnly);

        var text = Run();

        Assert.Equal("LucidFix: b/Dockerfile is read-only: make it writable. Nothing was written for the root. Run the target again.\n", text);
        Assert.Equal(0, CountRepaired());
        File.SetAttributes(_folder["b/Dockerfile"], FileAttributes.Normal);
        Assert.StartsWith("LucidFix: 2 fixes in 2 files of the root.\n", Run(), StringComparison.Ordinal);
        Assert.Equal(2, CountRepaired());
        Assert.StartsWith("LucidFix: nothing to fix in the root.\n", Run(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_runs_at_once_fix_a_file_once()
    {
        for (var i = 0; i < 5; i++)
        {
            _folder.Write("Dockerfile", Repeated);

            var texts = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Run())));

            Assert.Single(texts, text => text.StartsWith("LucidFix: 1 fix", StringComparison.Ordinal));
            Assert.Equal(3, texts.Count(text => text.StartsWith("LucidFix: nothing to fix", StringComparison.Ordinal)));
            Assert.Equal(1, CountRepaired());
        }
    }

    [Fact]
    public void Control_characters_of_an_artifact_reach_no_terminal()
    {
        _folder.Write("Dockerfile", Repeated.Replace("CMD", "# \u001b[31m\u0007\nCMD"));

        Assert.DoesNotContain(Run(isPreview: true), c => char.IsControl(c) && c is not '\n');
    }
}
