using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Subjects;

namespace LucidCompliance.Rules.Analysis;

/// <summary>LUCID0001: text that BuildKit refuses.</summary>
public sealed class DockerfileSyntaxError : DockerfileRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID0001",
        Name = nameof(DockerfileSyntaxError),
        Title = "A Dockerfile contains text that BuildKit refuses.",
        DefaultSeverity = DiagnosticSeverity.Error,
        YieldsTo = ["LUCID4011", "LUCID8022"],
        PeerIds = ["hadolint DL1000", "hadolint DL3061", "hadolint DL3021"],
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(DockerfileSubject dockerfile)
    {
        foreach (var error in dockerfile.Syntax.Errors)
        {
            yield return Finding(dockerfile.At(error.Span), error.Message);
        }
    }
}
