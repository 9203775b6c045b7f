using System;
using System.Collections.Immutable;
using LucidCompliance.Syntax.Dockerfile;
using LucidCompliance.Text;

namespace LucidCompliance.Syntax.Shell;

/// <summary>
/// The simple commands of a POSIX shell script, as far as they can be told without running it: words, quotes, operators, pipelines. It never
/// fails: what no shell would read gives the commands that can be recognised. The time grows linearly with the text.
/// </summary>
public sealed class ShellScript
{
    private const int MaximumDepth = 3;

    private ShellScript(DockerWord text, ImmutableArray<SimpleCommand> commands, ImmutableArray<ShellHeredoc> heredocs, ImmutableArray<CompoundRedirection> redirections)
    {
        Text = text;
        Commands = commands;
        Heredocs = heredocs;
        GroupRedirections = redirections;
    }

    /// <summary>The script's text; for a command in exec form its array.</summary>
    public DockerWord Text { get; }

    /// <summary>The commands in source order, those of groups, loops and conditions included.</summary>
    public ImmutableArray<SimpleCommand> Commands { get; }

    /// <summary>The bodies of here-documents, in source order.</summary>
    public ImmutableArray<ShellHeredoc> Heredocs { get; }

    /// <summary>The redirections behind groups, loops and conditions, and those without any command, in source order.</summary>
    public ImmutableArray<CompoundRedirection> GroupRedirections { get; }

    /// <summary>Reads a text.</summary>
    public static ShellScript Parse(DockerWord text)
    {
        var reader = new ShellScriptReader(text ?? throw new ArgumentNullException(nameof(text)));
        return new ShellScript(text, reader.Read(), reader.Heredocs, reader.Compounds);
    }

    /// <summary>Reads a script file, or a part of one; all spans are those of the file.</summary>
    public static ShellScript Parse(SourceText text, TextSpan span) =>
        Parse(new DockerWord(new LogicalLine(text ?? throw new ArgumentNullException(nameof(text)), span.Start, span.End, '\\'), span.Start, span.End));

    /// <summary>Reads a text that stands in no file; the spans are those of the text.</summary>
    internal static ShellScript Parse(string text) => Parse(new SourceText(string.Empty, text), new TextSpan(0, text.Length));

    /// <summary>
    /// The scripts that a RUN gives to a POSIX shell: its line, the heredocs that a shell reads, and the texts of <c>sh -c "…"</c> in them.
    /// Whether the stage's shell is one is for the caller to know.
    /// </summary>
    internal static ImmutableArray<ShellScript> Of(RunInstruction run)
    {
        var scripts = ImmutableArray.CreateBuilder<ShellScript>();
        if (run.Command is not { } command)
        {
            return scripts.ToImmutable();
        }

        if (command.Form == CommandForm.Exec)
        {
            AddExec(scripts, command);
            return scripts.ToImmutable();
        }

        var line = Parse(command.ShellWord);
        Add(scripts, line, depth: 0);
        foreach (var heredoc in run.Heredocs)
        {
            if (IsReadByShell(heredoc, line, command))
            {
                Add(scripts, Parse(heredoc.Body), depth: 0);
            }
        }

        return scripts.ToImmutable();
    }

    /// <summary>The commands of scripts that start a program: those that only assign are left out.</summary>
    internal static ImmutableArray<SimpleCommand> FindPrograms(ImmutableArray<ShellScript> scripts)
    {
        var programs = 0;
        var commands = 0;
        foreach (var script in scripts)
        {
            commands += script.Commands.Length;
            foreach (var command in script.Commands)
            {
                programs += command.Program is null ? 0 : 1;
            }
        }

        if (scripts.Length == 1 && programs == commands)
        {
            return scripts[0].Commands;
        }

        var found = ImmutableArray.CreateBuilder<SimpleCommand>(programs);
        foreach (var script in scripts)
        {
            foreach (var command in script.Commands)
            {
                if (command.Program is not null)
                {
                    found.Add(command);
                }
            }
        }

        return found.MoveToImmutable();
    }

    /// <summary>Whether a program of that name is a POSIX shell.</summary>
    public static bool IsShell(string name) => name is "sh" or "bash" or "ash" or "dash" or "zsh" or "ksh" or "mksh" or "busybox";

    private static void AddExec(ImmutableArray<ShellScript>.Builder scripts, CommandSyntax command)
    {
        var words = ImmutableArray.CreateBuilder<ShellWord>(command.Words.Length);
        foreach (var word in command.Words)
        {
            words.Add(new ShellWord(word.Text, word.Text, word.Span));
        }

        if (words.Count == 0)
        {
            return;
        }

        var only = new SimpleCommand([], words.MoveToImmutable(), [], command.Span, ShellOperator.None);
        scripts.Add(new ShellScript(command.ShellWord, [only], [], []));
        if (IsShell(only.Name) && FindScript(only) is { } index)
        {
            Add(scripts, Parse(command.Words[index]), depth: 1);
        }
    }

    private static void Add(ImmutableArray<ShellScript>.Builder scripts, ShellScript script, int depth)
    {
        scripts.Add(script);
        if (depth >= MaximumDepth)
        {
            return;
        }

        foreach (var command in script.Commands)
        {
            if (IsShell(command.Name) && FindScript(command) is { } index && Unquote(script.Text, command.Words[index]) is { } inner)
            {
                Add(scripts, Parse(inner), depth + 1);
            }
        }
    }

    // The index of the text behind -c (also -ec, -lc) among all words.
    private static int? FindScript(SimpleCommand command)
    {
        for (var i = 0; i + 1 < command.ArgumentCount; i++)
        {
            var text = command.GetArgument(i).Text;
            if (text is not ['-', ..])
            {
                return null;
            }

            if (text.Length > 1 && text[1] != '-' && text[text.Length - 1] == 'c')
            {
                return command.Words.Length - command.ArgumentCount + i + 1;
            }

            i += text is "-o" or "+o" ? 1 : 0;
        }

        return null;
    }

    // The inside of a wholly quoted word, where it stands in the text as it is.
    private static DockerWord? Unquote(DockerWord text, ShellWord word)
    {
        var raw = word.Raw;
        if (raw.Length < 2 || raw[0] is not ('"' or '\'') || raw[raw.Length - 1] != raw[0] || raw.IndexOf(raw[0], 1) != raw.Length - 1)
        {
            return null;
        }

        return text.Slice(word.Start + 1, raw.Length - 2);
    }

    // RUN <<EOF: the body is the script, unless its first line names another interpreter. bash <<EOF: the shell reads it.
    private static bool IsReadByShell(HeredocSyntax heredoc, ShellScript line, CommandSyntax command)
    {
        if (command.Span.Contains(heredoc.MarkerSpan) && line.Commands.IsEmpty)
        {
            return !HasForeignShebang(heredoc.Body.Text);
        }

        foreach (var reader in line.Commands)
        {
            if (heredoc.FileDescriptor == 0 && reader.Span.Start <= heredoc.MarkerSpan.Start && heredoc.MarkerSpan.End <= reader.Span.End)
            {
                return IsShell(reader.Name) && FindScript(reader) is null;
            }
        }

        return false;
    }

    private static bool HasForeignShebang(string body) =>
        Shebang.FindInterpreter(body) is { } interpreter && !IsShell(interpreter.Substring(interpreter.LastIndexOf('/') + 1));
}
