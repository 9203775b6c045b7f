using System;
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

    /// <summary>The service that a key path leads into; null where it leads elsewhere.</summary>
    /// <param name="keyPath">Such as <c>services.web.build.context</c>; a service's name may itself have dots.</param>
    public string? FindServiceOf(string keyPath)
    {
        const string Prefix = "services.";
        if (!keyPath.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return null;
        }

        string? found = null;
        foreach (var service in Project.Services)
        {
            var end = Prefix.Length + service.Name.Length;
            if (string.CompareOrdinal(keyPath, Prefix.Length, service.Name, 0, service.Name.Length) == 0
                && (keyPath.Length == end || keyPath[end] is '.' or '[')
                && service.Name.Length > (found?.Length ?? 0))
            {
                found = service.Name;
            }
        }

        return found;
    }
}
