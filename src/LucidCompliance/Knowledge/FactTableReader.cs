using System;
using System.Collections.Generic;
using System.Collections.Immutable;

namespace LucidCompliance.Knowledge;

/// <summary>Turns the texts of a row into facts about one repository and tag.</summary>
internal static class FactTableReader
{
    private static readonly char[] Blank = [' '];

    /// <summary>Reads a row. Without a tag, what only the tag can say stays unknown.</summary>
    /// <exception cref="FormatException">A value that its key does not take.</exception>
    public static BaseImageFacts Read(FactTable row, string repository, string? tag, CatalogueTables tables)
    {
        var template = new RowTemplate(repository, tag, tables.Glibc);
        var confidence = Confidence(row["confidence"]);
        var id = template.Fill(row.JoinIds()) ?? string.Empty;
        var source = row["source"] ?? string.Empty;
        if (confidence == BaseImageConfidence.Low || row["windows"] == "yes")
        {
            // Nothing that a rule could speak on; a date of support still holds for an image that is only not Linux.
            return new BaseImageFacts
            {
                Id = id,
                Source = source,
                Confidence = confidence,
                IsWindows = row["windows"] == "yes",
                EndOfLife = confidence == BaseImageConfidence.Low ? null : EndOfLife(row["eol"], tag, tables),
            };
        }

        var shells = Words(row["shell"]);
        var libc = Libc(row["libc"], tag, tables, out var glibc);
        var runtime = template.Fill(row["runtime"]);
        var version = template.Fill(row["runtime-version"]);
        var isDebug = row["debug"] == "yes";
        var variant = template.Fill(row["distroless-variant"]);
        return new BaseImageFacts
        {
            Id = id,
            Source = source,
            Confidence = confidence,
            IsDistroless = Answer(row["distroless"]),
            Shells = shells.IsKnown ? shells.Value : [],
            Shell = shells.IsKnown ? ImageFact<string>.Known(shells.Value[0]) : shells.IsAbsent ? ImageFact<string>.Absent : default,
            PackageManager = Word(row["package-manager"]),
            DefaultUserId = Number(row["user"]) is { } user ? ImageFact<int>.Known(user) : default,
            DefaultUserName = row["user-name"] ?? (row["user"] == "0" ? "root" : null),
            FamilyUserId = Number(row["family-user"]),
            EntrypointStepsDownTo = Number(row["steps-down-to"]),
            Entrypoint = Words(row["entrypoint"]),
            Command = Words(row["command"]),
            Users = Words(row["users"]),
            Groups = Words(row["groups"]),
            IsDebugVariant = isDebug,
            IsBuildImage = row["build-image"] == "yes",
            Runtime = runtime,
            RuntimeVersion = version,
            PythonMinor = runtime == "python" ? PythonMinor(version) : null,
            Architectures = Architectures(row["arch"], tag),
            Environment = Environment(row["env"]),
            EndOfLife = EndOfLife(row["eol"], tag, tables),
            Distribution = tag is null ? null : DistributionRelease.Of(tag, tables.Distributions),
            LaterVersions = LaterVersions(row["eol"], tag, tables),
            Status = Status(row["status"]),
            Replacement = template.Fill(row["replacement"]),
            ReplacementKeepsRuntime = Answer(row["keeps-runtime"]),
            DistrolessVariant = variant,
            ReleaseTag = isDebug && tag is not null ? TagParts.Release(tag) : null,
            HasIcu = Answer(row["icu"]),
            HasTimeZones = Answer(row["tzdata"]),
            WorkingDirectory = row["workdir"],
            IsUsrMerged = Answer(row["usr-merged"]),
            Libc = libc,
            GlibcVersion = glibc,
            Libraries = Words(row["libraries"]),
            MissingLibraries = row["lacks"] is { } lacks ? [.. Split(lacks)] : [],
            Note = row["note"],
        };
    }

    private static string[] Split(string text) => text.Split(Blank, StringSplitOptions.RemoveEmptyEntries);

    private static ImageFact<ImmutableArray<string>> Words(string? text) => text switch
    {
        null => default,
        "none" => ImageFact<ImmutableArray<string>>.Absent,
        _ => ImageFact<ImmutableArray<string>>.Known([.. Split(text)]),
    };

    private static ImageFact<string> Word(string? text) => text switch
    {
        null => default,
        "none" => ImageFact<string>.Absent,
        _ => ImageFact<string>.Known(text),
    };

    private static Trilean Answer(string? text) => text switch
    {
        null => Trilean.Unknown,
        "yes" => Trilean.Yes,
        "no" => Trilean.No,
        _ => throw new FormatException("An answer is yes, no or ?."),
    };

    private static int? Number(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var number = CatalogueTables.Number(text, 0, text.Length);
        return number >= 0 ? number : throw new FormatException("A user is a number.");
    }

    private static BaseImageConfidence Confidence(string? text) => text switch
    {
        "high" => BaseImageConfidence.High,
        "low" => BaseImageConfidence.Low,
        "medium" or null => BaseImageConfidence.Medium,
        _ => throw new FormatException("Confidence is high, medium or low."),
    };

    internal static BaseImageStatus Status(string? text) => text switch
    {
        null => BaseImageStatus.Unknown,
        "supported" => BaseImageStatus.Supported,
        "floating" => BaseImageStatus.Floating,
        "eol" => BaseImageStatus.EndOfLife,
        "removed" => BaseImageStatus.Removed,
        _ => throw new FormatException("A status is supported, floating, eol or removed."),
    };

    private static DateTime? EndOfLife(string? text, string? tag, CatalogueTables tables)
    {
        if (text is null or "none")
        {
            return null;
        }

        if (!tables.Lifecycles.TryGetValue(text, out var lifecycle))
        {
            return CatalogueTables.Date(text);
        }

        return FindVersion(lifecycle, tag) is { } version ? CatalogueTables.Date(lifecycle[version]) : null;
    }

    // A lifecycle by major versions knows "18" of the tag "18.20-slim".
    private static string? FindVersion(Dictionary<string, string> lifecycle, string? tag)
    {
        var version = tag is null ? null : TagParts.Version(tag);
        return version is null ? null
            : lifecycle.ContainsKey(version) ? version
            : IsOnly(lifecycle, version + ".0") ? version + ".0"
            : TagParts.Major(tag!) is { } major && lifecycle.ContainsKey(major) ? major
            : null;
    }

    // "8" is 8.0 where no other version begins with 8; else the tag moves.
    private static bool IsOnly(Dictionary<string, string> lifecycle, string version)
    {
        var count = 0;
        foreach (var entry in lifecycle)
        {
            count += string.CompareOrdinal(entry.Key, 0, version, 0, version.Length - 1) == 0 ? 1 : 0;
        }

        return count == 1 && lifecycle.ContainsKey(version);
    }

    private static ImmutableArray<(string Version, DateTime LastDay)> LaterVersions(string? text, string? tag, CatalogueTables tables)
    {
        if (text is null || !tables.Lifecycles.TryGetValue(text, out var lifecycle) || FindVersion(lifecycle, tag) is not { } version)
        {
            return [];
        }

        // A lifecycle lists its versions in their order.
        var later = ImmutableArray.CreateBuilder<(string, DateTime)>();
        var isLater = false;
        foreach (var entry in lifecycle)
        {
            if (isLater)
            {
                later.Add((entry.Key, CatalogueTables.Date(entry.Value)));
            }

            isLater |= entry.Key == version;
        }

        return later.ToImmutable();
    }

    private static ImageFact<string> Libc(string? text, string? tag, CatalogueTables tables, out Version? glibc)
    {
        glibc = null;
        if (text == "suite")
        {
            var suite = tag is null ? null : TagParts.Suite(tag, tables.Glibc);
            if (suite is null)
            {
                return default;
            }

            text = tables.Glibc.TryGetValue(suite, out var version) ? "glibc " + version : "glibc";
        }

        if (text is not null && text.StartsWith("glibc ", StringComparison.Ordinal))
        {
            var dot = text.IndexOf('.');
            glibc = dot < 0
                ? throw new FormatException("A version of glibc is written major.minor.")
                : new Version(CatalogueTables.Number(text, 6, dot - 6), CatalogueTables.Number(text, dot + 1, text.Length - dot - 1));
            text = "glibc";
        }

        return Word(text);
    }

    internal static int? PythonMinor(string? version) =>
        version is not null && version.StartsWith("3.", StringComparison.Ordinal)
        && CatalogueTables.Number(version, 2, version.Length - 2) is >= 0 and var minor
            ? minor
            : null;

    private static ImmutableArray<string> Architectures(string? text, string? tag)
    {
        if (tag is not null && TagParts.Architecture(tag) is { } single)
        {
            return [single];
        }

        return text is null ? [] : [.. Split(text)];
    }

    private static Dictionary<string, string> Environment(string? text)
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var variable in Split(text ?? string.Empty))
        {
            var equals = variable.IndexOf('=');
            if (equals <= 0)
            {
                throw new FormatException("A variable is written NAME=value.");
            }

            environment[variable.Substring(0, equals)] = variable.Substring(equals + 1);
        }

        return environment;
    }
}
