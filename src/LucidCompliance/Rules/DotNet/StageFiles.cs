using System;
using LucidCompliance.Model;
using LucidCompliance.Model.DotNet;
using LucidCompliance.Model.Images;
using LucidCompliance.Syntax.Dockerfile;

namespace LucidCompliance.Rules.DotNet;

/// <summary>Whether a stage holds a project file where a command looks for it.</summary>
internal static class StageFiles
{
    // Programs that make no project file.
    private static readonly string[] Harmless = ["dotnet", "apt-get", "apt", "apk", "tdnf", "echo", "mkdir", "ls", "rm", "set", "export", "true", "cd", "chmod", "chown", "pwd", "cat", "test", "["];

    /// <summary>
    /// Whether a file is proven to be missing when a step runs: no COPY or ADD brings it, as the build context shows, and nothing that ran
    /// before can have made it.
    /// </summary>
    public static bool IsMissing(StageStep step, string path)
    {
        return step.FilesBefore.FindArrivals(path).IsEmpty && RunsFirst(step);
    }

    /// <summary>Whether everything in front of a step is known to bring files from the build context only.</summary>
    public static bool RunsFirst(StageStep step)
    {
        if (!step.Stage.Build.Context.Directory.IsKnown || step.Stage.Base.Root is not { IsReplacedByContext: false, Facts.IsBuildImage: true }
            || (step.Instruction is RunInstruction { Mounts.IsEmpty: false } run && MountsFiles(run)))
        {
            return false;
        }

        return RunsBeforeMakers(step);
    }

    // Only the first step of each stage that may make files counts, which a stage remembers: many commands ask.
    private static bool RunsBeforeMakers(StageStep step)
    {
        if (FirstMaker(step.Stage) < step.Index)
        {
            return false;
        }

        for (var stage = step.Stage.Base.Parent; stage is not null; stage = stage.Base.Parent)
        {
            if (FirstMaker(stage) < stage.Steps.Length)
            {
                return false;
            }
        }

        return true;
    }

    private static int FirstMaker(Stage stage)
    {
        if (stage.FirstMaker < 0)
        {
            var index = 0;
            while (index < stage.Steps.Length && !MayMake(stage.Steps[index]))
            {
                index++;
            }

            stage.FirstMaker = index;
        }

        return stage.FirstMaker;
    }

    /// <summary>The path in the repository of a file that a COPY of the build context brings to a path of the stage; null where that is not known.</summary>
    public static string? RepositoryPathOf(StageStep step, string path)
    {
        foreach (var arrival in step.FilesBefore.FindArrivals(path))
        {
            if (arrival.Step.Transfer is { Origin.Kind: TransferOriginKind.Context } && arrival.SourcePath.TryGet(out var source))
            {
                return step.Stage.Build.Context.GetRepositoryPath(source).TryGet(out var full)
                    && step.Stage.Build.Options.Context!.Files.GetKind(full) is { IsKnown: true, Value: PathKind.File } ? full : null;
            }

            return null;
        }

        return null;
    }

    private static bool MountsFiles(RunInstruction run)
    {
        foreach (var mount in run.Mounts)
        {
            if (mount.Type is not ("cache" or "secret" or "ssh" or "tmpfs"))
            {
                return true;
            }
        }

        return false;
    }

    private static bool MayMake(StageStep step)
    {
        if (step.Transfer is { } transfer)
        {
            return !transfer.Destination.IsKnown;
        }

        if (step.Instruction is not RunInstruction run)
        {
            return false;
        }

        if (!step.IsPosix || MountsFiles(run))
        {
            return true;
        }

        foreach (var script in run.Scripts)
        {
            foreach (var command in script.Commands)
            {
                if (Array.IndexOf(Harmless, command.Name) < 0 || (command.Name == "dotnet" && command.Verb?.Text is "new" or "tool" or "msbuild"))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
