using System;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Threading;
using LucidCompliance.Analyzers;
using LucidCompliance.Engine;
using LucidCompliance.Engine.Facts;
using LucidCompliance.Model;
using LucidCompliance.Rules;
using LucidCompliance.Tests.Cases;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace LucidCompliance.Tests.Analyzers;

public sealed class ArtifactAnalyzerTests
{
    private const string AsRoot = "FROM scratch\nCOPY app /app\nHEALTHCHECK CMD [\"/app\"]\nENTRYPOINT [\"/app\"]\n";

    [Fact]
    public void Every_rule_is_described_and_left_to_the_engine()
    {
        var descriptors = new ArtifactAnalyzer().SupportedDiagnostics;

        Assert.Equal(RuleCatalogue.Descriptors.Select(rule => rule.Id), descriptors.Select(descriptor => descriptor.Id));
        Assert.All(descriptors, descriptor => Assert.Contains(WellKnownDiagnosticTags.NotConfigurable, descriptor.CustomTags));
        Assert.All(descriptors, descriptor => Assert.True(descriptor.IsEnabledByDefault));
        Assert.All(descriptors, descriptor => Assert.DoesNotContain(WellKnownDiagnosticTags.CompilationEnd, descriptor.CustomTags));
    }

    [Fact]
    public void The_compilers_own_options_do_not_change_the_engines_severities()
    {
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)
            .WithGeneralDiagnosticOption(ReportDiagnostic.Error)
            .WithSpecificDiagnosticOptions(ImmutableDictionary<string, ReportDiagnostic>.Empty.Add("LUCID3001", ReportDiagnostic.Suppress));

        Assert.Equal("LUCID3001 Warning", Describe(Analyze(AsRoot, options: options)));
    }

    [Fact]
    public void Severities_of_the_build_reach_the_analyzer_in_the_facts()
    {
        Assert.Equal(string.Empty, Describe(Analyze(AsRoot, severities: new SeverityOptions { NoWarn = ["LUCID3001"] })));
        Assert.Equal("LUCID3001 Error", Describe(Analyze(AsRoot, severities: new SeverityOptions { TreatWarningsAsErrors = true })));
        Assert.Equal("LUCID3001 Warning", Describe(Analyze(AsRoot, severities: new SeverityOptions { WarningsAsErrors = ["LUCID3001"] }, neverFails: true)));
        Assert.Equal("LUCID3001 Error", Describe(Analyze(
            AsRoot, editorConfig: "# a remark\nroot = true\n[Dockerfile]\nindent_size = 2\ndotnet_diagnostic.LUCID3001.severity = error\n")));
    }

    [Fact]
    public void A_file_that_is_no_text_is_told_with_the_facts()
    {
        var files = new MemoryRepository().Add("Dockerfile", [0xFF, 0x00, 0x01]);
        var (facts, _) = AnalyzerRun.Record(Input(files));

        var finding = Assert.Single(AnalyzerRun.Run(AnalyzerRun.GetFiles(facts, files).Append(AnalyzerRun.GetFile(facts))));

        Assert.Equal(("LUCID0005", AnalyzerRun.Root + "/Dockerfile"), (finding.Id, finding.Location.GetLineSpan().Path));
    }

    [Fact]
    public void What_the_editor_changes_is_judged_as_it_stands_there()
    {
        var files = new MemoryRepository().Add("Dockerfile", AsRoot);
        var (facts, _) = AnalyzerRun.Record(Input(files));
        var edited = new MemoryRepository().Add("Dockerfile", AsRoot.Replace("ENTRYPOINT", "USER 65532:65532\nENTRYPOINT", StringComparison.Ordinal));

        Assert.Empty(AnalyzerRun.Run(AnalyzerRun.GetFiles(facts, edited).Append(AnalyzerRun.GetFile(facts))));
    }

    [Fact]
    public void Facts_of_another_version_are_none()
    {
        var files = new MemoryRepository().Add("Dockerfile", AsRoot);
        var (facts, _) = AnalyzerRun.Record(Input(files, new SeverityOptions { NoWarn = ["LUCID3001"] }));
        var text = FactsWriter.Write(facts);

        Assert.NotNull(FactsReader.TryRead(text));
        Assert.Null(FactsReader.TryRead(text.Replace("lucid-facts 1", "lucid-facts 2", StringComparison.Ordinal)));
        Assert.Null(FactsReader.TryRead(text + "news\tof a later version\n"));
        Assert.Null(FactsReader.TryRead(text[..^1]));
    }

    [Fact]
    public void Other_packages_additional_files_are_left_alone()
    {
        var files = new MemoryRepository().Add("Dockerfile", AsRoot).Add("other/Dockerfile", "FROM scratch\nCPOY x /\n");
        var (facts, _) = AnalyzerRun.Record(Input(files, artifacts: [new Artifact("Dockerfile", ArtifactKind.Dockerfile)]));

        Assert.Equal("LUCID3001 Warning", Describe(AnalyzerRun.Run(AnalyzerRun.GetFiles(files).Append(AnalyzerRun.GetFile(facts)))));
    }

    [Fact]
    public void Equal_texts_are_analysed_once()
    {
        var files = new MemoryRepository().Add("Dockerfile", AsRoot);
        var (facts, _) = AnalyzerRun.Record(Input(files));
        AdditionalFileSet Set(MemoryRepository repository) => AdditionalFileSet.Create(
            [.. AnalyzerRun.GetFiles(facts, repository), AnalyzerRun.GetFile(facts)], CancellationToken.None);
        var memory = new AnalysisMemory();

        var first = memory.Analyze(Set(files), CancellationToken.None);

        Assert.Same(first, memory.Analyze(Set(files), CancellationToken.None));
        Assert.NotSame(first, memory.Analyze(Set(new MemoryRepository().Add("Dockerfile", AsRoot + "\n")), CancellationToken.None));
        Assert.Same(first, memory.Analyze(Set(files), CancellationToken.None));
    }

    private static AnalysisInput Input(MemoryRepository files, SeverityOptions? severities = null, ImmutableArray<Artifact>? artifacts = null) => new()
    {
        Artifacts = artifacts ?? [.. ArtifactNames.Find(files.Paths)],
        Files = files,
        Date = new DateTime(2026, 11, 24),
        Severities = severities ?? SeverityOptions.None,
    };

    private static ImmutableArray<Microsoft.CodeAnalysis.Diagnostic> Analyze(
        string dockerfile, SeverityOptions? severities = null, bool neverFails = false, string? editorConfig = null, CSharpCompilationOptions? options = null)
    {
        var files = new MemoryRepository().Add("Dockerfile", dockerfile).Add("app", "x");
        if (editorConfig is not null)
        {
            files.Add(".editorconfig", editorConfig);
        }

        var (facts, _) = AnalyzerRun.Record(Input(files, severities));
        return AnalyzerRun.Run(AnalyzerRun.GetFiles(facts, files).Append(AnalyzerRun.GetFile(facts with { NeverFails = neverFails })), options);
    }

    private static string Describe(ImmutableArray<Microsoft.CodeAnalysis.Diagnostic> findings) =>
        string.Join('\n', findings.Select(finding => string.Create(CultureInfo.InvariantCulture, $"{finding.Id} {finding.Severity}")).Order(StringComparer.Ordinal));
}
