using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Model.Images;
using LucidCompliance.Syntax.Dockerfile;
using LucidCompliance.Syntax.Shell;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.Secrets;

/// <summary>A file that a RUN names.</summary>
/// <param name="Path">The absolute path; of a pattern its directory and the pattern. Relative where nobody knows the directory.</param>
/// <param name="Span">The word in the Dockerfile.</param>
/// <param name="IsAtExit">Whether a trap removes it when the script ends.</param>
internal readonly record struct RunFile(string Path, TextSpan Span, bool IsAtExit = false)
{
    /// <summary>Whether this removal comes behind the writing of the other file, and takes it away.</summary>
    public bool Removes(RunFile written) => (IsAtExit || Span.Start > written.Span.Start) && RunFiles.Covers(Path, written.Path);
}

/// <summary>
/// The files that the commands of a RUN write by redirection, and those that they remove. Words with variables are no files that anybody
/// knows; the home directory is root's.
/// </summary>
internal sealed class RunFiles
{
    // Linux knows no longer paths, and directories that add up must not grow with each cd.
    private const int MaximumPath = 4096;

    private readonly List<RunFile> _written = [];
    private readonly List<RunFile> _removed = [];

    private RunFiles()
    {
    }

    /// <summary>What stands behind <c>&gt;</c>, and what <c>tee</c> names.</summary>
    public IReadOnlyList<RunFile> Written => _written;

    /// <summary>What <c>rm</c>, <c>shred</c> and <c>unlink</c> name, also in a trap.</summary>
    public IReadOnlyList<RunFile> Removed => _removed;

    /// <summary>Reads a RUN of a step.</summary>
    public static RunFiles Of(StageStep step, RunInstruction run)
    {
        var files = new RunFiles();
        foreach (var script in run.Scripts)
        {
            files.Read(script, step.WorkingDirectory.TryGet(out var known) ? known : null);
        }

        return files;
    }

    /// <summary>Whether removing one path removes the other: the same, a directory around it, or a pattern of its name.</summary>
    public static bool Covers(string removed, string path)
    {
        if (removed == path || path.StartsWith(removed.TrimEnd('/') + "/", StringComparison.Ordinal))
        {
            return true;
        }

        var star = removed.IndexOf('*');
        return star > 0
            && path.StartsWith(removed.Substring(0, star), StringComparison.Ordinal)
            && path.EndsWith(removed.Substring(star + 1), StringComparison.Ordinal)
            && path.Length >= removed.Length - 1
            && path.IndexOf('/', star) < 0;
    }

    /// <summary>The path that a word names; null where a variable or a substitution decides.</summary>
    /// <param name="word">The word without quotes.</param>
    /// <param name="directory">The working directory; null where it is not known: then a relative path stays one.</param>
    public static string? PathOf(string word, string? directory)
    {
        foreach (var home in (ReadOnlySpan<string>)["~/", "$HOME/", "${HOME}/"])
        {
            if (word.StartsWith(home, StringComparison.Ordinal))
            {
                word = "/root/" + word.Substring(home.Length);
            }
        }

        return word.Length == 0 || word.IndexOfAny(['$', '`']) >= 0 || word.Length + (directory?.Length ?? 0) > MaximumPath ? null
            : word[0] == '/' ? ImagePath.Combine("/", word)
            : directory is not null ? ImagePath.Combine(directory, word)
            : ImagePath.Combine("/", word).Substring(1);
    }

    /// <summary>The working directory behind a command; null where it is not known.</summary>
    /// <param name="command">The command.</param>
    /// <param name="directory">The directory in front of it.</param>
    /// <param name="isCertain">Whether the command changes it for all that follows: it stands in no group.</param>
    public static string? Enter(SimpleCommand command, string? directory, bool isCertain) => command.Name switch
    {
        "cd" => isCertain && command.ArgumentCount == 1 && PathOf(command.GetArgument(0).Text, directory) is ['/', ..] path ? path : null,
        "pushd" or "popd" => null,
        _ => directory,
    };

    /// <summary>Whether a <c>cd</c> of the script may hold for a part of it only.</summary>
    public static bool HasGroups(ShellScript script) => script.Text.Text.IndexOf('(') >= 0;

    private void Read(ShellScript script, string? directory)
    {
        var isCertain = !HasGroups(script);
        foreach (var command in script.Commands)
        {
            directory = Enter(command, directory, isCertain);
            AddOutputs(command.Redirections, directory);
            if (command.Name == "tee")
            {
                AddOperands(_written, command, directory);
            }
            else if (command.Name == "trap")
            {
                AddTrap(command, directory);
            }
            else if (IsRemoval(command.Name))
            {
                AddOperands(_removed, command, directory);
            }
        }

        foreach (var group in script.GroupRedirections)
        {
            AddOutputs([group.Redirection], directory);
        }
    }

    private void AddOutputs(ImmutableArray<ShellRedirection> redirections, string? directory)
    {
        foreach (var redirection in redirections)
        {
            if (redirection.TakesOutput)
            {
                Add(_written, redirection.Target.Text, redirection.Target.Span, directory);
            }
        }
    }

    private static bool IsRemoval(string name) => name is "rm" or "shred" or "unlink";

    private static void AddOperands(List<RunFile> files, SimpleCommand command, string? directory)
    {
        for (var i = 0; i < command.ArgumentCount; i++)
        {
            var word = command.GetArgument(i);
            if (word.Text is not ['-', ..])
            {
                Add(files, word.Text, word.Span, directory);
            }
        }
    }

    // trap 'rm -f x' EXIT
    private void AddTrap(SimpleCommand command, string? directory)
    {
        if (command.ArgumentCount < 2)
        {
            return;
        }

        foreach (var inner in ShellScript.Parse(command.GetArgument(0).Text).Commands)
        {
            for (var i = 0; IsRemoval(inner.Name) && i < inner.ArgumentCount; i++)
            {
                if (inner.GetArgument(i).Text is not ['-', ..] and var word)
                {
                    Add(_removed, word, command.Span, directory, isAtExit: true);
                }
            }
        }
    }

    private static void Add(List<RunFile> files, string word, TextSpan span, string? directory, bool isAtExit = false)
    {
        if (PathOf(word, directory) is { } path)
        {
            files.Add(new RunFile(path, span, isAtExit));
        }
    }
}
