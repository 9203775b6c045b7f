using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Model.Images;
using LucidCompliance.Syntax.Dockerfile;
using LucidCompliance.Syntax.Shell;
using LucidCompliance.Text;

namespace LucidCompliance.Model.DotNet;

/// <summary>
/// A call of the .NET CLI in a RUN (<c>dotnet publish Web/Web.csproj -c Release</c>): its verb, the project that it names and its options, with
/// the variables of the stage put in.
/// </summary>
public sealed class DotNetCommand
{
    // Linux knows no longer paths, and directories that add up must not grow with each cd.
    private const int MaximumPath = 4096;

    private readonly ImmutableArray<DotNetOption> _options;

    internal DotNetCommand(StageStep step, SimpleCommand syntax, string verb, Fact<string> workingDirectory, Fact<string> project, ImmutableArray<DotNetOption> options, bool mayHaveMore, bool isCertain)
    {
        Step = step;
        Syntax = syntax;
        Verb = verb;
        WorkingDirectory = workingDirectory;
        Project = project;
        _options = options;
        MayHaveMore = mayHaveMore;
        IsCertain = isCertain;
    }

    /// <summary>The RUN.</summary>
    public StageStep Step { get; }

    /// <summary>The command in its script.</summary>
    public SimpleCommand Syntax { get; }

    /// <summary>What is done: <c>publish</c>, <c>build</c>, <c>restore</c>.</summary>
    public string Verb { get; }

    /// <summary>The command in the Dockerfile.</summary>
    public SourceLocation Location => Step.Locate(Syntax.Span);

    /// <summary>The absolute directory in which the command runs, <c>cd</c> included.</summary>
    public Fact<string> WorkingDirectory { get; }

    /// <summary>The project, solution or directory as it is written; absent where none is named, and the working directory's own counts.</summary>
    public Fact<string> Project { get; }

    /// <summary>The options that are written, in order.</summary>
    public ImmutableArray<DotNetOption> Options => _options;

    /// <summary>Whether a variable or a response file may bring more options.</summary>
    public bool MayHaveMore { get; }

    /// <summary>Whether the command runs in every build of its stage: it hangs on no condition of the script.</summary>
    public bool IsCertain { get; }

    /// <summary>The option that decides a property: the last one of its name; null where none is written.</summary>
    /// <param name="name">A property's name, without regard to case, or one of <see cref="DotNetOptionNames"/>.</param>
    public DotNetOption? FindOption(string name)
    {
        for (var i = _options.Length - 1; i >= 0; i--)
        {
            if (string.Equals(_options[i].Name, name, StringComparison.OrdinalIgnoreCase))
            {
                return _options[i];
            }
        }

        return null;
    }

    /// <summary>What the command line sets a property to: absent where it does not, unknown where a variable may.</summary>
    public Fact<string> Get(string name) =>
        FindOption(name) is { } option ? option.Value
        : MayHaveMore ? Fact<string>.UnknownBecause("a variable may bring more options")
        : Fact<string>.Absent;

    /// <summary>The absolute path of a path on the command line.</summary>
    public Fact<string> Resolve(string path)
    {
        var unix = path.Replace('\\', '/');
        return unix.Length > 0 && unix[0] == '/' ? Fact<string>.Known(ImagePath.Combine("/", unix))
            : WorkingDirectory.Select(directory => ImagePath.Combine(directory, unix));
    }

    /// <summary>The calls of the .NET CLI in a step, in source order; none where no POSIX shell reads it.</summary>
    public static ImmutableArray<DotNetCommand> Of(StageStep step)
    {
        if (step.DotNetCommands.IsDefault)
        {
            step.DotNetCommands = Read(step);
        }

        return step.DotNetCommands;
    }

    private static ImmutableArray<DotNetCommand> Read(StageStep step)
    {
        if (step.Instruction is not RunInstruction run || !step.IsPosix)
        {
            return [];
        }

        ImmutableArray<DotNetCommand>.Builder? found = null;
        foreach (var script in run.Scripts)
        {
            Read(step, script, ref found);
        }

        return found?.ToImmutable() ?? [];
    }

    private static void Read(StageStep step, ShellScript script, ref ImmutableArray<DotNetCommand>.Builder? found)
    {
        // Nearly every RUN has none: look before reading words.
        if (script.Text.Text.IndexOf("dotnet", StringComparison.Ordinal) < 0)
        {
            return;
        }

        var words = new ScriptWords(step, script);
        var directory = step.WorkingDirectory;
        foreach (var command in script.Commands)
        {
            if (command.Name is "cd" or "pushd" or "popd")
            {
                directory = command.Name == "cd" && command.ArgumentCount == 1 && !words.HasGroups && words.Expand(command.GetArgument(0)).TryGet(out var target)
                    && (target.Length > 0 && target[0] == '/' ? "/" : directory.TryGet(out var current) ? current : null) is { } from && from.Length + target.Length <= MaximumPath
                    ? Fact<string>.Known(ImagePath.Combine(from, target))
                    : Fact<string>.UnknownBecause("the script changes its directory");
            }
            else if (command.Name == "dotnet" && new DotNetCommandReader(step, command, words).Read(directory) is { } call)
            {
                found ??= ImmutableArray.CreateBuilder<DotNetCommand>();
                found.Add(call);
            }
        }
    }
}
