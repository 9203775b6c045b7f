using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Model;
using LucidCompliance.Model.Compose;
using LucidCompliance.Model.Images;
using LucidCompliance.Rules.Commands;
using LucidCompliance.Subjects;
using LucidCompliance.Syntax.Dockerfile;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.DotNet;

/// <summary>The .NET program that a container starts: by <c>dotnet X.dll</c>, or by its own executable.</summary>
/// <param name="IsByHost">Whether <c>dotnet</c> starts it.</param>
/// <param name="File">The file as it is written: <c>X.dll</c>, <c>./X</c>.</param>
/// <param name="Path">Its absolute path; unknown where the working directory is.</param>
/// <param name="Location">Where the file is written.</param>
/// <param name="HostLocation">Where <c>dotnet</c> is written; null where the base image has it as entrypoint, or where nothing is written.</param>
/// <param name="Title">What is written: <c>ENTRYPOINT</c>, <c>The command of service 'web'</c>.</param>
/// <param name="KeyPath">The place in the Compose project; null in a Dockerfile.</param>
internal sealed record EntryProgram(bool IsByHost, string File, Fact<string> Path, SourceLocation Location, SourceLocation? HostLocation, string Title, string? KeyPath)
{
    private const string Host = "dotnet";

    /// <summary>The program of a container; null where it is none of .NET, or not known.</summary>
    public static EntryProgram? Find(ContainerSubject container)
    {
        if (container.Config is not { } config)
        {
            return null;
        }

        var service = container.Service;
        if (service is { Entrypoint.IsComplete: false } or { Command.IsComplete: false })
        {
            return null;
        }

        if (service?.Entrypoint is { } own)
        {
            var words = OfCompose(own);
            return Of(container, own.Words.IsEmpty && service.Command is { } alone ? OfCompose(alone) : words, $"The {(own.Words.IsEmpty ? "command" : "entrypoint")} of service '{service.Name}'", isArgument: false, own);
        }

        if (config.Entrypoint.TryGet(out var entrypoint))
        {
            // The base image's own entrypoint may be the host, which gets the command as its file.
            return entrypoint.Instruction is not null ? Of(container, OfImage(entrypoint), "ENTRYPOINT", isArgument: false, null)
                : entrypoint.Arguments.Length == 1 && ImagePath.BaseName(entrypoint.Arguments[0]) == Host ? OfCommand(container, config, isArgument: true)
                : null;
        }

        return config.Entrypoint.IsAbsent ? OfCommand(container, config, isArgument: false) : null;
    }

    private static EntryProgram? OfCommand(ContainerSubject container, ImageConfig config, bool isArgument) =>
        container.Service?.Command is { } own ? Of(container, OfCompose(own), $"The command of service '{container.Service.Name}'", isArgument, own)
        : config.Command.TryGet(out var command) && command.Instruction is not null ? Of(container, OfImage(command), "CMD", isArgument, null)
        : null;

    private static EntryProgram? Of(ContainerSubject container, List<(string Text, SourceLocation Location)> words, string title, bool isArgument, ComposeCommand? compose)
    {
        if (words.Count == 0)
        {
            return null;
        }

        var directory = Directory(container);
        var isByHost = isArgument || ImagePath.BaseName(words[0].Text) == Host;
        var index = isArgument || !isByHost ? 0 : 1;
        if (isByHost && index < words.Count && words[index].Text == "exec")
        {
            index++;
        }

        if (index >= words.Count)
        {
            return null;
        }

        var (file, location) = words[index];
        var isProgram = isByHost ? file.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) : file.IndexOf('/') >= 0;
        if (!isProgram || file.IndexOf('$') >= 0)
        {
            return null;
        }

        var path = file[0] == '/' ? Fact<string>.Known(ImagePath.Combine("/", file)) : directory.Select(current => ImagePath.Combine(current, file));
        return new EntryProgram(isByHost, file, path, location, isByHost && !isArgument ? words[0].Location : null, title, compose?.Node.KeyPath);
    }

    private static Fact<string> Directory(ContainerSubject container) =>
        container.Service?.WorkingDirectory is { IsNull: false } own
            ? own.Value.Select(static path => ImagePath.Combine("/", path))
            : container.Config!.WorkingDirectory;

    private static List<(string Text, SourceLocation Location)> OfCompose(ComposeCommand command)
    {
        var words = new List<(string, SourceLocation)>();
        foreach (var word in command.Words)
        {
            if (!word.Value.TryGet(out var text))
            {
                break;
            }

            words.Add((text, word.Location));
        }

        return words;
    }

    private static List<(string Text, SourceLocation Location)> OfImage(ImageCommand command)
    {
        var words = new List<(string, SourceLocation)>();
        if (command.Syntax is not { } syntax)
        {
            return words;
        }

        if (syntax.Form == CommandForm.Exec)
        {
            foreach (var word in syntax.Words)
            {
                words.Add((word.Text, new SourceLocation(command.Location.Text, word.Span)));
            }
        }
        else if (PlainCommand.TrySplit(syntax.ShellText, out var plain))
        {
            var start = 0;
            foreach (var word in plain)
            {
                start = syntax.ShellWord.Text.IndexOf(word, start, StringComparison.Ordinal);
                if (start < 0)
                {
                    break;
                }

                words.Add((word, new SourceLocation(command.Location.Text, syntax.ShellWord.MapToSource(start, word.Length))));
                start += word.Length;
            }
        }

        return words;
    }
}
