using System;
using System.Collections.Generic;
using System.Globalization;
using LucidCompliance.Model;
using LucidCompliance.Model.Images;
using LucidCompliance.Rules.Commands;
using LucidCompliance.Subjects;
using LucidCompliance.Syntax.Dockerfile;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.Runtime;

/// <summary>The ports that an ASP.NET Core application listens on, where its variables, its settings and its sources leave no doubt.</summary>
internal static class ListeningPorts
{
    // In this order each replaces those behind it.
    private static readonly string[] Urls = ["ASPNETCORE_URLS", "DOTNET_URLS", "URLS"];

    private static readonly string[] Ports = ["ASPNETCORE_HTTP_PORTS", "DOTNET_HTTP_PORTS", "HTTP_PORTS", "ASPNETCORE_HTTPS_PORTS", "DOTNET_HTTPS_PORTS", "HTTPS_PORTS"];

    // What sources and settings say where they choose a port themselves.
    private static readonly string[] Choices = ["Url", "Listen", "Kestrel", ".Run(\"", "_ports", "RunAsync(\""];

    private static readonly string[] Files = ["Startup.cs", "appsettings.json", "appsettings.Production.json", "appsettings.Development.json"];

    /// <summary>The ports and the text that says so; null where there is a doubt.</summary>
    public static (SortedSet<int> Ports, string Source)? Find(ContainerSubject container)
    {
        if (container.BaseFacts is not { Runtime: "aspnet" } || container.Config is not { } config || container.Service is { HasUnknownEnvironment: true }
            || MayChooseByArgument(container) || !SourcesLeaveIt(container))
        {
            return null;
        }

        foreach (var variable in container.Service?.Environment ?? [])
        {
            if (variable.Name.StartsWith("Kestrel", StringComparison.OrdinalIgnoreCase))
            {
                return null;
            }
        }

        foreach (var name in Urls)
        {
            if (Lookup(container, config, name) is not { IsAbsent: true })
            {
                return null;
            }
        }

        var ports = new SortedSet<int>();
        var source = string.Empty;
        foreach (var name in Ports)
        {
            var value = Lookup(container, config, name);
            if (value.IsUnknown)
            {
                return null;
            }

            foreach (var part in value.TryGet(out var text) ? text.Split(';') : [])
            {
                if (!int.TryParse(part.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var port))
                {
                    return null;
                }

                source = source.Length == 0 ? name + "=" + text : source;
                ports.Add(port);
            }
        }

        return ports.Count == 0 ? null : (ports, source);
    }

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

    // The project's own Program.cs must be at hand; without it nobody knows.
    private static bool SourcesLeaveIt(ContainerSubject container)
    {
        var build = container.Image!.Build;
        if (build.Options.Context is not { } context || SourceDirectory(container.Image) is not { } directory
            || Read(context.Files, directory, "Program.cs") is not { } program || MayChoose(program))
        {
            return false;
        }

        foreach (var name in Files)
        {
            if (Read(context.Files, directory, name) is { } text && MayChoose(text))
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
