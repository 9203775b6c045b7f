using System.Collections.Immutable;

namespace LucidCompliance.Model.Compose;

/// <summary>What the policy says about variables.</summary>
public sealed record ComposeEnvironmentOptions
{
    /// <summary>The policy says nothing.</summary>
    public static ComposeEnvironmentOptions None { get; } = new();

    /// <summary>The policy's <c>environment.files</c>, relative to the repository root; null where it has none. They replace <c>.env</c>.</summary>
    public ImmutableArray<string>? Files { get; init; }

    /// <summary>The policy's <c>environment.provided</c>: names that a variable source outside the repository defines.</summary>
    public ImmutableArray<string> Provided { get; init; } = [];
}
