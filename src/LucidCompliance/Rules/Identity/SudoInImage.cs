using System;
using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model.Images;
using LucidCompliance.Subjects;
using LucidCompliance.Syntax.Dockerfile;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.Identity;

/// <summary>LUCID3016: sudo is installed in the shipping image, or used to build it.</summary>
public sealed class SudoInImage : ImageRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID3016",
        Name = nameof(SudoInImage),
        Title = "sudo is installed in the image or used to build it.",
        DefaultSeverity = DiagnosticSeverity.Warning,
        PeerIds = ["hadolint DL3004", "Trivy DS-0010", "CKV2_DOCKER_1", "KICS 8ada6e80", "dockle DKL-DI-0001"],
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ImageSubject image)
    {
        foreach (var step in image.ShippingSteps())
        {
            if (step.Instruction is not RunInstruction run || FindWord(run) is not { } span)
            {
                continue;
            }

            yield return Finding(
                step.Locate(span),
                "RUN installs or calls sudo: in the image it makes every user who may call it root again, and the build runs as root anyway. Remove it; change the user with USER, "
                + "and step down at start with gosu or setpriv where that must be.");
        }
    }

    private static TextSpan? FindWord(RunInstruction run)
    {
        foreach (var script in run.Scripts)
        {
            foreach (var command in script.Commands)
            {
                // sudo stands in front of the program that it starts, or is that program itself.
                for (var i = 0; i < command.Words.Length && i <= command.Words.Length - command.ArgumentCount - 1; i++)
                {
                    if (ImagePath.BaseName(command.Words[i].Text) == "sudo")
                    {
                        return command.Words[i].Span;
                    }
                }
            }
        }

        foreach (var command in run.Programs)
        {
            if (command.Name is "apt" or "apt-get" or "aptitude" or "apk" or "dnf" or "yum" or "microdnf" or "tdnf" or "zypper"
                && (command.HasArgument("install") || command.HasArgument("add"))
                && command.FindArgument("sudo") is >= 0 and var index)
            {
                return command.GetArgument(index).Span;
            }
        }

        return null;
    }
}
