using System;
using System.Collections.Generic;
using LucidCompliance.Model;
using LucidCompliance.Model.Images;
using LucidCompliance.Rules.Commands;
using LucidCompliance.Rules.DotNet;
using LucidCompliance.Subjects;
using LucidCompliance.Syntax.Dockerfile;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.Runtime;

/// <summary>The ports that an ASP.NET Core application listens on, where its variables, its settings and its sources leave no doubt.</summary>
/// <param name="Ports">The ports.</param>
/// <param name="Source">The variable with its value, for messages.</param>
internal sealed record ListeningPorts(SortedSet<int> Ports, string Source)
{
    // What sources and settings say where they choose a port themselves.
    private static readonly string[] Choices = ["Url", "Listen", "Kestrel", ".Run(\"", "_ports", "RunAsync(\""];

    private static readonly string[] Files = ["Startup.cs", "appsettings.json", "appsettings.Production.json", "appsettings.Development.json"];

    /// <summary>The ports in a container; null where there is a doubt.</summary>
    public static ListeningPorts? Find(ContainerSubject container)
    {
        if (container.Config is not { } config || !IsAspNetCore(container) || container.Service is { HasUnknownEnvironment: true }
            || MayChooseByArgument(container) || !SourcesLeaveIt(container))
        {
            return null;
        }

        foreach (var variable in container.Service?.Environment ?? [])
        {
            if (IsOfKestrel(variable.Name))
            {
                return null;
            }
        }

        foreach (var variable in config.Environment)
        {
            if (IsOfKestrel(variable.Key))
            {
                return null;
            }
        }

        return Read(name => Lookup(container, config, name));
    }

    /// <summary>The ports in the container that the SDK publishes; null where there is a doubt.</summary>
    public static ListeningPorts? Find(ProjectSubject subject)
    {
        if (subject.Publishing is null || subject.Project is not { UsesAspNetCore: { IsKnown: true, Value: true } } project
            || !project.HasAllItems("ContainerEnvironmentVariable") || PublishedProgram.HasOwnStart(subject) || !LeavesIt(project.FileSystem, subject.Directory))
        {
            return null;
        }

        foreach (var item in subject.Publishing.EnvironmentVariables)
        {
            if (IsOfKestrel(item.Include) || (!item.IsCertain && AspNetPorts.IsVariable(item.Include)))
            {
                return null;
            }
        }

        return Read(name => PublishedVariable.Find(subject, name));
    }

    private static ListeningPorts? Read(Func<string, Fact<string>> lookup)
    {
        ListeningPorts? found = null;
        foreach (var name in AspNetPorts.Urls)
        {
            var value = lookup(name);
            if (value.IsAbsent)
            {
                continue;
            }

            if (found is not null || !value.TryGet(out var text) || AspNetPorts.ReadUrls(text) is not { Count: > 0 } ports)
            {
                return null;
            }

            found = new ListeningPorts(ports, name + "=" + text);
        }

        if (found is not null)
        {
            return found;
        }

        var all = new SortedSet<int>();
        var source = string.Empty;
        foreach (var name in AspNetPorts.Ports)
        {
            var value = lookup(name);
            if (value.IsAbsent)
            {
                continue;
            }

            if (!value.TryGet(out var text) || AspNetPorts.ReadPorts(text) is not { } ports)
            {
                return null;
            }

            source = source.Length == 0 ? name + "=" + text : source;
            all.UnionWith(ports);
        }

        return all.Count == 0 ? null : new ListeningPorts(all, source);
    }

    private static bool IsOfKestrel(string variable) => variable.StartsWith("Kestrel", StringComparison.OrdinalIgnoreCase);

    // An application that brings the framework along runs on an image without it.
    private static bool IsAspNetCore(ContainerSubject container) =>
        container.Image is { } image
        && (image.Project.TryGet(out var project) && project.Project!.UsesAspNetCore.TryGet(out var uses) ? uses : container.BaseFacts is { Runtime: "aspnet" })
        && container.BaseFacts is not null;

    private static Fact<string> Lookup(ContainerSubject container, ImageConfig config, string name)
    {
        foreach (var variable in container.Service?.Environment ?? [])
        {
            if (string.Equals(variable.Name, name, StringComparison.Ordinal))
            {
                return variable.Text;
            }
        }

        // A catalogued base has no other variables of these names.
        return config.Environment.TryGetValue(name, out var fact) ? fact : Fact<string>.Absent;
    }

    private static bool MayChooseByArgument(ContainerSubject container)
    {
        if (container.Service is { Entrypoint.IsComplete: false } or { Command.IsComplete: false })
        {
            return true;
        }

        foreach (var command in new[] { container.Service?.Entrypoint, container.Service?.Command })
        {
            foreach (var word in command?.Words ?? [])
            {
                if (!word.Value.TryGet(out var text) || Chooses(text))
                {
                    return true;
                }
            }
        }

        foreach (var fact in new[] { container.Config!.Entrypoint, container.Config.Command })
        {
            if (fact.IsUnknown || (fact.TryGet(out var command) && command.Syntax is { } syntax && Chooses(syntax.ShellText)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Chooses(string text) =>
        text.IndexOf("--urls", StringComparison.OrdinalIgnoreCase) >= 0 || text.IndexOf("_ports", StringComparison.OrdinalIgnoreCase) >= 0 || text.IndexOf("Kestrel", StringComparison.OrdinalIgnoreCase) >= 0;

    private static bool SourcesLeaveIt(ContainerSubject container) =>
        container.Image!.Build.Options.Context is { } context && SourceDirectory(container.Image) is { } directory && LeavesIt(context.Files, directory);

    // The project's own Program.cs must be at hand; without it nobody knows.
    private static bool LeavesIt(IRepositoryFiles files, string directory)
    {
        if (Read(files, directory, "Program.cs") is not { } program || MayChoose(program))
        {
            return false;
        }

        foreach (var name in Files)
        {
            if (Read(files, directory, name) is { } text && MayChoose(text))
            {
                return false;
            }
        }

        return true;
    }

    // Relative to the repository root: of the project that the image runs, else of the one that a command of the Dockerfile names.
    private static string? SourceDirectory(ImageSubject image) =>
        image.Project.TryGet(out var project) ? project.Directory
        : ProjectDirectory(image.Build) is { } directory && image.Context.GetRepositoryPath(directory).TryGet(out var path) ? path
        : null;

    private static bool MayChoose(SourceText text)
    {
        foreach (var choice in Choices)
        {
            if (text.Content.IndexOf(choice, StringComparison.Ordinal) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    private static SourceText? Read(IRepositoryFiles files, string directory, string name) => files.Read(RepositoryPath.Combine(directory, name)).Text;

    // Of "dotnet publish src/Web/Web.csproj" the project's folder; the context where no project is named. Null where several are.
    private static string? ProjectDirectory(ImageBuild build)
    {
        string? found = null;
        foreach (var stage in build.Stages)
        {
            foreach (var step in stage.Steps)
            {
                foreach (var command in step.Instruction is RunInstruction run ? run.Programs : [])
                {
                    if (command.Name != "dotnet" || command.FindOperand() is not (>= 0 and var verb) || command.GetArgument(verb).Text != "publish")
                    {
                        continue;
                    }

                    var project = command.FindOperand(verb + 1) is >= 0 and var operand && command.GetArgument(operand).Text is var named && named.EndsWith(".csproj", StringComparison.Ordinal) ? named : "./x.csproj";
                    var directory = ImagePath.Parent(ImagePath.Combine("/", project.Replace('\\', '/'))) ?? "/";
                    if (found is not null && found != directory)
                    {
                        return null;
                    }

                    found = directory;
                }
            }
        }

        return found;
    }
}
