using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Diagnostics;
using LucidCompliance.Subjects;
using LucidCompliance.Syntax.Xml;

namespace LucidCompliance.Rules.DotNet;

/// <summary>LUCID7007: the SDK publishes an image that runs as root.</summary>
public sealed class PublishUserIsRoot : ProjectRule
{
    private const string UserProperty = "ContainerUser";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID7007",
        Name = nameof(PublishUserIsRoot),
        Title = "The image that the SDK publishes runs as root.",
        DefaultSeverity = DiagnosticSeverity.Warning,
        Fix = FixSafety.Safe,
        PeerIds = ["CWE-250", "CIS Docker 4.1"],
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ProjectSubject project)
    {
        if (project.Publishing is not { } publishing)
        {
            yield break;
        }

        if (publishing.User.IsKnown)
        {
            if (PublishedUser.Of(project) is { IsKnown: true, Value.IsRoot: true })
            {
                var own = PublishedUser.OfBase(project).TryGet(out var user) && !user.IsRoot ? user.Text : null;
                yield return Finding(
                    project.Locate(publishing.User),
                    $"ContainerUser makes the published image run as root: whoever breaks in is root in the container, and on the host after an escape. "
                    + (own is null ? "Name a user of the base image other than root." : $"Remove it: the base image then runs the program as {own}.")) with
                {
                    Fixes = own is not null && project.Project!.FindPropertyElement(UserProperty) is { } element ? FixOf(project, element) : [],
                };
            }

            yield break;
        }

        if (!publishing.User.IsAbsent)
        {
            yield break;
        }

        foreach (var candidate in PublishedBase.Of(project))
        {
            if (candidate.Facts is { } facts && facts.DefaultUserId.TryGet(out var id) && id == 0 && !facts.IsWindows && !facts.Environment.ContainsKey(PublishedUser.Variable))
            {
                var advice = facts.FamilyUserId is { } family ? $"Set ContainerUser to {family}, which the image has for that." : "Set ContainerUser to a number other than 0, or take an image that has a user of its own.";
                yield return Finding(
                    project.Locate(publishing.BaseImages),
                    $"'{project.Name}' is published on {candidate.Reference.FamiliarName}, whose user is root, and neither ContainerUser nor the image's variable APP_UID names another one. {advice}");
                yield break;
            }
        }
    }

    private static ImmutableArray<Fix> FixOf(ProjectSubject project, XmlElement element) =>
        ProjectEdits.IsPlain(project, element) && ProjectEdits.Remove(element) is { } edit
            ? [new Fix("Remove " + UserProperty, FixSafety.Safe, [edit])]
            : [];
}
