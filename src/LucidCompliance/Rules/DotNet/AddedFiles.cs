using System;
using LucidCompliance.Model.Images;
using LucidCompliance.Subjects;

namespace LucidCompliance.Rules.DotNet;

/// <summary>Whether an image may hold system files that its base lacks: a RUN may install them, a COPY may bring them, a volume may mount them.</summary>
internal static class AddedFiles
{
    /// <summary>Whether a directory of the running container may hold more than the base image's.</summary>
    /// <param name="container">The container.</param>
    /// <param name="directories">Absolute directories.</param>
    public static bool MayBeIn(ContainerSubject container, params string[] directories)
    {
        if (container.Image is { } image)
        {
            if (image.Shipping is null || image.Shipping.Files.MayHoldMore)
            {
                return true;
            }

            foreach (var step in image.ShippingSteps())
            {
                if (step.Transfer is { } transfer && (!transfer.Destination.TryGet(out var destination) || Overlaps(destination, directories)))
                {
                    return true;
                }
            }
        }

        foreach (var mount in container.Service?.Volumes ?? [])
        {
            if (!mount.Target.TryGet(out var target) || Overlaps(ImagePath.Combine("/", target), directories))
            {
                return true;
            }
        }

        return false;
    }

    // COPY of a file system to "/" counts, COPY of the application to its own directory does not.
    private static bool Overlaps(string path, string[] directories)
    {
        foreach (var directory in directories)
        {
            if (path == "/" || path == directory || IsBelow(path, directory) || IsBelow(directory, path))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsBelow(string path, string directory) =>
        path.Length > directory.Length && path.StartsWith(directory, StringComparison.Ordinal) && path[directory.Length] == '/';
}
