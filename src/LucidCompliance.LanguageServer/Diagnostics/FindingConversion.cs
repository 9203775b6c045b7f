using System.Collections.Immutable;
using LucidCompliance.Build.Findings;
using LucidCompliance.Diagnostics;
using LucidCompliance.LanguageServer.Documents;
using LucidCompliance.LanguageServer.Protocol;
using LucidCompliance.LanguageServer.Workspaces;
using LucidCompliance.Repository.Analysis;
using LucidCompliance.Text;

namespace LucidCompliance.LanguageServer.Diagnostics;

/// <summary>Findings in the form of the protocol.</summary>
/// <param name="encoding">How the client counts characters.</param>
/// <param name="support">What the client can show.</param>
internal sealed class FindingConversion(PositionEncoding encoding, PublishDiagnosticsCapabilities support)
{
    private const string Source = "lucid";

    /// <summary>The findings of a file.</summary>
    public ImmutableArray<LspDiagnostic> Convert(WorkspaceAnalysis analysis, string path)
    {
        var diagnostics = ImmutableArray.CreateBuilder<LspDiagnostic>();
        foreach (var finding in analysis.FindingsIn(path))
        {
            diagnostics.Add(Convert(analysis, finding));
        }

        return diagnostics.ToImmutable();
    }

    /// <summary>One finding.</summary>
    public LspDiagnostic Convert(WorkspaceAnalysis analysis, Diagnostic finding) =>
        new(
            encoding.GetRange(finding.Location.Text, finding.Location.Span),
            finding.Severity switch
            {
                DiagnosticSeverity.Error => 1,
                DiagnosticSeverity.Warning => 2,
                _ => 3,
            },
            finding.Rule.Id,
            Source,
            EngineRun.OneLine(finding.Message))
        {
            CodeDescription = support.CodeDescriptionSupport && HelpReference.GetLink(finding.Rule.Id) is { } address ? new CodeDescription(address) : null,
            Tags = support.TagSupport is not null ? TagsOf(finding.Rule.Tag) : null,
            RelatedInformation = support.RelatedInformation && !finding.Related.IsEmpty ? RelatedOf(analysis, finding) : null,
        };

    /// <summary>A place, by the address that the client knows it by.</summary>
    public LspLocation Locate(WorkspaceAnalysis analysis, SourceLocation location) =>
        new(GetUri(analysis, location.Path), encoding.GetRange(location.Text, location.Span));

    /// <summary>The address of a file.</summary>
    public static string GetUri(WorkspaceAnalysis analysis, string path) =>
        analysis.Documents.TryGetValue(path, out var document) ? document.Uri : DocumentUri.FromPath(System.IO.Path.Combine(analysis.Root, path));

    private static ImmutableArray<int>? TagsOf(RuleTag tag) => tag switch
    {
        RuleTag.Unnecessary => [1],
        RuleTag.Deprecated => [2],
        _ => null,
    };

    private ImmutableArray<RelatedInformation> RelatedOf(WorkspaceAnalysis analysis, Diagnostic finding)
    {
        var related = ImmutableArray.CreateBuilder<RelatedInformation>(finding.Related.Length);
        foreach (var place in finding.Related)
        {
            related.Add(new RelatedInformation(Locate(analysis, place.Location), EngineRun.OneLine(place.Message)));
        }

        return related.ToImmutable();
    }
}
