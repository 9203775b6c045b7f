using System;
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

    /// <summary>Whether the SHELL that holds sets the option.</summary>
    public static bool SetsPipefail(StageStep step)
    {
        for (var stage = step.Stage; stage is not null; stage = stage.Base.Parent)
        {
            var isSet = (bool?)null;
            foreach (var other in stage.Steps)
            {
                if (ReferenceEquals(other, step))
                {
                    break;
                }

                if (other.Instruction is ShellInstruction { Command: { } command })
                {
                    isSet = IsSet(command);
                }
            }

            if (isSet is { } known)
            {
                return known;
            }
        }

        return false;
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
