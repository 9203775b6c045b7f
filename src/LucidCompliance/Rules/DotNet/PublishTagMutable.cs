using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Diagnostics;
using LucidCompliance.Knowledge;
using LucidCompliance.Subjects;

namespace LucidCompliance.Rules.DotNet;

/// <summary>LUCID7008: the SDK publishes an image under a tag that the next publish moves.</summary>
public sealed class PublishTagMutable : ProjectRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID7008",
        Name = nameof(PublishTagMutable),
        Title = "The image that the SDK publishes has only a tag that the next publish moves.",
        DefaultSeverity = DiagnosticSeverity.Info,
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ProjectSubject project)
    {
        if (project.Publishing is not { } publishing || project.Project!.GetProperty("AutoGenerateImageTag") is not { IsAbsent: true }
            || project.Project.GetProperty("ContainerArchiveOutputPath") is not { IsAbsent: true })
        {
            yield break;
        }

        if (publishing.Tags.IsAbsent)
        {
            yield return Finding(
                project.Location,
                $"'{project.Name}' is published as a container without a tag, so the SDK takes 'latest': nobody can tell which build runs, or go back to one. Set ContainerImageTag, for example to $(Version), here or in the publish command.");
        }
        else if (publishing.Tags.TryGet(out var tags) && tags.Length > 0 && AreMutable(tags))
        {
            yield return Finding(
                project.Locate(publishing.Tags),
                $"The tag '{tags[0]}' moves with every publish: nobody can tell which build runs, or go back to one. Add one that stays, for example $(Version), to ContainerImageTags.");
        }
    }

    private static bool AreMutable(ImmutableArray<string> tags)
    {
        foreach (var tag in tags)
        {
            if (!ImageReference.TryParse("image:" + tag, out var reference, out _) || !reference!.IsMutableTag)
            {
                return false;
            }
        }

        return true;
    }
}
