using System;
using System.Collections.Generic;
using System.Collections.Immutable;

namespace LucidCompliance.Model.Projects;

/// <summary>
/// What a project says about the image that <c>dotnet publish -t:PublishContainer</c> makes of it. It exists only where the intent to publish
/// so is proven: by a property or item that nothing but the SDK's container publishing reads, or by the container publish profile.
/// </summary>
public sealed class ContainerPublishing
{
    private static readonly ImmutableArray<string> IntentProperties =
    [
        "ContainerBaseImage", "ContainerFamily", "ContainerUser", "ContainerImageTag", "ContainerImageTags", "ContainerImageName", "ContainerRepository",
        "ContainerRegistry", "ContainerRuntimeIdentifier", "ContainerRuntimeIdentifiers", "ContainerWorkingDirectory", "ContainerAppCommandInstruction",
        "ContainerArchiveOutputPath", "ContainerImageFormat", "ContainerGenerateLabels",
    ];

    private static readonly ImmutableArray<string> IntentItems =
    [
        "ContainerPort", "ContainerEnvironmentVariable", "ContainerLabel", "ContainerAppCommand", "ContainerAppCommandArgs", "ContainerEntrypoint",
        "ContainerEntrypointArgs", "ContainerDefaultArgs",
    ];

    private readonly DotNetProject _project;
    private Fact<ImmutableArray<string>>? _baseImages;

    private ContainerPublishing(DotNetProject project) => _project = project;

    /// <summary>The properties that a build must ask MSBuild for, so that it knows what the project publishes.</summary>
    public static IEnumerable<string> Properties => IntentProperties;

    /// <summary><c>ContainerBaseImage</c>: a reference, with or without registry and tag; absent where the SDK infers it.</summary>
    public Fact<string> BaseImage => _project.GetProperty("ContainerBaseImage");

    /// <summary>
    /// The references of the images that will be taken, one for each target framework: what <c>ContainerBaseImage</c> says, or what the SDK
    /// infers. The origin is the property that decides; without one nothing in the files names an image.
    /// </summary>
    public Fact<ImmutableArray<string>> BaseImages => _baseImages ??= BaseInference.Find(_project, this);

    /// <summary><c>ContainerFamily</c>: <c>noble-chiseled</c>, <c>alpine</c>; absent where it is not set.</summary>
    public Fact<string> Family => _project.GetProperty("ContainerFamily");

    /// <summary><c>ContainerUser</c>; absent where the base image decides.</summary>
    public Fact<string> User => _project.GetProperty("ContainerUser");

    /// <summary>The tags of <c>ContainerImageTags</c> or <c>ContainerImageTag</c>; absent where the SDK takes <c>latest</c>.</summary>
    public Fact<ImmutableArray<string>> Tags
    {
        get
        {
            var several = _project.GetProperty("ContainerImageTags");
            return (several.IsAbsent ? _project.GetProperty("ContainerImageTag") : several).Select(DotNetProject.SplitList);
        }
    }

    /// <summary>
    /// The runtime identifiers that the image is made for: those of <c>ContainerRuntimeIdentifier(s)</c>, else the project's; absent where the
    /// SDK takes that of its own machine.
    /// </summary>
    public Fact<ImmutableArray<string>> RuntimeIdentifiers
    {
        get
        {
            foreach (var name in new[] { "ContainerRuntimeIdentifier", "RuntimeIdentifier", "ContainerRuntimeIdentifiers", "RuntimeIdentifiers" })
            {
                var fact = _project.GetProperty(name);
                if (!fact.IsAbsent)
                {
                    return fact.Select(DotNetProject.SplitList);
                }
            }

            return Fact<ImmutableArray<string>>.Absent;
        }
    }

    /// <summary>The items <c>ContainerPort</c>: the port in <see cref="ProjectItem.Include"/>, the protocol in the metadatum <c>Type</c>.</summary>
    public IEnumerable<ProjectItem> Ports => _project.GetItems("ContainerPort");

    /// <summary>The items <c>ContainerEnvironmentVariable</c>: the name in <see cref="ProjectItem.Include"/>, the value in the metadatum <c>Value</c>.</summary>
    public IEnumerable<ProjectItem> EnvironmentVariables => _project.GetItems("ContainerEnvironmentVariable");

    /// <summary>The items <c>ContainerLabel</c>: the key in <see cref="ProjectItem.Include"/>, the value in the metadatum <c>Value</c>.</summary>
    public IEnumerable<ProjectItem> Labels => _project.GetItems("ContainerLabel");

    /// <summary>What a project says; null where nothing proves that it publishes containers by the SDK.</summary>
    internal static ContainerPublishing? Find(DotNetProject project)
    {
        // A property in a file above speaks to every project below it, also to those of which no image can be made.
        return IsMeant(project)
            && project.IsExecutable is { IsKnown: true, Value: true } && !project.HasSdk("Microsoft.NET.Sdk.BlazorWebAssembly")
            && !IsFlag(project, "EnableSdkContainerSupport", false) && !IsFlag(project, "IsPublishable", false) && !IsFlag(project, "IsTestProject", true)
            ? new ContainerPublishing(project)
            : null;
    }

    private static bool IsMeant(DotNetProject project)
    {
        foreach (var name in IntentProperties)
        {
            if (project.GetProperty(name).IsKnown)
            {
                return true;
            }
        }

        foreach (var type in IntentItems)
        {
            foreach (var item in project.GetItems(type))
            {
                if (item.IsCertain)
                {
                    return true;
                }
            }
        }

        return Is(project, "PublishProfile", "DefaultContainer") || Is(project, "WebPublishMethod", "Container")
            || project.GetFlag("EnableSdkContainerSupport") is { IsKnown: true, Value: true, Origin: not null };
    }

    private static bool IsFlag(DotNetProject project, string property, bool value) =>
        project.GetFlag(property).TryGet(out var stated) && stated == value;

    private static bool Is(DotNetProject project, string property, string value) =>
        project.GetProperty(property).TryGet(out var stated) && string.Equals(stated, value, StringComparison.OrdinalIgnoreCase);
}
