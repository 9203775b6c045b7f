using System;
using System.Linq;
using System.Text;
using LucidCompliance.Model;
using LucidCompliance.Model.Images;
using LucidCompliance.Syntax.Dockerfile;

namespace LucidCompliance.Tests.Conformance;

/// <summary>Dumps the image that a build gives: its stages and their configuration.</summary>
internal static class ImageDump
{
    public static string Write(ImageBuild build)
    {
        var dump = new StringBuilder();
        foreach (var argument in build.GlobalArguments)
        {
            dump.Append($"global ARG {argument.Name} = {Show(argument.Value)}\n");
        }

        foreach (var stage in build.Stages)
        {
            WriteStage(dump, stage);
        }

        foreach (var variable in build.UndefinedVariables)
        {
            var traits = (variable.MayComeFromBase ? ", may come from the base" : "") + (variable.IsDeclaredGlobally ? ", declared globally" : "");
            dump.Append($"undefined {variable.Name} in {variable.Instruction.Keyword} on line {build.Dockerfile.Text.GetPosition(variable.Location.Span.Start).Line + 1}{traits}\n");
        }

        return dump.Length == 0 ? "no stage\n" : dump.ToString();
    }

    private static void WriteStage(StringBuilder dump, Stage stage)
    {
        var traits = (stage.IsShipping ? " ships" : "") + (stage.IsUsedByShipping ? "" : " unused");
        dump.Append($"stage {stage.Index}{(stage.Name is null ? "" : " " + stage.Name)}{traits}\n");
        dump.Append(stage.Base.Parent is { } parent ? $"  on stage {parent.Index}\n" : $"  on {Show(stage.Base.ImageText)}{(stage.Base.IsScratch ? " (scratch)" : "")}\n");
        foreach (var dependency in stage.Dependencies)
        {
            dump.Append($"  needs stage {dependency.Index}\n");
        }

        foreach (var argument in stage.Arguments)
        {
            dump.Append($"  ARG {argument.Name} = {Show(argument.Value)}\n");
        }

        var config = stage.Config;
        foreach (var pair in config.Environment.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            dump.Append($"  env {pair.Key} = {Show(pair.Value)}\n");
        }

        foreach (var pair in config.Labels.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            dump.Append($"  label {pair.Key} = {Show(pair.Value)}\n");
        }

        dump.Append($"  user {Show(config.User, user => DumpWriter.Quote(user.Text))}\n");
        dump.Append($"  workdir {Show(config.WorkingDirectory)}\n");
        dump.Append($"  shell {config.Shell.Path}\n");
        dump.Append($"  entrypoint {Show(config.Entrypoint, Command)}\n");
        dump.Append($"  command {Show(config.Command, Command)}\n");
        dump.Append($"  healthcheck {Show(config.Healthcheck, check => Command(check.Command))}\n");
        dump.Append($"  stopsignal {Show(config.StopSignal)}\n");
        foreach (var port in config.ExposedPorts)
        {
            dump.Append($"  port {Show(port.Text)}: {Show(port.First, first => first.ToString())} to {Show(port.Last, last => last.ToString())} {port.Protocol}\n");
        }

        foreach (var volume in config.Volumes)
        {
            dump.Append($"  volume {Show(volume.Path)}\n");
        }

        foreach (var step in stage.Steps)
        {
            if (step.Transfer is { } transfer)
            {
                var origin = transfer.Origin.Stage is { } source ? $"stage {source.Index}" : $"{transfer.Origin.Kind}{(transfer.Origin.Text is { } text ? " " + text : "")}";
                dump.Append($"  {(step.IsInherited ? "inherited " : "")}{step.Instruction.Keyword} from {origin}: {string.Join(", ", transfer.Sources.Select(word => Show(word.Text)))} -> {Show(transfer.Destination)}\n");
            }
            else if (step.IsInherited)
            {
                dump.Append($"  inherited {step.Instruction.Keyword}\n");
            }
        }
    }

    private static string Command(ImageCommand command) =>
        command.Form == CommandForm.Exec
            ? "[" + string.Join(", ", command.Arguments.Select(DumpWriter.Quote)) + "]"
            : $"{command.ShellPath} {DumpWriter.Quote(command.Syntax!.ShellText)}";

    private static string Show(Fact<string> fact) => Show(fact, DumpWriter.Quote);

    private static string Show<T>(Fact<T> fact, Func<T, string> show)
        where T : notnull =>
        fact.TryGet(out var value) ? show(value) : fact.IsAbsent ? "absent" : $"unknown ({fact.Reason})";
}
