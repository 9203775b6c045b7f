using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Diagnostics;
using LucidCompliance.Knowledge;
using LucidCompliance.Subjects;

namespace LucidCompliance.Rules.DotNet;

/// <summary>LUCID7004: a time zone is set for, or looked up in, an image that has no time zone database.</summary>
public sealed class TimeZoneDataMissing : ContainerRule
{
    // Names of universal time need no database: what is not found is read as UTC.
    private static readonly string[] Universal = ["", "UTC", "UTC0", "Etc/UTC", "Etc/UCT", "UCT", "GMT", "GMT0", "Etc/GMT", "Zulu", "Etc/Zulu", "Universal", "Z"];

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID7004",
        Name = nameof(TimeZoneDataMissing),
        Title = "A time zone is used on an image without time zone data.",
        DefaultSeverity = DiagnosticSeverity.Warning,
        Fix = FixSafety.Safe,
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ContainerSubject container)
    {
        if (container.BaseFacts is not { HasTimeZones: Trilean.No, IsWindows: false } || AddedFiles.MayBeIn(container, "/usr/share/zoneinfo", "/etc/localtime"))
        {
            yield break;
        }

        var fixes = container.Image is { } built && DotNetImage.Of(built.Shipping) is { } image ? image.UseExtra(container.Policy) : [];
        var zone = ContainerVariable.Find(container, "TZ");
        if (zone.Value.TryGet(out var name) && zone.Location is { } location && Array.IndexOf(Universal, name.TrimStart(':')) < 0 && ContainerVariable.Find(container, "TZDIR").Value.IsAbsent)
        {
            var what = Wording.BaseOf(container, location) ?? "the image";
            yield return Finding(
                location,
                $"TZ sets a time zone, but {what} has no time zone data: the setting has no effect and local time stays UTC. "
                + $"{(fixes.IsEmpty ? "Use an image with tzdata" : "Use the '-extra' variant of the image")}, or remove TZ and work in UTC.") with
            {
                KeyPath = zone.KeyPath,
                Related = Wording.RelatedImage(container, location, "The image without time zone data is named here."),
                Fixes = fixes,
            };
        }

        if (container.Image?.Shipping is { } shipping && TimeZoneLookup.Find(container.Image) is { } lookup)
        {
            var root = shipping.Base.Root;
            yield return Finding(
                root.Location,
                $"'{lookup.Path.Substring(lookup.Path.LastIndexOf('/') + 1)}' looks a time zone up, but {Wording.Name(root)} has no time zone data: the call throws a TimeZoneNotFoundException. "
                + $"{(fixes.IsEmpty ? "Use an image with tzdata" : "Use the '-extra' variant of the image")}.") with
            {
                Related = Wording.RelatedBase(root, root.Location, string.Empty).Add(new RelatedLocation(lookup, "The time zone is looked up here.")),
                Fixes = fixes,
            };
        }
    }

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> CheckPublished(ProjectSubject project)
    {
        var zone = PublishedVariable.Find(project, "TZ");
        if (zone.TryGet(out var name) && zone.Origin is { } location && Array.IndexOf(Universal, name.TrimStart(':')) < 0
            && PublishedVariable.Find(project, "TZDIR").IsAbsent && PublishedVariant.Find(project, static facts => facts.HasTimeZones) is { } image)
        {
            var fixes = image.UseExtra();
            yield return Finding(
                location,
                $"TZ sets a time zone, but {image.Name}, on which the image is published, has no time zone data: the setting has no effect and local time stays UTC. "
                + $"{(fixes.IsEmpty ? "Use an image with tzdata" : "Use the '-extra' variant of the image")}, or remove TZ and work in UTC.") with
            {
                KeyPath = "ContainerEnvironmentVariable.TZ",
                Fixes = fixes,
            };
        }
    }
}
