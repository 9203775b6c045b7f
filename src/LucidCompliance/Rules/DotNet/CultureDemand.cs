using System;
using LucidCompliance.Model.Projects;
using LucidCompliance.Subjects;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.DotNet;

/// <summary>Why a project needs cultures, which an image without ICU does not give.</summary>
/// <param name="Cause">What needs them, as the beginning of a sentence.</param>
/// <param name="Effect">What happens without them.</param>
/// <param name="Alternative">What can be done in the project instead, with its comma; or nothing.</param>
/// <param name="IsCertain">Whether the program fails whenever it does what the package is for; otherwise only where it names a culture.</param>
/// <param name="Location">Where the project says so; null where it does not stand in its files.</param>
internal sealed record CultureDemand(string Cause, string Effect, string Alternative, bool IsCertain, SourceLocation? Location)
{
    private const string SqlClient = "Microsoft.Data.SqlClient";

    // Packages that bring the client along (dotnet/SqlClient#3742: refused by design up to version 7).
    private static readonly string[] SqlPackages =
    [
        SqlClient, "Microsoft.EntityFrameworkCore.SqlServer", "Aspire.Microsoft.Data.SqlClient", "Aspire.Microsoft.EntityFrameworkCore.SqlServer",
    ];

    /// <summary>The finding's first sentence.</summary>
    public string Message(string image) => $"{Cause}, but {image} has no ICU and switches cultures off: {Effect}.";

    /// <summary>What the project of an image needs; null where it needs nothing, or nothing is known.</summary>
    public static CultureDemand? Find(ContainerSubject container) =>
        container.Image?.Project is { IsKnown: true, Value.Project: { } project } ? Find(project) : null;

    /// <summary>What a project needs; null where it needs nothing, or nothing is known.</summary>
    public static CultureDemand? Find(DotNetProject project)
    {
        if (HasOwnIcu(project))
        {
            return null;
        }

        foreach (var id in SqlPackages)
        {
            if (Find(project, id) is var (isUsed, location) && isUsed)
            {
                return new CultureDemand($"The project uses {id}", "its connections do not open ('Globalization Invariant Mode is not supported')", string.Empty, IsCertain: true, location);
            }
        }

        var invariant = project.InvariantGlobalization;
        return invariant is { IsKnown: true, Value: false }
            ? new CultureDemand(
                "The project switches InvariantGlobalization off", "the image's DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=true wins, and a culture such as 'de-DE' is not found when it is used",
                ", or set InvariantGlobalization to true if no culture is needed", IsCertain: false, invariant.Origin)
            : null;
    }

    /// <summary>Whether the project of an image brings ICU beside its program.</summary>
    public static bool HasOwnIcu(ContainerSubject container) =>
        container.Image?.Project is { IsKnown: true, Value.Project: { } project } && HasOwnIcu(project);

    /// <summary>
    /// Whether the trimmer, or native compilation, may have built the invariant mode in, so that no variable changes it. What <c>dotnet</c> starts
    /// is neither; of another program only its project tells.
    /// </summary>
    public static bool MayBeInvariantForGood(ContainerSubject container)
    {
        if (container.Image is not { } image || EntryProgram.Find(container) is not { IsByHost: false } entry)
        {
            return false;
        }

        return image.Project is not { IsKnown: true, Value.Project: { } project }
            || (project.InvariantGlobalization is not { IsAbsent: true } and not { IsKnown: true, Value: false }
                && DotNetApplication.Of(image, entry) is var application && (application is null || application.Mentions("PublishAot") || application.Mentions("PublishTrimmed")));
    }

    private static (bool IsUsed, SourceLocation? Location) Find(DotNetProject project, string id)
    {
        foreach (var package in project.Packages)
        {
            if (string.Equals(package.Id, id, StringComparison.OrdinalIgnoreCase))
            {
                // Version 8 of the client may learn to do without.
                return (package.IsCertain && (id != SqlClient || package.Version is { IsKnown: true, Value.Major: < 8 }), package.Location);
            }
        }

        return (project.Assets?.Find(id) is { } resolved && (id != SqlClient || resolved.Major < 8), null);
    }

    /// <summary>Whether a project brings ICU beside its program.</summary>
    public static bool HasOwnIcu(DotNetProject project)
    {
        if (project.UsesPackage("Microsoft.ICU.ICU4C.Runtime") is { IsKnown: true, Value: true })
        {
            return true;
        }

        foreach (var option in project.GetItems("RuntimeHostConfigurationOption"))
        {
            if (string.Equals(option.Include, "System.Globalization.AppLocalIcu", StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
