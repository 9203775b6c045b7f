using System;
using System.Collections.Immutable;

namespace LucidCompliance.Diagnostics;

/// <summary>What is fixed about a rule: its identity and its place in the presets.</summary>
public sealed record RuleDescriptor
{
    private static readonly string[] Categories =
    [
        "Analysis", "Distroless", "Secrets", "Identity", "Runtime", "Labels", "Compose", "DotNet", "Dockerfile", "Images",
    ];

    /// <summary><c>LUCID</c> and four digits; never changes.</summary>
    public required string Id { get; init; }

    /// <summary>The offence in PascalCase: <c>ShellFormWithoutShell</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The offence in one sentence, present tense, with a period.</summary>
    public required string Title { get; init; }

    /// <summary>The severity under the preset <c>recommended</c>; a finding may state its own.</summary>
    public required DiagnosticSeverity DefaultSeverity { get; init; }

    /// <summary>The strongest fix that the rule can offer; null where it gives advice only.</summary>
    public FixSafety? Fix { get; init; }

    /// <summary>Whether the preset <c>strict</c> raises the rule to an error (the catalogue's dagger).</summary>
    public bool IsErrorUnderStrict { get; init; }

    /// <summary>Whether the finding depends on the calendar: TreatWarningsAsErrors does not promote it (RULES.md convention 34).</summary>
    public bool DependsOnDate { get; init; }

    /// <summary>How an editor may render the text of a finding.</summary>
    public RuleTag Tag { get; init; }

    /// <summary>Ids of the rules that are more specific: their finding on the same subject silences this one (RULES.md convention 4).</summary>
    public ImmutableArray<string> YieldsTo { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>Ids of the same check elsewhere: <c>hadolint DL3002</c>, <c>CWE-250</c>, <c>CIS Docker 4.1</c>.</summary>
    public ImmutableArray<string> PeerIds { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>The concern, from the id's first digit: <c>Distroless</c>, <c>Secrets</c>.</summary>
    public string Category => Id.Length == 9 ? Categories[Id[5] - '0'] : throw new InvalidOperationException("A rule id has four digits.");
}
