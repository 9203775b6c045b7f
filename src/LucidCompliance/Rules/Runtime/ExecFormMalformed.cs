using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Rules.Commands;
using LucidCompliance.Subjects;
using LucidCompliance.Syntax.Dockerfile;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.Runtime;

/// <summary>LUCID4007: a command that is meant as a JSON array and is none, so that a shell gets it with its brackets.</summary>
public sealed class ExecFormMalformed : ImageRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID4007",
        Name = nameof(ExecFormMalformed),
        Title = "A command is meant as a JSON array and is no valid JSON.",
        DefaultSeverity = DiagnosticSeverity.Error,
        Fix = FixSafety.Safe,
        PeerIds = ["KICS 34945ae8"],
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ImageSubject image)
    {
        foreach (var step in image.ShippingSteps())
        {
            if (step.Instruction is RunInstruction { Command: { } run } && Check(step.Instruction, run, step.Locate(run.Span), "RUN") is { } finding)
            {
                yield return finding;
            }
        }

        foreach (var (command, name) in EffectiveCommands.Of(image))
        {
            if (Check(command.Instruction!, command.Syntax!, command.Location, name) is { } finding)
            {
                yield return finding;
            }
        }
    }

    private Diagnostic? Check(InstructionSyntax instruction, CommandSyntax command, SourceLocation location, string name)
    {
        if (command is not { Form: CommandForm.Shell, LooksLikeJson: true } || MalformedArray.Read(command.ShellText) is not { } array)
        {
            return null;
        }

        // Of an array over several lines the layout would go.
        var isOneLine = instruction.InteriorComments.IsEmpty && location.Start.Line == location.End.Line;
        var repaired = isOneLine ? array.Repaired : null;
        return Finding(
            location,
            $"{name} is meant as a JSON array, but {array.Problem}: a shell gets the text with its brackets as a command and does not find it. "
            + "Write an array of strings in double quotes.") with
        {
            Fixes = repaired is null ? [] : [Fix.Replace("Write a valid JSON array", FixSafety.Safe, location, repaired)],
        };
    }
}
