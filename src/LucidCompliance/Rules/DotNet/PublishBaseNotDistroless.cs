using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Diagnostics;
using LucidCompliance.Knowledge;
using LucidCompliance.Model.Projects;
using LucidCompliance.Policy;
using LucidCompliance.Subjects;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.DotNet;

/// <summary>LUCID7006: the SDK publishes a project on an image with a shell or a package manager, or on one that the policy does not allow.</summary>
public sealed class PublishBaseNotDistroless : ProjectRule
{
    private const string FamilyProperty = "ContainerFamily";
    private const string Extra = "-extra";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID7006",
        Name = nameof(PublishBaseNotDistroless),
        Title = "The image that the SDK publishes is not built on a distroless image.",
        DefaultSeverity = DiagnosticSeverity.Warning,
        Fix = FixSafety.Safe,
        PeerIds = ["CIS Docker 4.3"],
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ProjectSubject project)
    {
        foreach (var candidate in PublishedBase.Of(project))
        {
            if (Judge(candidate, project.Policy.BaseImages) is { } reason)
            {
                var bases = project.Publishing!.BaseImages;
                var family = FindFamily(project);
                yield return Finding(
                    project.Locate(bases),
                    $"{Subject(project)} {candidate.Reference.FamiliarName}, which {reason}. {Advice(project, candidate, family)}") with
                {
                    Fixes = FixOf(project, candidate, family),
                };

                // One property decides for every target framework.
                yield break;
            }
        }
    }

    // What the policy allows is innocent, as in a Dockerfile.
    private static string? Judge(PublishedBase candidate, BaseImagePolicy policy) =>
        policy.Allow is not null
            ? policy.Allows(candidate.Reference) == Trilean.No ? "the policy does not allow" : null
        : candidate.Facts is { IsDistroless: Trilean.No } facts
            ? $"is not distroless: it has {Wording.Tools(facts) ?? "a shell or a package manager"}, which an intruder can use"
        : null;

    private static string Subject(ProjectSubject project) =>
        project.Publishing!.BaseImage.IsKnown ? "ContainerBaseImage names"
        : project.Publishing.Family.IsKnown ? "With this ContainerFamily the SDK publishes on"
        : $"'{project.Name}' is published as a container, and without ContainerFamily the SDK takes";

    private static string Advice(ProjectSubject project, PublishedBase candidate, string? family) =>
        family is not null && project.Publishing!.BaseImage.IsAbsent ? $"Set {FamilyProperty} to '{family}'."
        : candidate.Facts?.DistrolessVariant is { } variant ? $"Name {variant} instead."
        : "Name a distroless image instead.";

    // The Ubuntu image without shell of the project's own .NET, with ICU unless the project does without: said explicitly, because not every
    // SDK adds it.
    private static string? FindFamily(ProjectSubject project)
    {
        if (project.Project is not { } facts || !facts.TargetFrameworks.TryGet(out var frameworks) || frameworks.IsEmpty || facts.InvariantGlobalization.IsUnknown)
        {
            return null;
        }

        var invariant = facts.InvariantGlobalization is { IsKnown: true, Value: true };
        foreach (var framework in frameworks)
        {
            if (!framework.IsNetCore || framework.Major is < 8 or > 10)
            {
                return null;
            }
        }

        return "noble-chiseled" + (invariant ? string.Empty : Extra);
    }

    private static ImmutableArray<Fix> FixOf(ProjectSubject project, PublishedBase candidate, string? family)
    {
        var publishing = project.Publishing!;
        if (publishing.BaseImage.IsKnown)
        {
            return candidate.Facts?.DistrolessVariant is { } variant && FindPlain(project, "ContainerBaseImage") is { } origin
                ? [Fix.Replace("Name the distroless variant", FixSafety.Unsafe, origin, variant)]
                : [];
        }

        // Another C library needs another runtime identifier: that is no edit of one line.
        if (family is null || !BringsGlibc(publishing) || (project.Policy.BaseImages.Allow is not null && !IsAllowed(project, candidate, family)))
        {
            return [];
        }

        if (publishing.Family.IsKnown)
        {
            return FindPlain(project, FamilyProperty) is { } origin && publishing.Family.Value.IndexOf("alpine", StringComparison.OrdinalIgnoreCase) < 0
                ? [Fix.Replace($"Set {FamilyProperty} to {family}", FixSafety.Safe, origin, family)]
                : [];
        }

        return ProjectEdits.AddProperty(project, FamilyProperty, family) is { } edit
            ? [new Fix($"Set {FamilyProperty} to {family}", FixSafety.Safe, [edit])]
            : [];
    }

    private static SourceLocation? FindPlain(ProjectSubject project, string property) =>
        project.Project!.FindPropertyElement(property) is { Content: { } content } element && ProjectEdits.IsPlain(project, element)
            ? element.Locate(content.ValueSpan)
            : null;

    private static bool BringsGlibc(ContainerPublishing publishing)
    {
        foreach (var identifier in publishing.RuntimeIdentifiers.TryGet(out var identifiers) ? identifiers : [])
        {
            if (identifier.IndexOf("musl", StringComparison.OrdinalIgnoreCase) >= 0)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsAllowed(ProjectSubject project, PublishedBase candidate, string family) =>
        candidate.Reference.Tag is { } tag
        && ImageReference.TryParse(candidate.Reference.Repository + ":" + tag.Split('-')[0] + "-" + family, out var reference, out _)
        && project.Policy.BaseImages.Allows(reference!) == Trilean.Yes;
}
