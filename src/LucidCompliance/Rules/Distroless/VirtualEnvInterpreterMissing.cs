using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model.Images;
using LucidCompliance.Rules.Commands;
using LucidCompliance.Subjects;
using LucidCompliance.Syntax.Dockerfile;

namespace LucidCompliance.Rules.Distroless;

/// <summary>LUCID1019: a program of a virtual environment whose interpreter is a link to one that the image does not have.</summary>
public sealed class VirtualEnvInterpreterMissing : ContainerRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID1019",
        Name = nameof(VirtualEnvInterpreterMissing),
        Title = "A virtual environment is run whose interpreter is not in the image.",
        DefaultSeverity = DiagnosticSeverity.Error,
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ContainerSubject container)
    {
        if (container.Image is not { Shipping: { } shipping } image || !PythonTransfer.LacksLocalInterpreter(shipping))
        {
            yield break;
        }

        var commands = Commands(container, shipping);
        if (commands.IsEmpty)
        {
            yield break;
        }

        var relinked = new Dictionary<Stage, bool>();
        var transfers = PythonTransfer.Of(image);
        foreach (var command in commands)
        {
            foreach (var transfer in transfers)
            {
                if (transfer is not { IsEnvironment: true, Builder: { } builder }
                    || !RunsFrom(command.Program, transfer.Destination, shipping)
                    || !PythonTransfer.IsOfficial(builder)
                    || MayRelink(builder, relinked))
                {
                    continue;
                }

                var location = command.Locate(command.ProgramIndex);
                yield return Finding(
                    location,
                    $"{command.Title} runs '{command.Program}' of the virtual environment {transfer.Destination}, whose interpreter is a link to /usr/local/bin/python3 of the builder; "
                    + $"{Wording.BaseOf(container, location) ?? "the image"} does not have it: 'no such file or directory'. Run \"/usr/bin/python3\" with PYTHONPATH at the "
                    + "environment's site-packages, or link the interpreter before the environment is made.") with
                {
                    KeyPath = command.KeyPath,
                    Related = [new RelatedLocation(transfer.Step.Locate(transfer.Source.Word.Span), "The virtual environment is copied here.")],
                };
                break;
            }
        }
    }

    private static ImmutableArray<StartCommand> Commands(ContainerSubject container, Stage shipping)
    {
        var commands = ImmutableArray.CreateBuilder<StartCommand>(2);
        if (StartCommand.Find(container) is { IsArgument: false } start)
        {
            commands.Add(start);
        }

        if ((container.Service is null || !ServiceOverrides.SetsHealthcheck(container.Service))
            && shipping.Config.Healthcheck.TryGet(out var healthcheck)
            && StartCommand.Of(healthcheck.Command, "HEALTHCHECK", isArgument: false) is { } check)
        {
            commands.Add(check);
        }

        return commands.ToImmutable();
    }

    // A console script is found on PATH where its interpreter is a dead link; a dead link itself is passed over.
    private static bool RunsFrom(string program, string environment, Stage shipping)
    {
        var directory = environment + "/bin";
        return program.IndexOf('/') >= 0
            ? program.StartsWith(directory + "/", StringComparison.Ordinal)
            : !program.StartsWith("python", StringComparison.Ordinal)
                && shipping.Config.Environment.TryGetValue("PATH", out var fact)
                && fact.TryGet(out var path)
                && path.StartsWith(directory + ":", StringComparison.Ordinal)
                && shipping.Files.ContainsCommand(program) is { IsKnown: true, Value: false };
    }

    // Links, copies and another interpreter by name may be the very remedy.
    private static bool MayRelink(Stage builder, Dictionary<Stage, bool> known)
    {
        if (!known.TryGetValue(builder, out var answer))
        {
            known[builder] = answer = MayRelink(builder);
        }

        return answer;
    }

    private static bool MayRelink(Stage builder)
    {
        for (var stage = builder; stage is not null; stage = stage.Base.Parent)
        {
            foreach (var step in stage.Steps)
            {
                if (step.Instruction is not RunInstruction run)
                {
                    continue;
                }

                foreach (var command in run.Programs)
                {
                    if (command.Name is "ln" or "sed" or "cp" or "mv" or "uv" || command.HasArgument("--copies") || command.FindValue("--python") is not null || command.FindValue("-p") is not null
                        || command.Program!.Text.StartsWith("/usr/bin/python", StringComparison.Ordinal))
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }
}
