using System;
using System.Collections.Immutable;
using System.Linq;
using LucidCompliance.Engine;
using LucidCompliance.Model;
using LucidCompliance.Model.Archives;
using LucidCompliance.Tests.Cases;
using Xunit;

namespace LucidCompliance.Tests.Rules.Secrets;

/// <summary>What is known of git decides whether an env file's content is public (RULES.md conventions 12 and 32).</summary>
public sealed class GitFactsTests
{
    [Theory]
    [InlineData(null, null, "LUCID2010 Info")]
    [InlineData(null, false, "LUCID2009 Error, LUCID2010 Error")]
    [InlineData(null, true, "LUCID2010 Info")]
    [InlineData(false, true, "LUCID2010 Info")]
    [InlineData(false, null, "LUCID2010 Info")]
    [InlineData(false, false, "LUCID2009 Error, LUCID2010 Error")]
    [InlineData(true, null, "LUCID2009 Error, LUCID2010 Error")]
    [InlineData(true, true, "LUCID2009 Error, LUCID2010 Error")]
    public void An_unknown_fact_proves_nothing(bool? tracked, bool? ignored, string expected) => Assert.Equal(expected, Judge(Fact(tracked), Fact(ignored)));

    [Fact]
    public void Outside_a_repository_a_file_counts_as_not_ignored() =>
        Assert.Equal("LUCID2009 Error, LUCID2010 Error", Judge(Fact<bool>.Absent, Fact<bool>.Known(false)));

    private static Fact<bool> Fact(bool? value) => value is { } known ? Fact<bool>.Known(known) : Fact<bool>.Unknown;

    private static string Judge(Fact<bool> tracked, Fact<bool> ignored)
    {
        var files = new MemoryRepository().Add(".env", "API_TOKEN=q8ZrT5vXn2LkWp7sYb4mDc9g\nDB_PASSWORD=changeme\n");
        var result = Analyzer.Analyze(new AnalysisInput
        {
            Artifacts = [new Artifact(".env", ArtifactKind.EnvFile)],
            Files = new GitFacts(files, tracked, ignored),
            Date = new DateTime(2026, 11, 24),
        });
        return string.Join(", ", result.Diagnostics.Select(finding => finding.Rule.Id + " " + finding.Severity));
    }

    private sealed class GitFacts(IRepositoryFiles files, Fact<bool> tracked, Fact<bool> ignored) : IRepositoryFiles
    {
        public FileRead Read(string path) => files.Read(path);

        public ArchiveRead ReadArchive(string path) => files.ReadArchive(path);

        public Fact<PathKind> GetKind(string path) => files.GetKind(path);

        public Fact<bool> IsTracked(string path) => tracked;

        public Fact<bool> IsIgnored(string path) => ignored;

        public ImmutableArray<string> FindByName(string fileOrDirectoryName) => files.FindByName(fileOrDirectoryName);
    }
}
