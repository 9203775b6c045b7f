using System.Collections.Immutable;
using LucidCompliance.Diagnostics;
using LucidCompliance.Text;

namespace LucidCompliance.Engine.Baselines;

/// <summary>A baseline file that shall be written.</summary>
/// <param name="Path">Relative to the repository root.</param>
/// <param name="Original">What it contains; null where there is no such file.</param>
/// <param name="NewContent">The characters that replace it, without byte order mark.</param>
/// <param name="Entries">How many entries it will have.</param>
public sealed record BaselineChange(string Path, SourceText? Original, string NewContent, int Entries);

/// <summary>What a baseline of the present findings comes to. Nothing is written: a front end does that.</summary>
public sealed record BaselinePlan
{
    /// <summary>The files that change, ordered by path; empty where they say all already.</summary>
    public required ImmutableArray<BaselineChange> Files { get; init; }

    /// <summary>The findings that the baseline holds back once it is written, in the order of an analysis.</summary>
    public required ImmutableArray<Diagnostic> Held { get; init; }

    /// <summary>The findings of severity warning or error that no baseline may hold: those of locked rules, and about the policy itself.</summary>
    public required ImmutableArray<Diagnostic> Left { get; init; }

    /// <summary>How many findings are new in the baseline.</summary>
    public required int Added { get; init; }

    /// <summary>How many entries go, because what they held back is no longer there or no longer a warning or an error.</summary>
    public required int Removed { get; init; }

    /// <summary>A baseline file that is not understood, so that writing it would lose what stands in it; null where there is none.</summary>
    public string? Broken { get; init; }
}
