using System;
using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Knowledge;
using LucidCompliance.Policy;
using LucidCompliance.Subjects;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.Distroless;

/// <summary>LUCID1011: what ships is built on, or is, an image that gets no fixes any more on the day of the build.</summary>
public sealed class BaseImageEndOfLife : Rule
{
    private const int MostVersions = 3;

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID1011",
        Name = nameof(BaseImageEndOfLife),
        Title = "The base image is out of support.",
        DefaultSeverity = DiagnosticSeverity.Warning,
        Fix = FixSafety.Unsafe,
        DependsOnDate = true,
        PeerIds = ["CWE-1104"],
    };

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Check(AnalysisSubjects subjects)
    {
        foreach (var container in subjects.Containers)
        {
            if (container.Image is { Shipping: { } shipping } image)
            {
                var root = shipping.Base.Root;
                if (root.Image.TryGet(out var reference) && !root.IsReplacedByContext && root.Facts is { IsWindows: false } facts && facts.IsEndOfLifeOn(subjects.Date))
                {
                    yield return Report(root.Location, reference, facts, subjects.Date, image.Policy, root.Locate(new TextSpan(0, reference.Text.Length))) with
                    {
                        Service = container.Service?.Name,
                        Related = Wording.RelatedBase(root, root.Location, "The base image is named here."),
                    };
                }
            }
            else if (container.Pulled is { Facts: { IsWindows: false } facts } pulled && pulled.Reference.TryGet(out var reference) && facts.IsEndOfLifeOn(subjects.Date))
            {
                var literal = container.Service?.Image is { IsInterpolated: false } scalar ? scalar.MapToSource(0, reference.Text.Length) : null;
                yield return Report(pulled.Location, reference, facts, subjects.Date, container.Policy, literal) with
                {
                    Service = container.Service?.Name,
                    KeyPath = container.Service?.Image?.KeyPath,
                };
            }
        }
    }

    private Diagnostic Report(SourceLocation location, ImageReference reference, BaseImageFacts facts, DateTime day, PolicyDocument policy, SourceLocation? literal)
    {
        if (!facts.IsSoftwareEndOfLifeOn(day) && facts.Distribution is { } system)
        {
            return Finding(
                location,
                $"{Wording.Name(reference)} is built on {system}, out of support since {Wording.Day(system.LastDay)}: it still pulls, but the system's packages get no security fixes. {Advice(system, day)}");
        }

        var since = facts.EndOfLife is { } last ? "out of support since " + Wording.Day(last) : "no longer maintained";
        var finding = Finding(location, $"{Wording.Name(reference)} is {since}: it still pulls, but gets no security fixes. {Advice(reference, facts, day)}");
        return literal is not null && Successor(reference, facts) is { } successor && facts.ReplacementKeepsRuntime == Trilean.Yes && reference.Digest is null
            && policy.BaseImages.Allows(successor) == Trilean.Yes
                ? finding with { Fixes = [Fix.Replace("Use the image that follows", FixSafety.Unsafe, literal, successor.Text)] }
                : finding;
    }

    private static string Advice(ImageReference reference, BaseImageFacts facts, DateTime day)
    {
        if (Successor(reference, facts) is { } successor)
        {
            var to = BaseImageCatalogue.Default.Find(successor) is { } next ? Wording.Runtime(next) : null;
            return facts.ReplacementKeepsRuntime == Trilean.Yes || to is null || Wording.Runtime(facts) is not { } from
                ? $"Use {successor.Text}."
                : $"{successor.Text} follows it and has {to} instead of {from}: "
                    + (facts.Runtime is "dotnet" or "aspnet" ? "move to it, and change the project's target framework with it." : "move to it with what the builder installs.");
        }

        var supported = SupportedVersions(facts, day);
        return supported.Length == 0 ? "Use an image that is maintained."
            : facts.Runtime is "dotnet" or "aspnet" || IsDotNet(reference) ? $"Take a version with support, {supported}, and change the project's target framework with it."
            : $"Take a version with support: {supported}.";
    }

    private static string Advice(DistributionRelease system, DateTime day)
    {
        var names = new List<string>();
        foreach (var release in system.Later)
        {
            if (day.Date <= release.LastDay)
            {
                names.Add(release.TagPart + " (until " + Wording.Day(release.LastDay) + ")");
            }
        }

        return names.Count == 0
            ? "Use an image on a release that is maintained."
            : $"Take a tag that names a later release: {string.Join(" or ", names.GetRange(Math.Max(names.Count - MostVersions, 0), Math.Min(names.Count, MostVersions)))}.";
    }

    /// <summary>The image that follows; a replacement without tag keeps the tag in use.</summary>
    private static ImageReference? Successor(ImageReference reference, BaseImageFacts facts)
    {
        if (facts.Replacement is not { } replacement || !ImageReference.TryParse(replacement, out var named, out _))
        {
            return null;
        }

        return named!.Tag is not null || reference.Tag is not { } tag ? named
            : ImageReference.TryParse(replacement + ":" + tag, out var tagged, out _) ? tagged
            : null;
    }

    // runtime-deps and sdk have no runtime of their own.
    private static bool IsDotNet(ImageReference reference) => reference.Repository.IndexOf("/dotnet/", StringComparison.Ordinal) >= 0;

    // The image has no replacement: its later versions are the same tag with another number.
    private static string SupportedVersions(BaseImageFacts facts, DateTime day)
    {
        var names = new List<string>();
        foreach (var (version, last) in facts.LaterVersions)
        {
            if (day.Date <= last && names.Count < MostVersions)
            {
                names.Add(version + " (until " + Wording.Day(last) + ")");
            }
        }

        return string.Join(" or ", names);
    }
}
