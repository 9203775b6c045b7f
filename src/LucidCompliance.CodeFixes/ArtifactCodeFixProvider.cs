using System.Collections.Immutable;
using System.Threading.Tasks;
using LucidCompliance.Diagnostics;
using LucidCompliance.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace LucidCompliance.CodeFixes;

/// <summary>
/// Offers the fixes of the engine's findings in additional documents. They are asked from the engine again and do not travel with the
/// diagnostic: its properties reach logs, and the text of an edit may contain what the artifact does.
/// </summary>
[ExportCodeFixProvider(
    LanguageNames.CSharp,
    LanguageNames.VisualBasic,
    Name = nameof(ArtifactCodeFixProvider),
    DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)])]
public sealed class ArtifactCodeFixProvider : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = FindFixableIds();

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => ArtifactFixAllProvider.Instance;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var project = context.TextDocument.Project;
        var files = await ProjectFiles.ReadAsync(project, context.CancellationToken).ConfigureAwait(false);
        if (context.TextDocument.FilePath is not { } file || files.Set.FindPath(file) is not { } path)
        {
            return;
        }

        foreach (var finding in files.GetFindings(context.CancellationToken))
        {
            if (finding.Location.Path != path || Find(context.Diagnostics, finding) is not { } diagnostic)
            {
                continue;
            }

            foreach (var fix in finding.Fixes)
            {
                if (files.CanApply(fix))
                {
                    var action = CodeAction.Create(
                        GetTitle(fix),
                        _ => Task.FromResult(files.Apply(fix)),
                        new FixKey(finding.Rule.Id, fix.Safety == FixSafety.Unsafe).ToString());
                    context.RegisterCodeFix(action, diagnostic);
                }
            }
        }
    }

    private static string GetTitle(Fix fix) => fix.Safety == FixSafety.Safe ? fix.Title : fix.Title + " (may change the behaviour)";

    private static Microsoft.CodeAnalysis.Diagnostic? Find(ImmutableArray<Microsoft.CodeAnalysis.Diagnostic> diagnostics, Diagnostics.Diagnostic finding)
    {
        foreach (var diagnostic in diagnostics)
        {
            var span = diagnostic.Location.SourceSpan;
            if (diagnostic.Id == finding.Rule.Id && span.Start == finding.Location.Span.Start && span.Length == finding.Location.Span.Length)
            {
                return diagnostic;
            }
        }

        return null;
    }

    private static ImmutableArray<string> FindFixableIds()
    {
        var ids = ImmutableArray.CreateBuilder<string>();
        foreach (var rule in RuleCatalogue.Descriptors)
        {
            if (rule.Fix is not null)
            {
                ids.Add(rule.Id);
            }
        }

        return ids.ToImmutable();
    }
}
