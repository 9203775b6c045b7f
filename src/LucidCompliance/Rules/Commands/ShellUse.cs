using System;
using LucidCompliance.Model.Compose;
using LucidCompliance.Model.Images;
using LucidCompliance.Subjects;

namespace LucidCompliance.Rules.Commands;

/// <summary>Whether a container may need a shell or the tools of a full image when it runs: then a fix must not take them away.</summary>
internal static class ShellUse
{
    private static readonly string[] Runtimes = ["python", "node", "java", "dotnet"];

    /// <summary>Whether its start, its health check or a hook may need a shell or a tool.</summary>
    public static bool IsPossible(ContainerSubject container)
    {
        if (StartCommand.Find(container) is { } start && (MayBeScript(container, start.Program) || LauncherScripts.Contains(start.Program)))
        {
            return true;
        }

        if (container.Service is { } service)
        {
            if (!service.Hooks.IsEmpty || service.Healthcheck is { Form: HealthcheckForm.Shell or HealthcheckForm.ShellString or HealthcheckForm.Unknown })
            {
                return true;
            }

            if (service.Healthcheck is { Form: HealthcheckForm.Exec, Arguments.IsEmpty: false } own)
            {
                return !own.Arguments[0].Value.TryGet(out var word) || MayBeTool(container, word);
            }
        }

        return container.Config is { } config
            && config.Healthcheck.TryGet(out var healthcheck)
            && !healthcheck.Command.Arguments.IsEmpty
            && MayBeTool(container, healthcheck.Command.Arguments[0]);
    }

    private static bool MayBeTool(ContainerSubject container, string program)
    {
        var name = ImagePath.BaseName(program);
        var isOwn = Array.Exists(Runtimes, runtime => name.StartsWith(runtime, StringComparison.Ordinal))
            || (program.IndexOf('/') >= 0 && ImagePath.Parent(program) is not ("/bin" or "/sbin" or "/usr/bin" or "/usr/sbin"));
        return !isOwn || MayBeScript(container, program);
    }

    private static bool MayBeScript(ContainerSubject container, string program) => ShellNeed.MayUse(container, program);
}
