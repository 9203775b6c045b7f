using System;
using System.Collections.Immutable;
using LucidCompliance.Diagnostics;

namespace LucidCompliance.Engine.Fixes;

/// <summary>Which fixes to apply.</summary>
public sealed record FixOptions
{
    /// <summary>Whether fixes that may change the behaviour are applied too (<see cref="FixSafety.Unsafe"/>).</summary>
    public bool IncludeUnsafe { get; init; }

    /// <summary>The ids of the rules whose findings are fixed; empty means all.</summary>
    public ImmutableArray<string> Rules { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>
    /// Whether a file, by its path relative to the root, may be edited here. A fix with an edit in another file is left for that file's
    /// owner. Null allows every file whose findings the analysis reports.
    /// </summary>
    public Func<string, bool>? MayEdit { get; init; }

    internal bool Wants(Diagnostic finding)
    {
        if (Rules.IsEmpty)
        {
            return true;
        }

        foreach (var id in Rules)
        {
            if (string.Equals(id, finding.Rule.Id, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
