using System;
using System.Collections.Immutable;
using LucidCompliance.Syntax.Shell;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.Dockerfile;

/// <summary>What a command does with the packages of a distribution.</summary>
internal static class PackageCommands
{
    // Commands that install nothing and run nothing that could.
    private static readonly ImmutableHashSet<string> Harmless = ImmutableHashSet.Create(
        StringComparer.Ordinal,
        "rm", "echo", "printf", "set", "cd", "mkdir", "cp", "mv", "sed", "true", ":", "touch", "cat", "sleep", "chmod", "chown", "export", "ls", "test", "[", "exit",
        "unset", "tee", "grep", "ln", "date", "uname", "id", "adduser", "addgroup", "useradd", "groupadd", "apt-key", "which", "umask");

    /// <summary>Whether the command only fetches the list of packages: <c>apt-get update</c>.</summary>
    public static bool IsIndexUpdate(SimpleCommand command) => command.Name switch
    {
        "apt" or "apt-get" or "aptitude" or "apk" => command.Verb?.Text == "update",
        "yum" or "dnf" or "microdnf" => command.Verb?.Text == "makecache",
        "zypper" => command.Verb?.Text is "refresh" or "ref",
        _ => false,
    };

    /// <summary>Whether the command surely needs no list of packages.</summary>
    public static bool IsHarmless(SimpleCommand command) =>
        command.Program is null || Harmless.Contains(command.Name) || IsIndexUpdate(command)
        || (command.Name is "apt" or "apt-get" && command.Verb?.Text is "clean" or "autoclean" or "autoremove");

    /// <summary>Whether the command brings all packages of the image to their newest version.</summary>
    public static bool IsUpgradeOfAll(SimpleCommand command)
    {
        if (command.Verb?.Text is not { } verb || command.HasArgument("--security"))
        {
            return false;
        }

        return command.Name switch
        {
            "apt" or "apt-get" or "aptitude" => verb is "upgrade" or "dist-upgrade" or "full-upgrade" or "safe-upgrade" && HasNoPackage(command, verb),
            "apk" => verb == "upgrade" && HasNoPackage(command, verb),
            "yum" or "dnf" or "microdnf" or "tdnf" => verb is "update" or "upgrade" or "distro-sync" && HasNoPackage(command, verb),
            "zypper" => verb is "update" or "up" or "dist-upgrade" or "dup" && HasNoPackage(command, verb),
            _ => false,
        };
    }

    /// <summary>From the program to the verb.</summary>
    public static TextSpan SpanOf(SimpleCommand command) =>
        command is { Program: { } program, Verb: { } verb } ? program.Span.Union(verb.Span) : command.Span;

    // Packages stand behind the verb; options may stand anywhere.
    private static bool HasNoPackage(SimpleCommand command, string verb)
    {
        var isBehind = false;
        for (var i = 0; i < command.ArgumentCount; i++)
        {
            var text = command.GetArgument(i).Text;
            if (text is "-o" or "-c" or "-t" or "--repository" or "-X" or "--setopt" or "--enablerepo" or "--disablerepo" or "-x" or "--exclude")
            {
                i++;
            }
            else if (isBehind && text is not ['-', ..])
            {
                return false;
            }

            isBehind |= string.Equals(text, verb, StringComparison.Ordinal);
        }

        return true;
    }
}
