using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LucidCompliance.Analyzers;

/// <summary>
/// Reports the engine's findings for the container artifacts among a project's additional files. The model spans files, so they are
/// analysed together, once for each set of texts, and each file is told its own findings: an editor asks file by file.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
public sealed class ArtifactAnalyzer : DiagnosticAnalyzer
{
    private readonly AnalysisMemory _memory = new();

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => RuleDescriptors.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            // Made by the first file that asks; if two ask at once, both make an equal one.
            AdditionalFileSet? files = null;
            start.RegisterAdditionalFileAction(file =>
                Report(file, files ??= AdditionalFileSet.Create(file.Options.AdditionalFiles, file.CancellationToken)));
        });
    }

    private void Report(AdditionalFileAnalysisContext file, AdditionalFileSet files)
    {
        if (!files.Contains(file.AdditionalFile.Path))
        {
            return;
        }

        foreach (var finding in _memory.Analyze(files, file.CancellationToken).GetFindings(file.AdditionalFile.Path))
        {
            file.ReportDiagnostic(finding);
        }
    }
}
