using System;
using System.Collections.Immutable;
using LucidCompliance.Model;
using LucidCompliance.Model.Compose;
using LucidCompliance.Subjects;
using LucidCompliance.Syntax.Yaml;
using LucidCompliance.Text;

namespace LucidCompliance.LanguageServer.Symbols;

/// <summary>Variables, images, services, stages, anchors, resources and files in a Compose file.</summary>
internal sealed class ComposeSymbols(IRepositoryFiles files, AnalysisSubjects subjects, ComposeSubject subject, ComposeFile file)
{
    private ComposeProject Project => subject.Project;

    /// <summary>The symbol at an offset.</summary>
    public Symbol? Find(int offset) =>
        FindVariable(offset)
        ?? FindImage(offset)
        ?? (YamlPlace.Find(file.Document, offset) is { } place ? FindAnchor(place) ?? FindTarget(place) ?? FindService(place) ?? FindResource(place) ?? FindFile(place) : null);

    private Symbol? FindVariable(int offset)
    {
        foreach (var reference in Project.References)
        {
            if (reference.NameLocation.Covers(file.Path, offset))
            {
                var origin = reference.Value.Origin;
                var from = reference.Status switch
                {
                    VariableStatus.Undefined => "No source of variables defines it.",
                    VariableStatus.Empty when origin is not null => "It is empty: " + origin.Describe() + ".",
                    VariableStatus.Defined when origin is not null => "Its value comes from " + origin.Describe() + ".",
                    VariableStatus.Defined => "It is provided from elsewhere.",
                    _ => "A source of variables cannot be read.",
                };
                return new Symbol(
                    reference.NameLocation.Span,
                    "**" + reference.Name + "**\n\n" + from + (reference.HasDefault ? " The reference has a default." : reference.IsRequired ? " Compose stops where it has no value." : string.Empty),
                    origin);
            }
        }

        return null;
    }

    private Symbol? FindImage(int offset)
    {
        foreach (var container in subject.Containers)
        {
            if (container.Pulled is { } pulled && pulled.Location.Covers(file.Path, offset))
            {
                return pulled.Reference.TryGet(out var image)
                    ? new Symbol(pulled.Location.Span, ImageDescription.Of(image.Text, pulled.Facts, subjects.Date))
                    : null;
            }
        }

        return null;
    }

    private static Symbol? FindAnchor(YamlPlace place) =>
        place.Node is YamlAlias { Target.Anchor: { } anchor } alias
            ? new Symbol(alias.Span, "**" + alias.Name + "**\n\nThe node with this anchor: " + new SourceLocation(alias.Text, anchor.Span).Describe() + ".", new SourceLocation(alias.Text, anchor.Span))
            : null;

    // services.<name>.build.target
    private Symbol? FindTarget(YamlPlace place)
    {
        if (place.IsKey || place.Keys is not ["services", var name, "build", "target"] || DockerfileOf(name) is not { } path)
        {
            return null;
        }

        foreach (var build in SymbolFinder.BuildsOf(subjects, path))
        {
            if (build.FindStage(place.Value) is { } stage)
            {
                return new Symbol(place.Span, DockerfileSymbols.DescribeStage(stage), DockerfileSymbols.DefinitionOf(stage));
            }
        }

        return null;
    }

    private Symbol? FindService(YamlPlace place)
    {
        var name = place.Keys switch
        {
            ["services", _] when place.IsKey => place.Value,
            ["services", _, "depends_on"] when !place.IsKey => place.Value,
            ["services", _, "depends_on", _] when place.IsKey => place.Value,
            ["services", _, "extends"] when !place.IsKey => place.Value,
            ["services", _, "extends", "service"] when !place.IsKey => place.Value,
            ["services", _, "links" or "volumes_from"] when !place.IsKey => place.Value.Split(':')[0],
            ["services", _, "network_mode" or "pid" or "ipc"] when !place.IsKey && place.Value.StartsWith("service:", StringComparison.Ordinal) => place.Value["service:".Length..],
            _ => null,
        };
        if (name is null || Project.FindService(name) is not { } service)
        {
            return null;
        }

        var what = service.Build is not null ? DockerfileOf(name) is { } path ? ", built by `" + path + "`" : ", built here"
            : service.Image?.Value is { IsKnown: true, Value: var image } ? ", which runs `" + image + "`"
            : string.Empty;
        return new Symbol(place.Span, "Service **" + name + "**" + what + ".", service.KeyLocation);
    }

    private Symbol? FindResource(YamlPlace place)
    {
        var (kind, resources, name) = place.Keys switch
        {
            ["services", _, "networks"] when !place.IsKey => ("Network", Project.Networks, place.Value),
            ["services", _, "networks", _] when place.IsKey => ("Network", Project.Networks, place.Value),
            ["services", _, "volumes"] when !place.IsKey => ("Volume", Project.Volumes, place.Value.Split(':')[0]),
            ["services", _, "volumes", "source"] when !place.IsKey => ("Volume", Project.Volumes, place.Value),
            ["services", _, "secrets"] or ["services", _, "secrets", "source"] when !place.IsKey => ("Secret", Project.Secrets, place.Value),
            ["services", _, "configs"] or ["services", _, "configs", "source"] when !place.IsKey => ("Config", Project.Configs, place.Value),
            _ => (string.Empty, ImmutableArray<ComposeResource>.Empty, string.Empty),
        };
        foreach (var resource in resources)
        {
            if (resource.Name == name)
            {
                return new Symbol(place.Span, kind + " **" + name + "**, declared in " + resource.KeyLocation.Describe() + ".", resource.KeyLocation);
            }
        }

        return null;
    }

    private Symbol? FindFile(YamlPlace place)
    {
        if (place.IsKey)
        {
            return null;
        }

        var path = place.Keys switch
        {
            ["services", var name, "build"] => DockerfileOf(name),
            ["services", var name, "build", "context" or "dockerfile"] => DockerfileOf(name),
            ["services", _, "env_file" or "label_file", ..] or ["services", _, "extends", "file"] or ["include", ..] or ["secrets" or "configs", _, "file"] =>
                RepositoryPath.Combine(Project.ProjectDirectory, place.Value),
            _ => null,
        };
        return path is not null && files.Read(path) is { Text: { } text }
            ? new Symbol(place.Span, "`" + path + "`", new SourceLocation(text, default))
            : null;
    }

    private string? DockerfileOf(string service) =>
        Project.FindService(service)?.Build?.DockerfilePath is { IsKnown: true, Value: var path } ? path : null;
}
