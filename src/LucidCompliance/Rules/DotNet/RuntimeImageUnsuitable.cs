using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model.Images;
using LucidCompliance.Subjects;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.DotNet;

/// <summary>LUCID7002: the image of .NET lacks the framework that the program needs, or brings one that it does not use.</summary>
public sealed class RuntimeImageUnsuitable : ContainerRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID7002",
        Name = nameof(RuntimeImageUnsuitable),
        Title = "The .NET image does not fit the program.",
        DefaultSeverity = DiagnosticSeverity.Error,
        Fix = FixSafety.Safe,
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ContainerSubject container)
    {
        if (container.Image is not { Shipping: { } shipping } image || DotNetImage.Of(shipping) is not { } dotNet)
        {
            yield break;
        }

        var entry = EntryProgram.Find(container);
        var application = DotNetApplication.Of(image, entry);
        var finding = dotNet.Kind switch
        {
            DotNetImageKind.RuntimeDeps => CheckWithoutRuntime(container, dotNet, entry, application),
            DotNetImageKind.Runtime => CheckWithoutAspNet(container, dotNet, application) ?? CheckUnused(container, dotNet, entry, application),
            DotNetImageKind.AspNet => CheckUnused(container, dotNet, entry, application),
            _ => null,
        };
        if (finding is not null)
        {
            yield return finding;
        }
    }

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> CheckPublished(ProjectSubject project)
    {
        if (DotNetImage.Of(project) is not { Kind: DotNetImageKind.Runtime or DotNetImageKind.RuntimeDeps } image || !PublishedProgram.NeedsRuntime(project))
        {
            yield break;
        }

        var web = project.Project!.UsesAspNetCore;
        var isWeb = web is { IsKnown: true, Value: true };
        if (image.Kind == DotNetImageKind.Runtime && !isWeb)
        {
            yield break;
        }

        var name = image.Reference.FamiliarName;
        var what = image.Kind == DotNetImageKind.Runtime
            ? $"Project '{project.Name}' needs ASP.NET Core, but ContainerBaseImage names {name} with the plain runtime"
            : $"Project '{project.Name}' is published without a runtime, but ContainerBaseImage names {name} with the native libraries of .NET only";
        var kind = web is { IsKnown: true, Value: false } ? DotNetImageKind.Runtime : DotNetImageKind.AspNet;
        yield return Finding(
            project.Locate(project.Publishing!.BaseImage),
            $"{what}: the container stops at its start. Use {DotNetImage.NameOf(kind)}, or leave ContainerBaseImage out: the SDK takes the right one.") with
        {
            Related = isWeb && web.Origin is { } origin ? [new RelatedLocation(origin, "The project asks for ASP.NET Core here.")] : [],
            Fixes = image.UseKind(kind, project.Policy),
        };
    }

    // "dotnet X.dll", or an executable that looks for the framework, where there is neither.
    private Diagnostic? CheckWithoutRuntime(ContainerSubject container, DotNetImage image, EntryProgram? entry, DotNetApplication? application)
    {
        var needsHost = entry is { IsByHost: true };
        var needsFramework = application is { Publish: not null, IsSelfContained: { IsKnown: true, Value: false } };
        if ((!needsHost && !needsFramework) || (needsHost && application?.IsSelfContained is { IsKnown: true, Value: true }) || MayHaveRuntime(container))
        {
            return null;
        }

        var kind = application?.Project?.UsesAspNetCore is { IsKnown: true, Value: false } ? DotNetImageKind.Runtime : DotNetImageKind.AspNet;
        var root = image.Root;
        var why = needsHost
            ? $"{entry!.Title} runs '{(entry.HostLocation is null ? entry.File : "dotnet " + entry.File)}', but {Wording.Name(root)} has the native libraries of .NET only, and no dotnet"
            : $"The program is published without a runtime, but {Wording.Name(root)} has the native libraries of .NET only";
        return Finding(root.Location, $"{why}: the container stops at its start. Use {DotNetImage.NameOf(kind)} instead of runtime-deps, or publish with '--self-contained' and start the executable.") with
        {
            Related = Related(root, entry?.HostLocation ?? application?.Publish?.Command.Location, "What needs the runtime stands here."),
            Fixes = image.UseKind(kind, container.Policy),
        };
    }

    private Diagnostic? CheckWithoutAspNet(ContainerSubject container, DotNetImage image, DotNetApplication? application)
    {
        if (application is not { Publish: not null, IsSelfContained: { IsKnown: true, Value: false }, Project: { UsesAspNetCore: { IsKnown: true, Value: true } asp } project } || MayHaveRuntime(container))
        {
            return null;
        }

        var root = image.Root;
        return Finding(
            root.Location,
            $"Project '{project.Name}' needs ASP.NET Core, but {Wording.Name(root)} has the plain runtime: the container stops at its start with 'You must install or update .NET'. Use aspnet instead of runtime.") with
        {
            Related = Related(root, asp.Origin, "The project asks for ASP.NET Core here."),
            Fixes = image.UseKind(DotNetImageKind.AspNet, container.Policy),
        };
    }

    private Diagnostic? CheckUnused(ContainerSubject container, DotNetImage image, EntryProgram? entry, DotNetApplication? application)
    {
        if (entry is not { IsByHost: false } || application is not { Publish: { } publish, IsSelfContained: { IsKnown: true, Value: true } own }
            || !entry.Path.TryGet(out var path) || ImagePath.Parent(path) != publish.Directory || HasOtherPrograms(container, publish.Directory))
        {
            return null;
        }

        var root = image.Root;
        var what = application.IsNative is { IsKnown: true, Value: true } ? "is compiled to native code" : "is published with its own runtime";
        return Finding(
            root.Location,
            $"The program {what}: the runtime in {Wording.Name(root)} is never used, and has to be updated all the same. Use runtime-deps.") with
        {
            Severity = DiagnosticSeverity.Info,
            Related = Related(root, own.Origin, "The runtime is taken along because of this."),
            Fixes = image.UseKind(DotNetImageKind.RuntimeDeps, container.Policy),
        };
    }

    private static ImmutableArray<RelatedLocation> Related(StageBase root, SourceLocation? other, string message)
    {
        var related = Wording.RelatedBase(root, root.Location, string.Empty);
        return other is null ? related : related.Add(new RelatedLocation(other, message));
    }

    private static bool MayHaveRuntime(ContainerSubject container) =>
        AddedFiles.MayBeIn(container, "/usr/share/dotnet", "/usr/lib/dotnet", "/usr/bin", "/usr/local/bin", "/root/.dotnet", "/opt/dotnet", "/dotnet")
        || !ContainerVariable.Find(container, "DOTNET_ROOT").Value.IsAbsent;

    // A health check, or a second program, may still be started by dotnet.
    private static bool HasOtherPrograms(ContainerSubject container, string directory)
    {
        foreach (var publish in container.Image!.Publishes)
        {
            if (publish.Directory != directory)
            {
                return true;
            }
        }

        foreach (var command in Commands.EffectiveCommands.Of(container.Image))
        {
            foreach (var word in command.Command.Arguments)
            {
                if (ImagePath.BaseName(word) == "dotnet")
                {
                    return true;
                }
            }
        }

        return container.Service?.Healthcheck is not null || container.Image.Shipping!.Files.MayHoldMore;
    }
}
