using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using LucidCompliance.Knowledge;
using LucidCompliance.Model.Archives;

namespace LucidCompliance.Engine.Facts;

/// <summary>Reads what <see cref="ArchiveFactsWriter"/> writes, line by line.</summary>
internal sealed class ArchiveFactsReader
{
    private readonly ImmutableSortedDictionary<string, ArchiveRead>.Builder _archives = ImmutableSortedDictionary.CreateBuilder<string, ArchiveRead>(StringComparer.Ordinal);
    private string _path = string.Empty;
    private BuiltImage? _image;
    private string[]? _listing;
    private string[] _files = [];
    private List<KeyValuePair<string, string>> _links = [];
    private ImageFact<ImmutableArray<ImageAccount>> _accounts;
    private ImageFact<ImmutableArray<ImageAccount>> _groups;

    /// <summary>Adds a line; false where it is none of this format.</summary>
    public bool TryAdd(string[] parts)
    {
        if (parts[0] is "archive" or "archive-image")
        {
            Complete();
        }

        switch (parts[0])
        {
            case "archive" when parts.Length == 4 && Enum.TryParse<ArchiveStatus>(parts[1], out var status) && Enum.TryParse<ArchiveGap>(parts[2], out var gap):
                _archives[_path = parts[3]] = new ArchiveRead(status, [], gap);
                return true;
            case "archive-image" when parts.Length == 9 && _archives.ContainsKey(_path) && Enum.TryParse<Trilean>(parts[7], out var healthcheck):
                _image = new BuiltImage
                {
                    OperatingSystem = NullIfEmpty(parts[1]),
                    Architecture = NullIfEmpty(parts[2]),
                    User = parts[3],
                    WorkingDirectory = parts[4],
                    StopSignal = NullIfEmpty(parts[5]),
                    Shell = NullIfEmpty(parts[6]),
                    HasHealthcheck = healthcheck,
                    HasTriggers = parts[8] == "triggers",
                };
                return true;
            default:
                return _image is { } image && TryAdd(image, parts);
        }
    }

    /// <summary>The archives of all lines.</summary>
    public ImmutableSortedDictionary<string, ArchiveRead> ToArchives()
    {
        Complete();
        return _archives.ToImmutable();
    }

    private bool TryAdd(BuiltImage image, string[] parts)
    {
        var rest = ImmutableArray.Create(parts, 1, parts.Length - 1);
        switch (parts[0])
        {
            case "archive-names":
                _image = image with { Names = rest };
                return true;
            case "archive-digests":
                _image = image with { Digests = rest };
                return true;
            case "archive-architectures":
                _image = image with { AllArchitectures = rest };
                return true;
            case "archive-entrypoint" when parts.Length >= 2:
                _image = image with { Entrypoint = ReadCommand(rest) };
                return true;
            case "archive-command" when parts.Length >= 2:
                _image = image with { Command = ReadCommand(rest) };
                return true;
            case "archive-variable" when parts.Length is 2 or 3:
                _image = image with { Environment = image.Environment.SetItem(parts[1], parts.Length == 3 ? parts[2] : null) };
                return true;
            case "archive-label" when parts.Length is 2 or 3:
                _image = image with { Labels = image.Labels.SetItem(parts[1], parts.Length == 3 ? parts[2] : null) };
                return true;
            case "archive-listing" when parts.Length == 4:
                _listing = parts;
                return true;
            case "archive-files":
                _files = [.. rest];
                return true;
            case "archive-link" when parts.Length == 3:
                _links.Add(new KeyValuePair<string, string>(parts[1], parts[2]));
                return true;
            case "archive-account" when parts.Length >= 2:
                return TryReadAccounts(parts, out _accounts);
            case "archive-group" when parts.Length >= 2:
                return TryReadAccounts(parts, out _groups);
            default:
                return false;
        }
    }

    private void Complete()
    {
        if (_image is { } image)
        {
            var files = _listing is { } listing
                ? new ImageListing(_files, _links, listing[1] == "application")
                {
                    Distribution = NullIfEmpty(listing[2]),
                    DistributionVersion = NullIfEmpty(listing[3]),
                    Accounts = _accounts,
                    Groups = _groups,
                }
                : null;
            var archive = _archives[_path];
            _archives[_path] = archive with { Images = archive.Images.Add(image with { Files = files }) };
        }

        _image = null;
        _listing = null;
        _files = [];
        _links = [];
        _accounts = default;
        _groups = default;
    }

    private static ImageFact<ImmutableArray<string>> ReadCommand(ImmutableArray<string> parts) => parts[0] switch
    {
        "known" => ImageFact<ImmutableArray<string>>.Known(parts.RemoveAt(0)),
        "absent" => ImageFact<ImmutableArray<string>>.Absent,
        _ => ImageFact<ImmutableArray<string>>.Unknown,
    };

    private static bool TryReadAccounts(string[] parts, out ImageFact<ImmutableArray<ImageAccount>> accounts)
    {
        accounts = parts[1] == "absent" ? ImageFact<ImmutableArray<ImageAccount>>.Absent : default;
        if (parts[1] != "known")
        {
            return true;
        }

        var all = ImmutableArray.CreateBuilder<ImageAccount>();
        for (var i = 2; i < parts.Length; i += 3)
        {
            if (i + 2 >= parts.Length
                || !int.TryParse(parts[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                || !int.TryParse(parts[i + 2], NumberStyles.None, CultureInfo.InvariantCulture, out var group))
            {
                return false;
            }

            all.Add(new ImageAccount(parts[i], id, group));
        }

        accounts = ImageFact<ImmutableArray<ImageAccount>>.Known(all.ToImmutable());
        return true;
    }

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
