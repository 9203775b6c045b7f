using System;
using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Subjects;
using LucidCompliance.Syntax.Dockerfile;

namespace LucidCompliance.Rules.Dockerfile;

/// <summary>LUCID8003: a stage is called as the engines call something of their own.</summary>
public sealed class StageNameReserved : DockerfileRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID8003",
        Name = nameof(StageNameReserved),
        Title = "A stage has a name that the engines reserve.",
        DefaultSeverity = DiagnosticSeverity.Warning,
        PeerIds = ["hadolint DL3063", "BuildKit ReservedStageName"],
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(DockerfileSubject dockerfile)
    {
        foreach (var instruction in dockerfile.Syntax.Instructions)
        {
            if (instruction is FromInstruction { Alias: { } alias } && Meaning(alias.Text) is { } meaning)
            {
                yield return Finding(
                    dockerfile.At(alias.Span),
                    $"The stage name '{alias.Text}' is reserved: {meaning}, so what later names the stage may get something else. Give the stage another name.");
            }
        }
    }

    private static string? Meaning(string name) =>
        string.Equals(name, "scratch", StringComparison.OrdinalIgnoreCase) ? "it means the empty image"
        : string.Equals(name, "context", StringComparison.OrdinalIgnoreCase) ? "it means the build context"
        : null;
}
