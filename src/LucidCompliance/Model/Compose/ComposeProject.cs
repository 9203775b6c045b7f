using System;
using System.Collections.Immutable;
using LucidCompliance.Text;

namespace LucidCompliance.Model.Compose;

/// <summary>A Compose project: what Compose makes of a file with its overrides, extends, includes and variables.</summary>
public sealed class ComposeProject
{
    internal ComposeProject(Artifact artifact, ComposeMapping root)
    {
        Artifact = artifact;
        Root = root;
    }

    /// <summary>The artifact of the base file.</summary>
    public Artifact Artifact { get; }

    /// <summary>All files that were read, the base file first.</summary>
    public ImmutableArray<ComposeFile> Files { get; internal init; } = [];

    /// <summary>What relative paths are relative to; relative to the repository root, <c>.</c> for the root itself.</summary>
    public string ProjectDirectory { get; internal init; } = ".";

    /// <summary>Where variables find their values.</summary>
    public VariableSources Sources { get; internal init; } = VariableSources.None;

    /// <summary>The merged tree.</summary>
    public ComposeMapping Root { get; }

    /// <summary><c>name</c>.</summary>
    public ComposeScalar? Name => Root.GetScalar("name");

    /// <summary>The services in the order of the files, inactive profiles included.</summary>
    public ImmutableArray<ComposeService> Services { get; internal init; } = [];

    /// <summary>The networks that are declared.</summary>
    public ImmutableArray<ComposeResource> Networks { get; internal init; } = [];

    /// <summary>The volumes that are declared.</summary>
    public ImmutableArray<ComposeResource> Volumes { get; internal init; } = [];

    /// <summary>The secrets that are declared.</summary>
    public ImmutableArray<ComposeResource> Secrets { get; internal init; } = [];

    /// <summary>The configs that are declared.</summary>
    public ImmutableArray<ComposeResource> Configs { get; internal init; } = [];

    /// <summary>Every variable reference in a value that counts, each place once, in the order of files and text.</summary>
    public ImmutableArray<VariableReference> References { get; internal init; } = [];

    /// <summary>What Compose refuses or does not do as it is meant, in the order of files and text.</summary>
    public ImmutableArray<ComposeProblem> Problems { get; internal init; } = [];

    /// <summary>Whether a part could not be read (a missing or unreadable override, include or extended file, invalid YAML): absences are not proven then.</summary>
    public bool IsIncomplete { get; internal init; }

    /// <summary>Whether the file is only a part of projects that cannot be seen (an override without its base): it is checked for syntax alone and has no services.</summary>
    public bool IsFragment { get; internal init; }

    /// <summary>The service of that name; null where there is none.</summary>
    public ComposeService? FindService(string name)
    {
        foreach (var service in Services)
        {
            if (string.Equals(service.Name, name, StringComparison.Ordinal))
            {
                return service;
            }
        }

        return null;
    }

    /// <summary>The base file's path, for debugging.</summary>
    public override string ToString() => Artifact.Path;
}
