using System;
using System.Collections.Generic;
using LucidCompliance.Model.Compose;
using LucidCompliance.Subjects;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.Identity;

/// <summary>A path of the host that a container sees.</summary>
/// <param name="Path">The path with slashes as separator and none at its end; a variable without known value stands in it as it is written.</param>
/// <param name="IsComplete">Whether the path has no such variable.</param>
/// <param name="Target">The path in the container; null where it is not known.</param>
/// <param name="IsReadOnly">Whether the container is known to only read.</param>
/// <param name="Location">Where the path is written.</param>
/// <param name="KeyPath">The place in the project.</param>
/// <param name="Who">Who mounts it, as the beginning of a sentence.</param>
/// <param name="Service">The service; null for a volume of the top level.</param>
internal sealed record HostMount(string Path, bool IsComplete, string? Target, bool IsReadOnly, SourceLocation Location, string KeyPath, string Who, string? Service);

/// <summary>The host paths of a project: bind mounts of services in both forms, and volumes whose driver binds a directory.</summary>
internal static class HostMounts
{
    public static IEnumerable<HostMount> Of(ComposeSubject project)
    {
        foreach (var service in project.Project.Services)
        {
            foreach (var mount in service.Volumes)
            {
                if (mount.Kind is ComposeMountKind.Bind or ComposeMountKind.Unknown or ComposeMountKind.NamedPipe && PathOf(mount, out var isComplete) is { } path)
                {
                    yield return new HostMount(
                        path,
                        isComplete,
                        mount.Target.TryGet(out var target) ? target : null,
                        mount.IsReadOnly is { IsKnown: true, Value: true },
                        mount.SourceLocation,
                        mount.Node.KeyPath,
                        "Service '" + service.Name + "'",
                        service.Name);
                }
            }
        }

        foreach (var volume in project.Project.Volumes)
        {
            if (volume.Mapping?.GetMapping("driver_opts") is { } options && options.GetScalar("device") is { } device && device.Value.TryGet(out var text) && IsBind(options))
            {
                yield return new HostMount(Normalize(text), true, null, false, device.Location, device.KeyPath, "Volume '" + volume.Name + "'", null);
            }
        }
    }

    // The local driver binds a directory with "o: bind"; without it the device is a disk or a remote path.
    private static bool IsBind(ComposeMapping options)
    {
        if (options.GetScalar("o")?.Value is not { IsKnown: true } flags)
        {
            return false;
        }

        foreach (var flag in flags.Value.Split(','))
        {
            if (flag.Trim() is "bind" or "rbind")
            {
                return true;
            }
        }

        return false;
    }

    private static string? PathOf(ComposeMount mount, out bool isComplete)
    {
        isComplete = mount.Source.IsKnown;
        return mount.Source.TryGet(out var source) ? Normalize(source)
            : mount.Source is { IsUnknown: true, Origin: { } origin } ? Normalize(origin.Text.GetText(origin.Span).Trim('"', '\''))
            : null;
    }

    private static string Normalize(string path)
    {
        var result = path.Replace('\\', '/');
        while (result.Length > 1 && result[result.Length - 1] == '/')
        {
            result = result.Substring(0, result.Length - 1);
        }

        return result;
    }

    /// <summary>Whether a path is a directory or lies in it.</summary>
    public static bool IsAtOrBelow(string path, string directory) =>
        path.StartsWith(directory, StringComparison.Ordinal) && (path.Length == directory.Length || path[directory.Length] == '/');
}
