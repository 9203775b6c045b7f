using System;
using System.Collections.Generic;
using LucidCompliance.Model;
using LucidCompliance.Model.Compose;
using LucidCompliance.Model.Images;
using LucidCompliance.Text;

namespace LucidCompliance.Subjects.Scripts;

/// <summary>The scripts of a project's services: what they mount, and what their commands run from a mount or from the image that they build.</summary>
internal static class ServiceScripts
{
    public static void Visit(ScriptFinder finder, ComposeSubject project)
    {
        foreach (var container in project.Containers)
        {
            if (container.Service is not { } service)
            {
                continue;
            }

            // Nobody mounts a script but to run it.
            foreach (var mount in service.Volumes)
            {
                if (mount is { Kind: ComposeMountKind.Bind } && mount.SourcePath.TryGet(out var source) && ScriptLanguages.OfName(source) is not null)
                {
                    finder.AddNamed(source, mount.SourceLocation, mount.SourceLocation, isShipped: false);
                }
            }

            VisitCommands(finder, container, service);
        }

        VisitConfigs(finder, project);
    }

    private static void VisitConfigs(ScriptFinder finder, ComposeSubject project)
    {
        foreach (var config in project.Project.Configs)
        {
            if (config.Mapping?.GetScalar("file") is { } file && file.Value.TryGet(out var path) && ScriptLanguages.OfName(path) is not null)
            {
                finder.AddNamed(RepositoryPath.Combine(project.Project.ProjectDirectory, path), file.Location, file.Location, isShipped: false);
            }
        }
    }

    private static void VisitCommands(ScriptFinder finder, ContainerSubject container, ComposeService service)
    {
        var words = new List<(string Text, SourceLocation Location, bool IsProgram)>();
        Add(words, service.Entrypoint);
        Add(words, service.Command);
        foreach (var hook in service.Hooks)
        {
            Add(words, hook.Command);
        }

        foreach (var argument in service.Healthcheck?.Arguments ?? [])
        {
            if (argument.Value.TryGet(out var text))
            {
                Add(words, text, argument.Location, words.Count == 0);
            }
        }

        var directory = service.WorkingDirectory is { } own ? own.Value : container.Config is { } config ? config.WorkingDirectory : default;
        foreach (var (text, location, isProgram) in words)
        {
            foreach (var path in ImageScripts.Paths(new ScriptWord(text, default, isProgram), directory))
            {
                if (FindMounted(service, path) is { } mounted)
                {
                    finder.AddNamed(mounted.Path, location, mounted.Mount.SourceLocation, isShipped: false);
                    break;
                }

                if (container.Config is { } image && finder.MayLook() && CopiedFiles.Find(image.Files, path) is { } file)
                {
                    finder.AddNamed(file.Path, location, container.Image!.At(file.Arrival.Source.Word.Span), isShipped: true);
                    break;
                }
            }
        }
    }

    private static void Add(List<(string Text, SourceLocation Location, bool IsProgram)> words, ComposeCommand? command)
    {
        var isFirst = true;
        foreach (var word in command?.Words ?? [])
        {
            if (word.Value.TryGet(out var text))
            {
                Add(words, text, word.Location, isFirst);
            }

            isFirst = false;
        }
    }

    // A text of several words is one for a shell: sh -c "exec /app/start.sh".
    private static void Add(List<(string Text, SourceLocation Location, bool IsProgram)> words, string text, SourceLocation location, bool isProgram)
    {
        if (words.Count > 256)
        {
            return;
        }

        var found = new List<ScriptWord>();
        foreach (var part in text.Length > 4096 ? [] : text.Split([' ', '\t', '\n', ';', '&', '|'], StringSplitOptions.RemoveEmptyEntries))
        {
            _ = ScriptWords.Add(part, default, isProgram, found);
        }

        foreach (var word in found)
        {
            words.Add((word.Text, location, word.IsProgram));
        }
    }

    private static (string Path, ComposeMount Mount)? FindMounted(ComposeService service, string path)
    {
        foreach (var mount in service.Volumes)
        {
            if (mount is { Kind: ComposeMountKind.Bind }
                && mount.SourcePath.TryGet(out var source)
                && mount.Target.TryGet(out var target)
                && ImageScripts.Below(ImagePath.Combine("/", target), path) is { } rest)
            {
                return (rest.Length == 0 ? source : RepositoryPath.Combine(source, rest), mount);
            }
        }

        return null;
    }
}
