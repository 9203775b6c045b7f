using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model;

namespace LucidCompliance.Policy;

/// <summary>The policies of a repository, each read once. Not thread-safe.</summary>
public sealed class PolicySet
{
    /// <summary>The name of a policy file.</summary>
    public const string FileName = ArtifactDiscovery.PolicyFileName;

    private readonly PolicyLoader _loader;
    private readonly PolicyDocument? _explicit;
    private readonly Dictionary<string, PolicyDocument> _byDirectory = new(StringComparer.Ordinal);

    /// <summary>Creates the set; files are read when they are asked for.</summary>
    /// <param name="files">The repository.</param>
    /// <param name="rules">The rules that exist: a policy that names another one has an error. Empty: any id of the right form goes.</param>
    /// <param name="policyPath">The one policy for all artifacts; null seeks the nearest <see cref="FileName"/>.</param>
    public PolicySet(IRepositoryFiles files, ImmutableArray<RuleDescriptor> rules, string? policyPath = null)
    {
        _loader = new PolicyLoader(files, rules);
        if (policyPath is { Length: > 0 })
        {
            _explicit = _loader.TryLoad(policyPath, string.Empty, isRequired: true) ?? PolicyDocument.Default;
        }
    }

    /// <summary>The defects of all policy files read so far, in the order of reading.</summary>
    public ImmutableArray<PolicyError> Errors => _loader.Errors;

    /// <summary>The policies read so far that come from a file, in the order of reading.</summary>
    public ImmutableArray<PolicyDocument> Documents => _loader.Documents;

    /// <summary>The policy for a file: the nearest one upwards, or <see cref="PolicyDocument.Default"/>.</summary>
    /// <param name="artifactPath">Relative to the repository root; an absolute path has the root's policy.</param>
    public PolicyDocument For(string artifactPath)
    {
        if (_explicit is not null)
        {
            return _explicit;
        }

        return ForDirectory(RepositoryPath.IsAbsolute(artifactPath) ? string.Empty : PolicyPath.DirectoryOf(artifactPath));
    }

    // Iterative: a hostile path may be long.
    private PolicyDocument ForDirectory(string directory)
    {
        var asked = new List<string>();
        PolicyDocument? result;
        for (var current = directory; ; current = PolicyPath.DirectoryOf(current.Substring(0, current.Length - 1)))
        {
            if (_byDirectory.TryGetValue(current, out result))
            {
                break;
            }

            asked.Add(current);
            result = _loader.TryLoad(current + FileName, current);
            if (result is not null)
            {
                break;
            }

            if (current.Length == 0)
            {
                result = PolicyDocument.Default;
                break;
            }
        }

        foreach (var path in asked)
        {
            _byDirectory[path] = result;
        }

        return result;
    }
}
