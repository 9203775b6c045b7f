using System;
using System.Collections.Immutable;

namespace LucidCompliance.Model.Projects;

/// <summary>The SDKs that a project names, and what they say for it.</summary>
internal static class ProjectSdks
{
    // SDKs that add to another one and leave the facts of this model alone.
    private static readonly ImmutableArray<string> Known =
    [
        "Microsoft.NET.Sdk", "Microsoft.NET.Sdk.Web", "Microsoft.NET.Sdk.Worker", "Microsoft.NET.Sdk.Razor", "Microsoft.NET.Sdk.BlazorWebAssembly",
        "Microsoft.NET.Sdk.StaticWebAssets", "Aspire.AppHost.Sdk", "LucidCompliance.Sdk",
    ];

    /// <summary>Properties that no known SDK sets before the project does: where a project does not set one, it is empty.</summary>
    private static readonly ImmutableArray<string> Untouched =
    [
        "TargetFramework", "TargetFrameworks", "AssemblyName", "RootNamespace", "SelfContained", "PublishSelfContained", "PublishAot", "PublishTrimmed",
        "PublishSingleFile", "InvariantGlobalization", "InvariantTimezone", "RuntimeIdentifier", "RuntimeIdentifiers", "EnableSdkContainerSupport", "PublishProfile",
        "WebPublishMethod", "IsPublishable", "DockerfilePath", "DockerfileFile", "DockerfileContext", "DockerDefaultTargetOS", "DockerfileFastModeStage", "DockerfileBuildArguments", "DockerfileTag",
        "RollForward", "UserSecretsId", "OutputType", "AzureFunctionsVersion", "ManagePackageVersionsCentrally", "IsTestProject", "UseAppHost", "AutoGenerateImageTag",
    ];

    public static bool IsKnown(string name) => Contains(Known, name);

    /// <summary>Whether an unset property is proven to be empty.</summary>
    public static bool LeavesUnset(string property) =>
        property.StartsWith("Container", StringComparison.OrdinalIgnoreCase) || Contains(Untouched, property);

    /// <summary>The names in an <c>Sdk</c> attribute: <c>A;B/1.0</c>.</summary>
    public static ImmutableArray<string> Split(string attribute)
    {
        var names = ImmutableArray.CreateBuilder<string>();
        foreach (var part in attribute.Split(';'))
        {
            var slash = part.IndexOf('/');
            var name = (slash < 0 ? part : part.Substring(0, slash)).Trim();
            if (name.Length > 0)
            {
                names.Add(name);
            }
        }

        return names.ToImmutable();
    }

    private static bool Contains(ImmutableArray<string> names, string name)
    {
        foreach (var known in names)
        {
            if (string.Equals(known, name, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
