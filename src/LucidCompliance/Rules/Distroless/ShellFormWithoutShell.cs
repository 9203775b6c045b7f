using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model;
using LucidCompliance.Model.Images;
using LucidCompliance.Rules.Commands;
using LucidCompliance.Subjects;
using LucidCompliance.Syntax.Dockerfile;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.Distroless;

/// <summary>LUCID1002: a shell form in a stage that is proven to have no shell.</summary>
public sealed class ShellFormWithoutShell : ImageRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID1002",
        Name = nameof(ShellFormWithoutShell),
        Title = "An instruction in shell form needs a shell that the image does not have.",
        DefaultSeverity = DiagnosticSeverity.Error,
        Fix = FixSafety.Safe,
        YieldsTo = ["LUCID4007"],
        PeerIds = ["hadolint DL3025", "BuildKit JSONArgsRecommended", "KICS b86987e1"],
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ImageSubject image)
    {
        if (image.Shipping is not { } shipping)
        {
            yield break;
        }

        foreach (var step in image.ShippingSteps())
        {
            if (step.Instruction is RunInstruction { Command: { Form: CommandForm.Shell } command } && step.Shell.IsMissing && !RunsByItsOwnInterpreter(step))
            {
                yield return Report(shipping, step.Locate(command.Span), "RUN", step.Shell.Path, "the build fails here",
                    "Run it in a builder stage and COPY what it makes.");
            }
        }

        var config = shipping.Config;
        if (!ServiceOverrides.Entrypoint(image) && Missing(config, config.Entrypoint) is { } entrypoint)
        {
            yield return ReportCommand(image, shipping, entrypoint, "ENTRYPOINT", "the container does not start");
        }

        if (!ServiceOverrides.Command(image) && Missing(config, config.Command) is { } start)
        {
            yield return ReportCommand(image, shipping, start, "CMD", "the container does not start");
        }

        if (!ServiceOverrides.Healthcheck(image) && config.Healthcheck.TryGet(out var healthcheck) && Missing(config, healthcheck.Command) is { } check)
        {
            yield return ReportCommand(image, shipping, check, "HEALTHCHECK CMD", "the container never becomes healthy");
        }
    }

    private static ImageCommand? Missing(ImageConfig config, Fact<ImageCommand> fact) =>
        fact.TryGet(out var command) ? Missing(config, command) : null;

    private static ImageCommand? Missing(ImageConfig config, ImageCommand command) =>
        command.Form == CommandForm.Shell && config.GetShell(command).IsMissing ? command : null;

    // BuildKit executes a heredoc that begins with "#!" as a file; then the interpreter counts, not the shell.
    private static bool RunsByItsOwnInterpreter(StageStep step)
    {
        var run = (RunInstruction)step.Instruction;
        if (run.Heredocs.Length != 1 || run.Command!.Span != run.Heredocs[0].MarkerSpan)
        {
            return false;
        }

        var body = run.Heredocs[0].Body.Text;
        if (!body.StartsWith("#!", StringComparison.Ordinal))
        {
            return false;
        }

        var end = body.IndexOf('\n');
        var line = (end < 0 ? body : body.Substring(0, end)).Substring(2).Trim();
        var blank = line.IndexOf(' ');
        var interpreter = blank < 0 ? line : line.Substring(0, blank);
        return !(interpreter == step.Shell.Path || (step.FilesBefore.HasShell(interpreter).TryGet(out var isThere) && !isThere && IsShell(interpreter)));
    }

    private static bool IsShell(string path) =>
        path.EndsWith("/sh", StringComparison.Ordinal) || path.EndsWith("/bash", StringComparison.Ordinal)
        || path.EndsWith("/ash", StringComparison.Ordinal) || path.EndsWith("/dash", StringComparison.Ordinal);

    private Diagnostic ReportCommand(ImageSubject image, Stage shipping, ImageCommand command, string instruction, string consequence)
    {
        var words = ExecWords(image, shipping, command);
        var advice = words.IsEmpty
            ? "Write a JSON array of a program that is in the image and its arguments."
            : "Write it in exec form: " + instruction + " " + PlainCommand.ToMessage(words) + ".";
        var finding = Report(shipping, command.Location, instruction, command.ShellPath, consequence, advice);
        return words.IsEmpty
            ? finding
            : finding with { Fixes = [Fix.Replace("Write the command in exec form", FixSafety.Safe, command.Location, PlainCommand.ToJson(words))] };
    }

    // Empty where exec form would not provably mean the same, or would only move the defect.
    private static ImmutableArray<string> ExecWords(ImageSubject image, Stage shipping, ImageCommand command)
    {
        if (command.Syntax is not { LooksLikeJson: false } syntax
            || command.Instruction is not { InteriorComments.IsEmpty: true, EmptyContinuationLines.IsEmpty: true } instruction
            || !PlainCommand.TrySplit(syntax.ShellText, out var words))
        {
            return [];
        }

        if (instruction is CmdInstruction && shipping.Config.Entrypoint.TryGet(out var entrypoint))
        {
            // The words become arguments of the entrypoint; the interpreter that it already is must not stay in front.
            if (entrypoint.Instruction is not null)
            {
                return !entrypoint.Arguments.IsEmpty && ProgramName(entrypoint.Arguments[0]) == ProgramName(words[0]) ? [] : words;
            }

            if (shipping.Base.Root.Facts is not { } facts)
            {
                return words;
            }

            var repeated = facts.CountRepeatedInterpreter(words);
            return repeated == 0 ? words
                : repeated == words.Length || repeated != entrypoint.Arguments.Length || OverridesEntrypoint(image) ? []
                : words.RemoveRange(0, repeated);
        }

        return MissingProgram.IsMissing(shipping.Files, words[0]) ? [] : words;
    }

    // python for /usr/bin/python3.13: the versions of one interpreter are one program.
    private static string ProgramName(string path) =>
        path.Substring(path.LastIndexOf('/') + 1).TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '.');

    private static bool OverridesEntrypoint(ImageSubject image)
    {
        foreach (var container in image.Containers)
        {
            if (container.Service is { Entrypoint: not null })
            {
                return true;
            }
        }

        return false;
    }

    private Diagnostic Report(Stage shipping, SourceLocation location, string instruction, string shell, string consequence, string advice)
    {
        var root = shipping.Base.Root;
        return Finding(
            location,
            $"{instruction} is in shell form and needs {shell}, which the image on {Wording.NameWithLine(root, location)} does not have: {consequence}. {advice}") with
        {
            Related = Wording.RelatedBase(root, location, "The base image without that shell is named here."),
        };
    }
}
