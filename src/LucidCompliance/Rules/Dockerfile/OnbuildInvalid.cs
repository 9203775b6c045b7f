using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Subjects;
using LucidCompliance.Syntax.Dockerfile;

namespace LucidCompliance.Rules.Dockerfile;

/// <summary>LUCID8022: ONBUILD with an instruction that the engines refuse as a trigger.</summary>
public sealed class OnbuildInvalid : DockerfileRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID8022",
        Name = nameof(OnbuildInvalid),
        Title = "ONBUILD names an instruction that cannot be a trigger.",
        DefaultSeverity = DiagnosticSeverity.Error,
        PeerIds = ["hadolint DL3043"],
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(DockerfileSubject dockerfile)
    {
        foreach (var instruction in dockerfile.Syntax.Instructions)
        {
            if (instruction is OnbuildInstruction { IsForbiddenTrigger: true, Trigger: { } trigger })
            {
                yield return Finding(
                    dockerfile.At(trigger.KeywordSpan),
                    $"ONBUILD {trigger.Keyword.ToUpperInvariant()} is refused, and the build stops here: a trigger cannot be ONBUILD, FROM or MAINTAINER. {Advise(trigger.Kind)}");
            }
        }
    }

    private static string Advise(InstructionKind kind) => kind switch
    {
        InstructionKind.Onbuild => "Write ONBUILD once.",
        InstructionKind.From => "Name the image in the Dockerfile that builds on this one.",
        _ => "Write a LABEL instead.",
    };
}
