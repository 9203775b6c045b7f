using System;
using System.Collections.Generic;
using LucidCompliance.Model.Images;
using LucidCompliance.Subjects.Secrets;
using LucidCompliance.Syntax.Dockerfile;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.Secrets;

/// <summary>A file that a RUN names.</summary>
/// <param name="Path">The absolute path; of a pattern its directory and the pattern.</param>
/// <param name="Span">The word in the Dockerfile.</param>
/// <param name="Order">Its place among the words of the command.</param>
internal readonly record struct RunFile(string Path, TextSpan Span, int Order);

/// <summary>
/// The files that a RUN in shell form writes by redirection, and those that it removes. Words with variables are no files that anybody
/// knows; the home directory is root's.
/// </summary>
internal sealed class RunFileWords
{
    private RunFileWords()
    {
    }

    /// <summary>What stands behind <c>&gt;</c>, and what <c>tee</c> names.</summary>
    public List<RunFile> Written { get; } = [];

    /// <summary>What <c>rm</c>, <c>shred</c> and <c>unlink</c> name.</summary>
    public List<RunFile> Removed { get; } = [];

    /// <summary>Reads a step; nothing where it is no RUN in shell form.</summary>
    public static RunFileWords Of(StageStep step)
    {
        var words = new RunFileWords();
        if (step.Instruction is RunInstruction { Command: { Form: CommandForm.Shell } command } run)
        {
            var directory = step.WorkingDirectory.TryGet(out var known) ? known : null;
            words.Read(command.ShellWord, directory);
            foreach (var heredoc in run.Heredocs)
            {
                if (command.Words.Length <= 1)
                {
                    words.Read(heredoc.Body, directory);
                }
            }
        }

        return words;
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

    private void Read(DockerWord script, string? directory)
    {
        var text = script.Text;
        var order = 0;
        string? program = null;
        var isTarget = false;
        for (var at = 0; at < text.Length;)
        {
            var c = text[at];
            if (c is ' ' or '\t' or '\r')
            {
                at++;
                continue;
            }

            if (c is ';' or '|' or '&' or '(' or ')' or '\n' or '>' or '<')
            {
                program = c is '>' or '<' ? program : null;
                isTarget = c == '>' || (isTarget && c == '&');
                at++;
                continue;
            }

            var end = CommandText.EndOfWord(text, at, text.Length, isShell: true);
            var word = text.Substring(at, end - at).Trim('"', '\'');
            if (isTarget)
            {
                Add(Written, word, script.MapToSource(at, end - at), directory, order);
            }
            else if (program is null)
            {
                program = word is "sudo" or "then" or "do" or "else" ? null : word;
                directory = program == "cd" ? null : directory;
            }
            else if (word.Length > 0 && word[0] != '-')
            {
                var list = program is "rm" or "shred" or "unlink" ? Removed : program == "tee" ? Written : null;
                if (list is not null)
                {
                    Add(list, word, script.MapToSource(at, end - at), directory, order);
                }
            }

            isTarget = false;
            order++;
            at = end;
        }
    }

    private static void Add(List<RunFile> files, string word, TextSpan span, string? directory, int order)
    {
        if (word.StartsWith("~/", StringComparison.Ordinal))
        {
            word = "/root/" + word.Substring(2);
        }
        else if (word.StartsWith("$HOME/", StringComparison.Ordinal))
        {
            word = "/root/" + word.Substring("$HOME/".Length);
        }

        if (word.Length > 0 && word.IndexOf('$') < 0 && word.IndexOf('`') < 0 && (word[0] == '/' || directory is not null))
        {
            files.Add(new RunFile(ImagePath.Combine(directory ?? "/", word), span, order));
        }
    }
}
