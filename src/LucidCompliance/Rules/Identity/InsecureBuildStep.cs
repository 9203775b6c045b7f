using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Subjects;
using LucidCompliance.Syntax.Dockerfile;

namespace LucidCompliance.Rules.Identity;

/// <summary>LUCID3019: a RUN asks for the host's network or for a build without sandbox, also in a builder.</summary>
public sealed class InsecureBuildStep : DockerfileRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID3019",
        Name = nameof(InsecureBuildStep),
        Title = "A build step leaves the sandbox of the build.",
        DefaultSeverity = DiagnosticSeverity.Warning,
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(DockerfileSubject dockerfile)
    {
        foreach (var instruction in dockerfile.Syntax.Instructions)
        {
            var run = instruction as RunInstruction ?? (instruction as OnbuildInstruction)?.Trigger as RunInstruction;
            if (run?.Security is { Value.Text: "insecure" } security)
            {
                yield return Finding(
                    dockerfile.At(security.Span),
                    "RUN --security=insecure gives the step all capabilities and devices of the build host, so whatever it downloads and runs may change that host. Remove the flag, and do "
                    + "what needs it outside the build.");
            }

            if (run?.Network is { Value.Text: "host" } network)
            {
                yield return Finding(
                    dockerfile.At(network.Span),
                    "RUN --network=host lets the step reach what only the build host may reach, its own services included, and makes the build depend on where it runs. Remove the flag.");
            }
        }
    }
}
