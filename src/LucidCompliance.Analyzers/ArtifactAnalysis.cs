using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using LucidCompliance.Engine;
using LucidCompliance.Engine.Facts;
using LucidCompliance.Model;
using Diagnostic = LucidCompliance.Diagnostics.Diagnostic;
using EngineText = LucidCompliance.Text.SourceText;
using RoslynDiagnostic = Microsoft.CodeAnalysis.Diagnostic;

namespace LucidCompliance.Analyzers;

/// <summary>The findings of one set of additional files.</summary>
internal sealed class ArtifactAnalysis
{
    private static readonly List<RoslynDiagnostic> None = [];
    private readonly Dictionary<string, List<RoslynDiagnostic>> _byFile = new(StringComparer.Ordinal);

    private ArtifactAnalysis(AdditionalFileSet files, ImmutableArray<Diagnostic> findings)
    {
        Files = files;
        Findings = findings;
    }

    /// <summary>What was analysed.</summary>
    public AdditionalFileSet Files { get; }

    /// <summary>The engine's findings that are not suppressed, with their fixes.</summary>
    public ImmutableArray<Diagnostic> Findings { get; }

    /// <summary>Analyses the files.</summary>
    public static ArtifactAnalysis Run(AdditionalFileSet files, CancellationToken cancellation)
    {
        var facts = GetFacts(files);
        var findings = Analyzer.Analyze(CreateInput(files, facts), cancellation).Diagnostics.RemoveAll(static finding => finding.Suppression is not null);
        var result = new ArtifactAnalysis(files, findings);
        foreach (var finding in findings)
        {
            result.Add(finding, facts);
        }

        return result;
    }

    /// <summary>What the engine is asked about the files.</summary>
    public static AnalysisInput CreateInput(AdditionalFileSet files) => CreateInput(files, GetFacts(files));

    /// <summary>
    /// The findings of an additional file. What stands in no additional file (an artifact that cannot be read, a file that is missing) is told
    /// with the facts file.
    /// </summary>
    public IReadOnlyList<RoslynDiagnostic> GetFindings(string file) => _byFile.TryGetValue(file, out var findings) ? findings : None;

    private static AnalysisInput CreateInput(AdditionalFileSet files, AnalysisFacts facts)
    {
        var texts = new Dictionary<string, EngineText>(StringComparer.Ordinal);
        foreach (var pair in files.Texts)
        {
            texts.Add(pair.Key, EngineTexts.Get(pair.Key, pair.Value));
        }

        return facts.CreateInput(path => texts.TryGetValue(path, out var text) ? text : null);
    }

    // Without facts, the files that are given are the artifacts, by their names.
    private static AnalysisFacts GetFacts(AdditionalFileSet files)
    {
        if (files.Facts is { } known)
        {
            return known.Facts;
        }

        var artifacts = ImmutableArray.CreateBuilder<Artifact>(files.Texts.Count);
        foreach (var path in files.Texts.Keys)
        {
            if (ArtifactDiscovery.Classify(path) is { } kind)
            {
                artifacts.Add(new Artifact(path, kind));
            }
        }

        artifacts.Sort(static (left, right) => string.CompareOrdinal(left.Path, right.Path));
        return AnalysisFacts.None with { Artifacts = artifacts.ToImmutable() };
    }

    private void Add(Diagnostic finding, AnalysisFacts facts)
    {
        var own = Files.FindFile(finding.Location.Path);
        if ((own ?? Files.Facts?.File) is not { } speaker)
        {
            return;
        }

        if (!_byFile.TryGetValue(speaker, out var findings))
        {
            _byFile.Add(speaker, findings = []);
        }

        findings.Add(RoslynFindings.Convert(finding, own ?? facts.Root + "/" + finding.Location.Path, facts.NeverFails));
    }
}
