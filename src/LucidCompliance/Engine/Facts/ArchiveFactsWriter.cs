using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using LucidCompliance.Knowledge;
using LucidCompliance.Model.Archives;

namespace LucidCompliance.Engine.Facts;

/// <summary>Writes what an image archive proves as lines of facts. What may be a secret is not in it.</summary>
internal static class ArchiveFactsWriter
{
    /// <summary>Writes an archive.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="read">What reading it gave.</param>
    /// <param name="line">Takes the parts of a line.</param>
    public static void Write(string path, ArchiveRead read, Action<string[]> line)
    {
        line(["archive", read.Status.ToString(), read.Gap.ToString(), path]);
        foreach (var image in read.Images)
        {
            line(
            [
                "archive-image", image.OperatingSystem ?? string.Empty, image.Architecture ?? string.Empty, image.User ?? string.Empty, image.WorkingDirectory,
                image.StopSignal ?? string.Empty, image.Shell ?? string.Empty, image.HasHealthcheck.ToString(), image.HasTriggers ? "triggers" : "none",
            ]);
            line(["archive-names", .. image.Names]);
            line(["archive-digests", .. image.Digests]);
            line(["archive-architectures", .. image.AllArchitectures]);
            Write("archive-entrypoint", image.Entrypoint, line);
            Write("archive-command", image.Command, line);
            Write("archive-variable", image.Environment, line);
            Write("archive-label", image.Labels, line);
            if (image.Files is { } files)
            {
                Write(files, line);
            }
        }
    }

    private static void Write(ImageListing files, Action<string[]> line)
    {
        line(["archive-listing", files.ListsApplication ? "application" : "system", files.Distribution ?? string.Empty, files.DistributionVersion ?? string.Empty]);
        line(["archive-files", .. files.Files]);
        foreach (var link in files.Links)
        {
            line(["archive-link", link.Key, link.Value]);
        }

        Write("archive-account", files.Accounts, line);
        Write("archive-group", files.Groups, line);
    }

    private static void Write(string word, ImageFact<ImmutableArray<string>> command, Action<string[]> line) =>
        line(command.TryGet(out var words) ? [word, "known", .. words] : [word, command.IsAbsent ? "absent" : "unknown"]);

    private static void Write(string word, ImmutableSortedDictionary<string, string?> values, Action<string[]> line)
    {
        foreach (var value in values)
        {
            line(value.Value is { } text ? [word, value.Key, text] : [word, value.Key]);
        }
    }

    private static void Write(string word, ImageFact<ImmutableArray<ImageAccount>> accounts, Action<string[]> line)
    {
        var parts = new List<string> { word, accounts.IsKnown ? "known" : accounts.IsAbsent ? "absent" : "unknown" };
        foreach (var account in accounts.TryGet(out var all) ? all : [])
        {
            parts.Add(account.Name);
            parts.Add(account.Id.ToString(CultureInfo.InvariantCulture));
            parts.Add(account.GroupId.ToString(CultureInfo.InvariantCulture));
        }

        line([.. parts]);
    }
}
