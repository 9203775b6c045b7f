using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model.Compose;
using LucidCompliance.Subjects;
using LucidCompliance.Text;

namespace LucidCompliance.Engine;

/// <summary>
/// A finding in a <c>dockerfile_inline</c> is found in the decoded text and stands in the Compose file. Its fixes are dropped: an edit of
/// the decoded text is no edit of the YAML scalar.
/// </summary>
internal static class InlineDockerfiles
{
    public static void MoveToCompose(List<Diagnostic> findings, AnalysisSubjects subjects)
    {
        var builds = new Dictionary<SourceText, ComposeBuild>();
        foreach (var dockerfile in subjects.Dockerfiles)
        {
            if (dockerfile.Inline is { } build)
            {
                builds[dockerfile.Syntax.Text] = build;
            }
        }

        for (var i = 0; i < findings.Count && builds.Count > 0; i++)
        {
            findings[i] = Move(findings[i], builds);
        }
    }

    private static Diagnostic Move(Diagnostic finding, Dictionary<SourceText, ComposeBuild> builds)
    {
        if (builds.TryGetValue(finding.Location.Text, out var build))
        {
            finding = finding with
            {
                Location = build.MapInlineToSource(finding.Location.Span),
                Fixes = ImmutableArray<Fix>.Empty,
            };
        }

        var others = finding.OfOtherServices;
        for (var i = 0; i < others.Length; i++)
        {
            others = others.SetItem(i, Move(others[i], builds));
        }

        return finding with { Related = Move(finding.Related, builds), OfOtherServices = others };
    }

    private static ImmutableArray<RelatedLocation> Move(ImmutableArray<RelatedLocation> related, Dictionary<SourceText, ComposeBuild> builds)
    {
        for (var i = 0; i < related.Length; i++)
        {
            if (builds.TryGetValue(related[i].Location.Text, out var build))
            {
                related = related.SetItem(i, related[i] with { Location = build.MapInlineToSource(related[i].Location.Span) });
            }
        }

        return related;
    }
}
