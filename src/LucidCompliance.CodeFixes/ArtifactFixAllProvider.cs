using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace LucidCompliance.CodeFixes;

/// <summary>
/// Applies all fixes of a rule in a project or a solution as the fix target does: until none is left, and none that would do harm. A single
/// document is no scope of its own, because Roslyn tells a fix-all provider no additional document.
/// </summary>
internal sealed class ArtifactFixAllProvider : FixAllProvider
{
    private ArtifactFixAllProvider()
    {
    }

    /// <summary>The one provider.</summary>
    public static ArtifactFixAllProvider Instance { get; } = new();

    /// <inheritdoc/>
    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => [FixAllScope.Project, FixAllScope.Solution];

    /// <inheritdoc/>
    public override Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
    {
        if (fixAllContext.CodeActionEquivalenceKey is not { } text)
        {
            return Task.FromResult<CodeAction?>(null);
        }

        var key = FixKey.Parse(text);
        return Task.FromResult<CodeAction?>(CodeAction.Create(
            "Fix all occurrences of " + key.RuleId,
            cancellation => FixAsync(fixAllContext, key, cancellation),
            text));
    }

    // Each project fixes the files that it reports on, so no two of them edit one.
    private static async Task<Solution> FixAsync(FixAllContext context, FixKey key, CancellationToken cancellation)
    {
        var solution = context.Solution;
        foreach (var project in context.Scope == FixAllScope.Solution ? context.Solution.Projects : [context.Project])
        {
            var files = await ProjectFiles.ReadAsync(project, cancellation).ConfigureAwait(false);
            solution = files.ApplyAll(solution, key, cancellation);
        }

        return solution;
    }
}
