using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model.Images;
using LucidCompliance.Subjects;
using LucidCompliance.Syntax.Dockerfile;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.Identity;

/// <summary>LUCID3017: a mode of the shipping image lets everybody write, or makes a program run as its owner.</summary>
public sealed class WorldWritablePath : ImageRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID3017",
        Name = nameof(WorldWritablePath),
        Title = "Everybody may write to a path of the image, or a program of it runs as its owner.",
        DefaultSeverity = DiagnosticSeverity.Warning,
        Fix = FixSafety.Unsafe,
        PeerIds = ["dockle CIS-DI-0008", "CIS Docker 4.8", "CWE-732"],
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ImageSubject image)
    {
        foreach (var step in image.ShippingSteps())
        {
            if (step.Instruction is FileTransferInstruction { Chmod.Value: { } mode } && step.Expand(mode).TryGet(out var text))
            {
                if (Check(step, mode.Span, text, "--chmod") is { } finding)
                {
                    yield return finding;
                }
            }
            else if (step.Instruction is RunInstruction run)
            {
                foreach (var command in run.Programs)
                {
                    if (command.Name == "chmod" && command.FindOperand() is >= 0 and var index
                        && Check(step, command.GetArgument(index).Span, command.GetArgument(index).Text, "chmod") is { } finding)
                    {
                        yield return finding;
                    }
                }
            }
        }
    }

    private Diagnostic? Check(StageStep step, TextSpan span, string mode, string what)
    {
        var isWritable = FileMode.IsWorldWritable(mode);
        if (!isWritable && !FileMode.SetsUser(mode))
        {
            return null;
        }

        var location = step.Locate(span);
        if (!isWritable)
        {
            return Finding(
                location,
                $"{what} {mode} sets the setuid bit: whoever starts that program becomes its owner, which is root as a rule. Remove the bit, and start the process as the user that it needs.");
        }

        var narrower = FileMode.WithoutWorldWrite(mode);
        return Finding(
            location,
            $"{what} {mode} lets every user write there: any process of the container can change what another one runs or reads. "
            + $"Give the path to the user instead (COPY --chown, chown)" + (narrower is null ? "." : $", with mode {narrower} at most.")) with
        {
            Fixes = narrower is not null && string.Equals(location.Text.GetText(location.Span), mode, StringComparison.Ordinal)
                ? [Fix.Replace("Write " + narrower, FixSafety.Unsafe, location, narrower)]
                : ImmutableArray<Fix>.Empty,
        };
    }
}
