using System;
using System.Collections.Immutable;

namespace LucidCompliance.Model.Projects;

/// <summary>
/// The base image that the SDK takes for a project, as its target <c>ComputeContainerBaseImage</c> infers it (SDK 10; earlier SDKs of .NET 9 and
/// 10 left <c>-extra</c> out behind a stated family, which changes neither shell nor user).
/// </summary>
internal static class BaseInference
{
    private const string Registry = "mcr.microsoft.com/dotnet/";

    // The first .NET with an Ubuntu chiseled image for programs without a runtime of their own.
    private const int FirstWithChiseled = 8;

    // From .NET 11 on images have another Ubuntu than the one that SDKs before infer.
    private const int FirstUnknown = 11;

    /// <summary>One reference for each target framework; unknown where a property is that decides.</summary>
    public static Fact<ImmutableArray<string>> Find(DotNetProject project, ContainerPublishing publishing)
    {
        var stated = publishing.BaseImage;
        if (!stated.IsAbsent)
        {
            return stated.Select(static reference => ImmutableArray.Create(reference));
        }

        if (!project.TargetFrameworks.TryGet(out var frameworks) || frameworks.IsEmpty)
        {
            return Unknown("the target framework is not known");
        }

        var family = publishing.Family;
        if (family.IsUnknown || !TryGetRuntime(publishing, out var isMusl))
        {
            return Unknown("the family or the runtime identifier is not known");
        }

        if (!project.SelfContained.TryGet(out var isSelfContained) || !project.PublishAot.TryGet(out var isAot) || !project.PublishTrimmed.TryGet(out var isTrimmed))
        {
            return Unknown("it is not known whether the program brings its runtime");
        }

        if (FindRepository(project, isSelfContained || isAot || isTrimmed) is not { } repository)
        {
            return Unknown("it is not known whether the program needs ASP.NET Core");
        }

        var isInvariant = project.InvariantGlobalization;
        if (isInvariant.IsUnknown)
        {
            return Unknown("InvariantGlobalization is not known");
        }

        var references = ImmutableArray.CreateBuilder<string>(frameworks.Length);
        foreach (var framework in frameworks)
        {
            if (!framework.IsNetCore || framework.Platform is not null)
            {
                return Unknown("a target framework has no image");
            }

            var isChiseled = (isAot || isTrimmed) && framework.Major >= FirstWithChiseled;
            if (framework.Major >= FirstUnknown && (isChiseled || family.IsKnown))
            {
                return Unknown("the SDK of that version may infer another image");
            }

            var extra = framework.Major >= FirstWithChiseled && !(isInvariant.IsKnown && isInvariant.Value) ? "-extra" : string.Empty;
            var suffix = family.TryGet(out var name)
                    ? "-" + name + (name.EndsWith("-chiseled", StringComparison.Ordinal) && !isMusl ? extra : string.Empty)
                : isMusl ? "-alpine" + (isChiseled ? extra : string.Empty)
                : isChiseled ? "-noble-chiseled" + extra
                : string.Empty;
            references.Add(Registry + repository + ":" + framework.Version + suffix);
        }

        return Fact<ImmutableArray<string>>.Known(references.MoveToImmutable(), family.IsKnown ? family.Origin : null);
    }

    private static string? FindRepository(DotNetProject project, bool bringsRuntime) =>
        bringsRuntime ? "runtime-deps"
        : !project.UsesAspNetCore.TryGet(out var isWeb) ? null
        : isWeb ? "aspnet"
        : "runtime";

    // False for Windows, and for a mixture of C libraries, which the SDK refuses.
    private static bool TryGetRuntime(ContainerPublishing publishing, out bool isMusl)
    {
        isMusl = false;
        var identifiers = publishing.RuntimeIdentifiers;
        if (!identifiers.TryGet(out var all))
        {
            return identifiers.IsAbsent;
        }

        for (var i = 0; i < all.Length; i++)
        {
            var isMuslHere = all[i].StartsWith("linux-musl", StringComparison.OrdinalIgnoreCase);
            if (!all[i].StartsWith("linux", StringComparison.OrdinalIgnoreCase) || (i > 0 && isMuslHere != isMusl))
            {
                return false;
            }

            isMusl = isMuslHere;
        }

        return true;
    }

    private static Fact<ImmutableArray<string>> Unknown(string reason) => Fact<ImmutableArray<string>>.UnknownBecause(reason);
}
