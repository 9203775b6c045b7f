using System.Collections.Immutable;
using LucidCompliance.Model.Compose;
using LucidCompliance.Policy;

namespace LucidCompliance.Subjects;

/// <summary>A Compose project and its containers.</summary>
public sealed class ComposeSubject
{
    internal ComposeSubject(ComposeProject project, PolicyDocument policy)
    {
        Project = project;
        Policy = policy;
    }

    /// <summary>The project after merge and interpolation.</summary>
    public ComposeProject Project { get; }

    /// <summary>The policy that holds for the project's first file.</summary>
    public PolicyDocument Policy { get; }

    /// <summary>The project's containers, one for each service.</summary>
    public ImmutableArray<ContainerSubject> Containers { get; internal set; } = [];
}
