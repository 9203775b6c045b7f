using System;
using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model;
using LucidCompliance.Model.Projects;
using LucidCompliance.Subjects;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.DotNet;

/// <summary>LUCID7001: a program is built for another version of .NET than the image that ships has.</summary>
public sealed class TargetFrameworkUnsupportedByImage : Rule
{
    private const string OlderDoesNotRun = "an older .NET does not run it";
    private const string LaterNeedsRollForward = "a program starts on a later major version only where it is set to roll forward";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID7001",
        Name = nameof(TargetFrameworkUnsupportedByImage),
        Title = "The image's version of .NET does not run the project.",
        DefaultSeverity = DiagnosticSeverity.Error,
        Fix = FixSafety.Safe,
    };

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Check(AnalysisSubjects subjects)
    {
        foreach (var container in subjects.Containers)
        {
            if (Check(container, subjects.Date) is { } finding)
            {
                yield return finding with { Service = container.Service?.Name };
            }
        }

        foreach (var project in PublishedProjects(subjects))
        {
            if (CheckPublished(project, subjects.Date) is { } finding)
            {
                yield return finding;
            }
        }
    }

    private Diagnostic? CheckPublished(ProjectSubject project, DateTime day)
    {
        if (DotNetImage.Of(project) is not { Kind: DotNetImageKind.Runtime or DotNetImageKind.AspNet, Version: { } has } image
            || project.Project is not { } facts || !facts.TargetFramework.TryGet(out var framework) || !framework.IsNetCore
            || !PublishedProgram.NeedsRuntime(project))
        {
            return null;
        }

        var needs = new Version(framework.Major, framework.Minor);
        var isOlder = has < needs;
        if (!isOlder && (has.Major == needs.Major || RollForward.AcrossMajor(project) is not { IsKnown: true, Value: false }))
        {
            return null;
        }

        var location = (image.Reference.TagSpan is { } tag ? image.Locate(tag) : null) ?? project.Locate(project.Publishing!.BaseImage);
        return Finding(
            location,
            $"Project '{project.Name}' targets {framework.Moniker}, but ContainerBaseImage names {image.Reference.FamiliarName} with .NET {has}: "
            + $"{(isOlder ? OlderDoesNotRun : LaterNeedsRollForward)}, and the container stops at its start with 'You must install or update .NET'. "
            + $"Use version {framework.Version} of the image, or leave ContainerBaseImage out: the SDK takes the image of the target framework.") with
        {
            Related = [new RelatedLocation(facts.TargetFrameworks.Origin ?? facts.Location, "The project's target framework stands here.")],
            Fixes = image.UseVersion(framework.Version, project.Policy, day),
        };
    }

    private Diagnostic? Check(ContainerSubject container, DateTime day)
    {
        if (container.Image is not { Shipping: { } shipping } image || DotNetImage.Of(shipping) is not { Kind: DotNetImageKind.Runtime or DotNetImageKind.AspNet, Version: { } has } dotNet)
        {
            return null;
        }

        var entry = EntryProgram.Find(container);
        if (DotNetApplication.Of(image, entry) is not { Project: { } project } application
            || !application.Framework.TryGet(out var framework) || !framework.IsNetCore
            || !NeedsFramework(application, entry)
            || AddedFiles.MayBeIn(container, "/usr/share/dotnet", "/usr/lib/dotnet", "/dotnet", "/opt/dotnet", "/root/.dotnet")
            || !ContainerVariable.Find(container, "DOTNET_ROOT").Value.IsAbsent
            || application.Mentions("RuntimeFrameworkVersion"))
        {
            return null;
        }

        // Later minor versions of the same major one are taken by default.
        var needs = new Version(framework.Major, framework.Minor);
        var isOlder = has < needs;
        if (!isOlder && (has.Major == needs.Major || RollForward.AcrossMajor(container, application) is not { IsKnown: true, Value: false }))
        {
            return null;
        }

        var root = dotNet.Root;
        var why = isOlder ? OlderDoesNotRun : LaterNeedsRollForward;
        var rest = isOlder ? $"Use version {framework.Version} of the image, or target {Moniker(has)}." : $"Use version {framework.Version} of the image, target {Moniker(has)}, or set RollForward to Major in the project.";
        return Finding(
            root.TagLocation ?? root.Location,
            $"Project '{project.Name}' targets {framework.Moniker}, but {Wording.Name(root)} has .NET {has}: {why}, and the container stops at its start with 'You must install or update .NET'. {rest}") with
        {
            Related = Wording.RelatedBase(root, root.TagLocation ?? root.Location, "The base image is named here.")
                .Add(new RelatedLocation(application.Framework.Origin ?? project.Location, "The project's target framework stands here.")),
            Fixes = dotNet.UseVersion(framework.Version, container.Policy, day),
        };
    }

    // Without a publish in the Dockerfile, the start tells: "dotnet X.dll" needs the framework, whatever was published.
    private static bool NeedsFramework(DotNetApplication application, EntryProgram? entry) =>
        application.Publish is null ? entry is { IsByHost: true } && IsOwn(application.Project!, entry) : application.IsSelfContained is { IsKnown: true, Value: false };

    private static bool IsOwn(DotNetProject project, EntryProgram entry) =>
        project.AssemblyName.TryGet(out var name) && entry.File.EndsWith(name + ".dll", StringComparison.Ordinal);

    private static string Moniker(Version version) => version.Major >= 5 ? "net" + version : "netcoreapp" + version;
}
