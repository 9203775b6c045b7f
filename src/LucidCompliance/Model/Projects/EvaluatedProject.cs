using System;
using System.Collections.Immutable;

namespace LucidCompliance.Model.Projects;

/// <summary>What MSBuild says of a project that it builds: properties and the names of items after evaluation. Never values that may be secrets.</summary>
public sealed class EvaluatedProject
{
    /// <summary>The project file, relative to the repository root.</summary>
    public required string Path { get; init; }

    /// <summary>Whether this is the outer build of several target frameworks, where what depends on the framework is not decided.</summary>
    public bool IsOuterBuild { get; init; }

    /// <summary>The values of the properties that were asked for, by name without regard to case; empty for one that is not set.</summary>
    public ImmutableDictionary<string, string> Properties { get; init; } = ImmutableDictionary.Create<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The items that were asked for, by type: each as its name, or as name, slash and version for packages.</summary>
    public ImmutableDictionary<string, ImmutableArray<string>> Items { get; init; } = ImmutableDictionary.Create<string, ImmutableArray<string>>(StringComparer.OrdinalIgnoreCase);
}
