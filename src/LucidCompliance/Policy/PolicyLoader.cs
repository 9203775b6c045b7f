using System.Collections.Immutable;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model;

namespace LucidCompliance.Policy;

/// <summary>Reads policy files and what they extend, and collects their errors.</summary>
internal sealed class PolicyLoader
{
    private readonly IRepositoryFiles _files;
    private readonly ImmutableArray<RuleDescriptor> _rules;

    public PolicyLoader(IRepositoryFiles files, ImmutableArray<RuleDescriptor> rules)
    {
        _files = files;
        _rules = rules;
    }

    public ImmutableArray<PolicyError> Errors { get; } = ImmutableArray<PolicyError>.Empty;

    public ImmutableArray<PolicyDocument> Documents { get; } = ImmutableArray<PolicyDocument>.Empty;

    public PolicyDocument? TryLoad(string path, string baseDirectory)
    {
        _ = (_files, _rules, path, baseDirectory);
        return null;
    }
}
