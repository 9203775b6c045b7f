using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;

namespace LucidCompliance.Knowledge;

/// <summary>Makes the facts of a catalogue's row out of what an archive proves.</summary>
internal static class BuiltImageFacts
{
    private const string Id = "archive";

    /// <summary>
    /// The facts. What the archive does not prove is as the catalogue has it, because the archive is the image itself; how long the
    /// distribution is supported counts where nobody says how long the image is.
    /// </summary>
    /// <param name="image">The image.</param>
    /// <param name="catalogued">What the catalogue says of the reference, or null.</param>
    public static BaseImageFacts Of(BuiltImage image, BaseImageFacts? catalogued)
    {
        if (string.Equals(image.OperatingSystem, "windows", StringComparison.Ordinal))
        {
            return new BaseImageFacts { Id = Id, Source = Id, Confidence = BaseImageConfidence.High, IsWindows = true, EndOfLife = catalogued?.EndOfLife };
        }

        var known = catalogued is { IsWindows: false } and not { Confidence: BaseImageConfidence.Low } ? catalogued : null;
        var config = OfConfig(image);
        return image.Files is { } files
            ? config.Over(OfFiles(files, config)).Over(known).Over(Support(Distribution(files)))
            : config.Over(known);
    }

    private static BaseImageFacts OfConfig(BuiltImage image) => new()
    {
        Id = Id,
        Source = Id,
        Confidence = BaseImageConfidence.High,
        Architectures = image.AllArchitectures,
        Built = image,
        DefaultUserId = FindUser(image, out var userName),
        DefaultUserName = userName,
        Entrypoint = image.Entrypoint,
        Command = image.Command,
        Environment = KnownVariables(image),
    };

    private static BaseImageFacts OfFiles(ImageListing files, BaseImageFacts config)
    {
        var shells = ImageContents.FindShells(files);
        var manager = ImageContents.FindPackageManager(files);
        var libraries = ImageContents.FindLibraries(files);
        var libc = ImageContents.FindLibc(libraries);
        var runtime = FindRuntime(config, files);

        // A tool where no PATH leads proves neither that there is one nor that there is none.
        var hasTools = ImageContents.HasTools(files);
        return new BaseImageFacts
        {
            IsDistroless = !shells.IsEmpty || manager is not null ? Trilean.No : hasTools ? Trilean.Unknown : Trilean.Yes,
            Shells = shells,
            Shell = !shells.IsEmpty ? ImageFact<string>.Known(shells[0]) : hasTools ? default : ImageFact<string>.Absent,
            PackageManager = manager is not null ? ImageFact<string>.Known(manager) : hasTools ? default : ImageFact<string>.Absent,
            Users = Names(files.Accounts),
            Groups = Names(files.Groups),
            Libraries = libraries.IsEmpty ? ImageFact<ImmutableArray<string>>.Absent : ImageFact<ImmutableArray<string>>.Known([.. libraries]),
            Libc = libc,
            GlibcVersion = libc.IsKnown && libc.Value == "glibc" ? Distribution(files)?.GlibcVersion : null,
            HasIcu = libraries.Contains("libicuuc") ? Trilean.Yes : Trilean.No,
            HasTimeZones = ImageContents.HasTimeZones(files),
            IsUsrMerged = ImageContents.IsUsrMerged(files),
            PythonMinor = ImageContents.FindPython(files),
            Runtime = runtime?.Name,
            RuntimeVersion = runtime?.Version,
        };
    }

    // What the entrypoint runs, or what is there for a Dockerfile to run; an image with an entrypoint of its own is made for that.
    private static (string Name, string Version)? FindRuntime(BaseImageFacts config, ImageListing files)
    {
        var program = config.Entrypoint.TryGet(out var words) && words.Length > 0 ? words[0].Substring(words[0].LastIndexOf('/') + 1) : null;
        if (program is null && !config.Entrypoint.IsAbsent)
        {
            return null;
        }

        return program is null or "dotnet" && ImageContents.FindDotNet(files) is { } dotNet ? dotNet
            : program is not null && program.StartsWith("python", StringComparison.Ordinal) && ImageContents.FindPython(files) is { } minor
                ? ("python", "3." + minor.ToString(CultureInfo.InvariantCulture))
            : null;
    }

    private static ImageFact<int> FindUser(BuiltImage image, out string? name)
    {
        var colon = image.User!.IndexOf(':');
        name = colon < 0 ? image.User : image.User.Substring(0, colon);
        if (name.Length == 0 || name == "root")
        {
            name = "root";
            return ImageFact<int>.Known(0);
        }

        if (CatalogueTables.Number(name, 0, name.Length) is >= 0 and var id)
        {
            name = id == 0 ? "root" : image.Files?.FindAccount(id)?.Name;
            return ImageFact<int>.Known(id);
        }

        return image.Files?.FindAccount(name) is { } account ? ImageFact<int>.Known(account.Id) : default;
    }

    private static Dictionary<string, string> KnownVariables(BuiltImage image)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var variable in image.Environment)
        {
            if (variable.Value is { } value)
            {
                variables.Add(variable.Key, value);
            }
        }

        return variables;
    }

    private static ImageFact<ImmutableArray<string>> Names(ImageFact<ImmutableArray<ImageAccount>> accounts)
    {
        if (!accounts.TryGet(out var all))
        {
            return accounts.IsAbsent ? ImageFact<ImmutableArray<string>>.Absent : default;
        }

        var names = ImmutableArray.CreateBuilder<string>(all.Length);
        foreach (var account in all)
        {
            names.Add(account.Name);
        }

        return ImageFact<ImmutableArray<string>>.Known(names.ToImmutable());
    }

    // The image is no successor's predecessor: only the date is the distribution's.
    private static BaseImageFacts? Support(BaseImageFacts? distribution) =>
        distribution is null ? null : new BaseImageFacts { EndOfLife = distribution.EndOfLife };

    // What the catalogue knows of the distribution's own image.
    private static BaseImageFacts? Distribution(ImageListing files)
    {
        if (files.Distribution is not ("debian" or "ubuntu" or "alpine") || files.DistributionVersion is not { Length: > 0 } version)
        {
            return null;
        }

        // Alpine states its patch too: 3.20.3.
        var parts = version.Split('.');
        var tag = files.Distribution == "alpine" && parts.Length > 2 ? parts[0] + "." + parts[1] : version;
        return ImageReference.TryParse(files.Distribution + ":" + tag, out var reference, out _) ? BaseImageCatalogue.Default.Find(reference!) : null;
    }
}
