using System;
using System.Collections.Generic;
using LucidCompliance.Model.Images;
using LucidCompliance.Syntax.Dockerfile;
using LucidCompliance.Syntax.Shell;

namespace LucidCompliance.Rules.Dockerfile;

/// <summary>What is known about the option pipefail of the shell that runs a RUN.</summary>
internal static class ShellOptions
{
    /// <summary>
    /// Whether the shell is known to have the option: bash and its like by name; <c>/bin/sh</c> where it is BusyBox's (Alpine) or bash (the
    /// distributions of RPM). Debian's dash got it late, so it is not known there.
    /// </summary>
    public static bool HasPipefail(StageStep step)
    {
        var path = step.Shell.Path;
        var name = path.Substring(path.LastIndexOf('/') + 1);
        return name is "bash" or "zsh" or "ksh" or "ash"
            || (name == "sh" && step.Stage.Base.Root.Facts is { } facts && facts.PackageManager.TryGet(out var manager) && manager is "apk" or "dnf" or "microdnf" or "yum" or "tdnf");
    }

    /// <summary>The steps for which a SHELL sets the option, their own or one of a parent stage.</summary>
    public static HashSet<StageStep> FindWithPipefail(ImageBuild build)
    {
        var found = new HashSet<StageStep>();
        var ends = new bool[build.Stages.Length];
        foreach (var stage in build.Stages)
        {
            var isSet = stage.Base.Parent is { } parent && ends[parent.Index];
            foreach (var step in stage.Steps)
            {
                if (step.Instruction is ShellInstruction { Command: { } command })
                {
                    isSet = IsSet(command);
                }
                else if (isSet)
                {
                    found.Add(step);
                }
            }

            ends[stage.Index] = isSet;
        }

        return found;
    }

    /// <summary>Whether a command of a script sets the option: <c>set -euo pipefail</c>.</summary>
    public static bool SetsPipefail(SimpleCommand command) =>
        (command.Name == "set" || ShellScript.IsShell(command.Name)) && command.HasArgument("pipefail");

    private static bool IsSet(CommandSyntax command)
    {
        foreach (var word in command.Words)
        {
            if (string.Equals(word.Text, "pipefail", StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
