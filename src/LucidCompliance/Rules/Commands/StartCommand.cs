using System;
using System.Collections.Immutable;
using LucidCompliance.Knowledge;
using LucidCompliance.Model.Compose;
using LucidCompliance.Model.Images;
using LucidCompliance.Subjects;
using LucidCompliance.Syntax.Dockerfile;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.Commands;

/// <summary>
/// The words in the artifacts that decide which program a container starts: an entrypoint, or a command where there is no entrypoint or
/// where the base image's entrypoint is an interpreter that gets the command as its script.
/// </summary>
internal sealed class StartCommand
{
    private static readonly string[] Interpreters = ["python", "node", "java"];

    private static readonly string[] Inits = ["tini", "tini-static", "dumb-init", "catatonit", "docker-init"];

    private readonly ImmutableArray<SourceLocation> _locations;

    private StartCommand(string title, ImmutableArray<string> words, ImmutableArray<SourceLocation> locations)
    {
        Title = title;
        Words = words;
        _locations = locations;
    }

    /// <summary>What is written: <c>ENTRYPOINT</c>, <c>The command of service 'web'</c>.</summary>
    public string Title { get; }

    /// <summary>The words, up to the first that is not known; never empty.</summary>
    public ImmutableArray<string> Words { get; }

    /// <summary>Whether the words are arguments of the interpreter that the base image's entrypoint is.</summary>
    public bool IsArgument { get; private init; }

    /// <summary>The instruction; null in Compose.</summary>
    public InstructionSyntax? Instruction { get; private init; }

    /// <summary>The Compose value; null in a Dockerfile.</summary>
    public ComposeCommand? Compose { get; private init; }

    /// <summary>The key path in Compose; null in a Dockerfile.</summary>
    public string? KeyPath => Compose?.Node.KeyPath;

    /// <summary>The index of the program: that behind an init program (tini, dumb-init) and its options, where one stands in front.</summary>
    public int ProgramIndex
    {
        get
        {
            var index = 0;
            if (Array.IndexOf(Inits, ImagePath.BaseName(Words[0])) >= 0)
            {
                index++;
                while (index < Words.Length && Words[index].StartsWith("-", StringComparison.Ordinal))
                {
                    index++;
                }
            }

            return index < Words.Length ? index : 0;
        }
    }

    /// <summary>The program.</summary>
    public string Program => Words[ProgramIndex];

    /// <summary>Where a word stands.</summary>
    public SourceLocation Locate(int index) => _locations[index];

    /// <summary>What the container starts; null where it is not known, or comes from the base image alone, or is in shell form.</summary>
    public static StartCommand? Find(ContainerSubject container)
    {
        var service = container.Service;
        if (service?.Entrypoint is { } own)
        {
            return !own.Words.IsEmpty ? Of(service, own, "entrypoint", isArgument: false)
                : own.IsComplete && service.Command is { } alone ? Of(service, alone, "command", isArgument: false)
                : null;
        }

        bool isArgument;
        if (container.Config is { } config)
        {
            if (config.Entrypoint.TryGet(out var entrypoint) && entrypoint.Instruction is not null)
            {
                return Of(entrypoint, "ENTRYPOINT", isArgument: false);
            }

            if (config.Entrypoint.IsUnknown || (config.Entrypoint.IsKnown && !IsInterpreter(container.BaseFacts)))
            {
                return null;
            }

            isArgument = config.Entrypoint.IsKnown;
            if (service?.Command is null)
            {
                return config.Command.TryGet(out var command) ? Of(command, "CMD", isArgument) : null;
            }
        }
        else if (container.Pulled?.Facts is { } facts && (facts.Entrypoint.IsAbsent || IsInterpreter(facts)))
        {
            isArgument = !facts.Entrypoint.IsAbsent;
        }
        else
        {
            return null;
        }

        return service?.Command is { } replaced ? Of(service, replaced, "command", isArgument) : null;
    }

    /// <summary>Words that a service runs in its container: a command or a hook's.</summary>
    public static StartCommand? Of(ComposeService service, ComposeCommand command, string what, bool isArgument)
    {
        var words = ImmutableArray.CreateBuilder<string>();
        var locations = ImmutableArray.CreateBuilder<SourceLocation>();
        foreach (var word in command.Words)
        {
            if (!word.Value.TryGet(out var value))
            {
                break;
            }

            words.Add(value);
            locations.Add(word.Location);
        }

        return words.Count == 0
            ? null
            : new StartCommand("The " + what + " of service '" + service.Name + "'", words.ToImmutable(), locations.ToImmutable())
            {
                Compose = command,
                IsArgument = isArgument,
            };
    }

    /// <summary>The words of an instruction in exec form.</summary>
    public static StartCommand? Of(ImageCommand command, string title, bool isArgument)
    {
        if (command.Syntax is not { Form: CommandForm.Exec } syntax || command.Arguments.IsEmpty)
        {
            return null;
        }

        var locations = ImmutableArray.CreateBuilder<SourceLocation>(syntax.Words.Length);
        foreach (var word in syntax.Words)
        {
            locations.Add(new SourceLocation(command.Location.Text, word.Span));
        }

        return new StartCommand(title, command.Arguments, locations.ToImmutable()) { Instruction = command.Instruction, IsArgument = isArgument };
    }

    private static bool IsInterpreter(BaseImageFacts? facts) =>
        facts is not null && facts.Entrypoint.IsKnown && Array.IndexOf(Interpreters, facts.Runtime) >= 0;
}
