using System.Collections.Immutable;
using LucidCompliance.Policy;
using LucidCompliance.Text;

namespace LucidCompliance.Baselines;

/// <summary>A <c>lucid-baseline.json</c>: the findings that a repository lives with for now.</summary>
public sealed record BaselineFile
{
    /// <summary>Its path, relative to the repository root.</summary>
    public required string Path { get; init; }

    /// <summary>The folder that its entries are relative to: empty for the root, otherwise with a final '/'.</summary>
    public required string BaseDirectory { get; init; }

    /// <summary>Its text; null where it cannot be read.</summary>
    public SourceText? Text { get; init; }

    /// <summary>The entries that make sense, in the order of the file.</summary>
    public ImmutableArray<BaselineEntry> Entries { get; init; } = ImmutableArray<BaselineEntry>.Empty;

    /// <summary>What in it makes no sense.</summary>
    public ImmutableArray<PolicyError> Errors { get; init; } = ImmutableArray<PolicyError>.Empty;
}
