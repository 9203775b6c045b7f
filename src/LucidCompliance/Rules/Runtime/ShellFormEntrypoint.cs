using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model.Images;
using LucidCompliance.Rules.Commands;
using LucidCompliance.Subjects;
using LucidCompliance.Syntax.Dockerfile;

namespace LucidCompliance.Rules.Runtime;

/// <summary>LUCID4008: ENTRYPOINT or CMD in shell form, so that a shell stands between the engine's signals and the program.</summary>
public sealed class ShellFormEntrypoint : ImageRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID4008",
        Name = nameof(ShellFormEntrypoint),
        Title = "The start command is in shell form, so signals reach a shell instead of the program.",
        DefaultSeverity = DiagnosticSeverity.Info,
        Fix = FixSafety.Safe,
        YieldsTo = ["LUCID1002", "LUCID4007"],
        PeerIds = ["hadolint DL3025", "BuildKit JSONArgsRecommended", "KICS b86987e1"],
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ImageSubject image)
    {
        foreach (var (command, name) in EffectiveCommands.Of(image, includeHealthcheck: false))
        {
            if (command is not { Form: CommandForm.Shell, Syntax: { } syntax }
                || !image.Shipping!.Config.GetShell(command).IsAvailable.TryGet(out var isThere) || !isThere
                || syntax.ShellText.StartsWith("exec ", StringComparison.Ordinal))
            {
                continue;
            }

            var words = ExecWords(image, command, syntax);
            var advice = words.IsEmpty
                ? "Write a JSON array, or put exec in front of the last command."
                : "Write it in exec form: " + name + " " + PlainCommand.ToMessage(words) + ".";
            yield return Finding(
                command.Location,
                $"{name} is in shell form, so {command.ShellPath} starts the program and gets the stop signal in its place: the container may be killed instead of "
                + $"stopped. {advice}") with
            {
                Fixes = words.IsEmpty ? [] : [Fix.Replace("Write the command in exec form", FixSafety.Safe, command.Location, PlainCommand.ToJson(words))],
            };
        }
    }

    // Empty where exec form would not provably mean the same.
    private static ImmutableArray<string> ExecWords(ImageSubject image, ImageCommand command, CommandSyntax syntax)
    {
        if (command.ShellPath != ShellState.Default || HasOwnShell(image)
            || command.Instruction is not { InteriorComments.IsEmpty: true, EmptyContinuationLines.IsEmpty: true }
            || !PlainCommand.TrySplit(syntax.ShellText, out var words)
            || MissingProgram.IsMissing(image.Shipping!.Files, words[0]))
        {
            return [];
        }

        // A shell also runs a script that names no interpreter; and an entrypoint would get other arguments.
        return words[0].EndsWith(".sh", StringComparison.Ordinal)
            || (command.Instruction is CmdInstruction && !image.Shipping.Config.Entrypoint.IsAbsent) ? [] : words;
    }

    private static bool HasOwnShell(ImageSubject image)
    {
        foreach (var step in image.ShippingSteps())
        {
            if (step.Instruction is ShellInstruction)
            {
                return true;
            }
        }

        return false;
    }
}
