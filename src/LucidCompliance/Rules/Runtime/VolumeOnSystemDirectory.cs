using System;
using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model.Images;
using LucidCompliance.Subjects;
using LucidCompliance.Syntax.Dockerfile;

namespace LucidCompliance.Rules.Runtime;

/// <summary>LUCID4016: VOLUME or WORKDIR on a directory that belongs to the system.</summary>
public sealed class VolumeOnSystemDirectory : ImageRule
{
    // Directories of the system whose subdirectories may well be an application's.
    private static readonly string[] Directories =
    [
        "/", "/bin", "/boot", "/etc", "/lib", "/lib32", "/lib64", "/libx32", "/run", "/sbin", "/usr", "/usr/bin", "/usr/lib", "/usr/lib64", "/usr/local/bin",
        "/usr/local/lib", "/usr/local/sbin", "/usr/sbin", "/usr/share", "/var", "/var/lib", "/var/run",
    ];

    // Directories that the kernel fills.
    private static readonly string[] Kernel = ["/dev", "/proc", "/sys"];

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID4016",
        Name = nameof(VolumeOnSystemDirectory),
        Title = "VOLUME or WORKDIR names a directory of the system.",
        DefaultSeverity = DiagnosticSeverity.Warning,
        PeerIds = ["Trivy DS-0030", "dockle DKL-DI-0002"],
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ImageSubject image)
    {
        if (image.Shipping is not { } shipping)
        {
            yield break;
        }

        foreach (var volume in shipping.Config.Volumes)
        {
            if (volume.Path.TryGet(out var path) && SystemDirectory(path, isVolume: true) is { } directory)
            {
                yield return Finding(
                    volume.Location,
                    $"VOLUME covers {directory}, a directory of the system: every container gets a copy of it that later images do not update, or loses what the kernel shows there. "
                    + "Name a directory of the application, such as /data.");
            }
        }

        foreach (var step in image.ShippingSteps())
        {
            if (step.Instruction is WorkdirInstruction { Path: { } word } && step.Expand(word).TryGet(out var path)
                && path.Length > 0 && path[0] == '/' && SystemDirectory(path, isVolume: false) is { } directory)
            {
                yield return Finding(
                    step.Locate(word.Span),
                    $"WORKDIR is {directory}, a directory of the system: what relative paths of COPY and of the program write mixes with its files. Name a directory of the "
                    + "application, such as /app.");
            }
        }
    }

    // "/" as working directory is what images have without WORKDIR.
    private static string? SystemDirectory(string path, bool isVolume)
    {
        if (path.Length == 0 || path[0] != '/')
        {
            return null;
        }

        var directory = ImagePath.Combine("/", path);
        if (directory == "/")
        {
            return isVolume ? directory : null;
        }

        foreach (var root in Kernel)
        {
            if (directory.StartsWith(root, StringComparison.Ordinal) && (directory.Length == root.Length || directory[root.Length] == '/'))
            {
                return directory.StartsWith("/dev/shm", StringComparison.Ordinal) ? null : directory;
            }
        }

        return Array.IndexOf(Directories, directory) >= 0 ? directory : null;
    }
}
