using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Build.Findings;
using LucidCompliance.Diagnostics;
using LucidCompliance.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Diagnostic = LucidCompliance.Diagnostics.Diagnostic;
using DiagnosticSeverity = LucidCompliance.Diagnostics.DiagnosticSeverity;
using RoslynDiagnostic = Microsoft.CodeAnalysis.Diagnostic;
using RoslynPosition = Microsoft.CodeAnalysis.Text.LinePosition;
using RoslynSpan = Microsoft.CodeAnalysis.Text.TextSpan;

namespace LucidCompliance.Analyzers;

/// <summary>The engine's findings as Roslyn's diagnostics, with the words of the build log.</summary>
internal static class RoslynFindings
{
    /// <summary>Converts a finding.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="file">The path that its location shall have.</param>
    /// <param name="neverFails">Whether an error is shown as a warning.</param>
    public static RoslynDiagnostic Convert(Diagnostic finding, string file, bool neverFails)
    {
        var severity = neverFails && finding.Severity == DiagnosticSeverity.Error ? DiagnosticSeverity.Warning : finding.Severity;
        return RoslynDiagnostic.Create(
            RuleDescriptors.Get(finding.Rule.Id),
            Location.Create(file, GetSpan(finding.Location), GetLines(finding.Location)),
            RuleDescriptors.Convert(severity),
            additionalLocations: null,
            properties: null,
            SingleLine.Of(finding.Message) + (HelpReference.BaseAddress is null ? HelpReference.GetSuffix(finding.Rule.Id) : string.Empty));
    }

    private static RoslynSpan GetSpan(SourceLocation location) => new(location.Span.Start, location.Span.Length);

    // The engine's lines, as the build log has them: Roslyn breaks lines at more characters.
    private static LinePositionSpan GetLines(SourceLocation location)
    {
        var start = location.Start;
        var end = location.End;
        return new LinePositionSpan(new RoslynPosition(start.Line, start.Column), new RoslynPosition(end.Line, end.Column));
    }
}
