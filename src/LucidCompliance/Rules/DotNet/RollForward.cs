using System;
using LucidCompliance.Model;
using LucidCompliance.Model.Projects;
using LucidCompliance.Subjects;

namespace LucidCompliance.Rules.DotNet;

/// <summary>Whether a program that was built for one version of .NET may start on the next major one.</summary>
internal static class RollForward
{
    /// <summary>
    /// Known false only where nothing asks for it: not the project, not its <c>runtimeconfig.template.json</c>, not the environment, not the
    /// command line.
    /// </summary>
    public static Fact<bool> AcrossMajor(ContainerSubject container, DotNetApplication application)
    {
        var variable = ContainerVariable.Find(container, "DOTNET_ROLL_FORWARD");
        if (!variable.Value.IsAbsent)
        {
            return Read(variable.Value);
        }

        if (MentionsIt(container))
        {
            return default;
        }

        var stated = application.Get("RollForward");
        if (!stated.IsAbsent)
        {
            return Read(stated);
        }

        return application.Project is { } project && container.Image!.Build.Options.Context is { } context ? Template(project, context.Files) : default;
    }

    /// <summary>The same of a program that the SDK publishes, whose arguments the caller knows.</summary>
    public static Fact<bool> AcrossMajor(ProjectSubject project)
    {
        var variable = PublishedVariable.Find(project, "DOTNET_ROLL_FORWARD");
        var stated = variable.IsAbsent ? project.Project!.GetProperty("RollForward") : variable;
        return stated.IsAbsent ? Template(project.Project!, project.Project!.FileSystem) : Read(stated);
    }

    private static Fact<bool> Read(Fact<string> policy) => policy.Select(static text => text.EndsWith("Major", StringComparison.OrdinalIgnoreCase));

    // "dotnet exec --roll-forward Major X.dll"; a shell form or a script may say the same.
    private static bool MentionsIt(ContainerSubject container)
    {
        if (container.Service is { } service && (service.Entrypoint is not null || service.Command is not null))
        {
            foreach (var command in new[] { service.Entrypoint, service.Command })
            {
                foreach (var word in command?.Words ?? [])
                {
                    if (!word.Value.TryGet(out var text) || IsOption(text))
                    {
                        return true;
                    }
                }
            }
        }

        foreach (var fact in new[] { container.Config!.Entrypoint, container.Config.Command })
        {
            if (fact.IsUnknown || (fact.TryGet(out var command) && command.Syntax is { } syntax && IsOption(syntax.ShellText)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOption(string text) => text.IndexOf("--roll-forward", StringComparison.Ordinal) >= 0 || text.IndexOf("--fx-version", StringComparison.Ordinal) >= 0;

    private static Fact<bool> Template(DotNetProject project, IRepositoryFiles files)
    {
        var read = files.Read(RepositoryPath.Combine(project.Directory, "runtimeconfig.template.json"));
        return read.Status == FileReadStatus.Missing ? Fact<bool>.Known(false)
            : read.Text is { } text && text.Content.IndexOf("rollForward", StringComparison.OrdinalIgnoreCase) < 0 && text.Content.IndexOf("framework", StringComparison.OrdinalIgnoreCase) < 0 ? Fact<bool>.Known(false)
            : default;
    }
}
