using System.Collections.Immutable;
using System.Globalization;
using LucidCompliance.Knowledge;
using LucidCompliance.Syntax.Yaml;
using NuGet.Versioning;

namespace LucidCompliance.Policy;

/// <content>The key <c>baseImages</c>.</content>
internal sealed partial class PolicyReader
{
    private BaseImagePolicy ReadBaseImages(YamlNode node, BaseImagePolicy result)
    {
        foreach (var entry in _nodes.Entries(node, "baseImages", PolicyKeys.BaseImages))
        {
            switch (entry.Name)
            {
                case "allow" when _nodes.List(entry.Value, "baseImages.allow", ReadImagePattern) is { } allow:
                    result = result with { Allow = new(allow, entry.Key.Location) };
                    break;
                case "requireDigest" when _nodes.Boolean(entry.Value, "baseImages.requireDigest") is { } required:
                    result = result with { RequireDigest = required };
                    break;
                case "versions":
                    result = result with { Versions = ReadVersions(entry.Value.Resolve()!, result.Versions) };
                    break;
                case "known":
                    result = result with { Known = ReadKnown(entry.Value.Resolve()!, result.Known) };
                    break;
            }
        }

        return result;
    }

    private PolicyValue<ImagePattern>? ReadImagePattern(PolicyValue<string> text)
    {
        if (ImagePattern.TryParse(text.Value, out var pattern, out var problem))
        {
            return new(pattern!, text.Location);
        }

        _nodes.Report(text.Location!, problem + " Example: gcr.io/distroless/*.");
        return null;
    }

    private ImmutableArray<ImageVersionPolicy> ReadVersions(YamlNode node, ImmutableArray<ImageVersionPolicy> result)
    {
        foreach (var entry in _nodes.Entries(node, "baseImages.versions"))
        {
            if (ReadImagePattern(new(entry.Name!, entry.Key.Location)) is not { } pattern
                || _nodes.Text(entry.Value, "a version range") is not { } text)
            {
                continue;
            }

            if (VersionRange.TryParse(text.Value, out var range))
            {
                result = Replace(result, new ImageVersionPolicy(pattern.Value, range, text.Location), static version => version.Image.Pattern);
            }
            else
            {
                _nodes.Report(text.Location!, "This is no version range. Write NuGet's notation, such as \"[10.0,11.0)\" or \"8.0\" for 8.0 and higher.");
            }
        }

        return result;
    }

    private ImmutableArray<KnownImage> ReadKnown(YamlNode node, ImmutableArray<KnownImage> result)
    {
        foreach (var entry in _nodes.Entries(node, "baseImages.known"))
        {
            if (ReadImagePattern(new(entry.Name!, entry.Key.Location)) is { } pattern)
            {
                var facts = ReadFacts(entry.Value.Resolve()!, pattern.Value.Pattern);
                result = Replace(result, new KnownImage(pattern.Value, facts, entry.Key.Location), static known => known.Image.Pattern);
            }
        }

        return result;
    }

    private BaseImageFacts ReadFacts(YamlNode node, string pattern)
    {
        var distroless = Trilean.Unknown;
        var shell = ImageFact<string>.Unknown;
        var packageManager = ImageFact<string>.Unknown;
        var user = ImageFact<int>.Unknown;
        var entrypoint = ImageFact<ImmutableArray<string>>.Unknown;
        foreach (var entry in _nodes.Entries(node, "a known image", PolicyKeys.KnownImage))
        {
            switch (entry.Name)
            {
                case "distroless" when _nodes.Boolean(entry.Value, "distroless") is { } value:
                    distroless = value.Value ? Trilean.Yes : Trilean.No;
                    break;
                case "shell":
                    shell = ReadNameOrFalse(entry.Value, "shell", "a path such as /bin/sh");
                    break;
                case "packageManager":
                    packageManager = ReadNameOrFalse(entry.Value, "packageManager", "a name such as apt");
                    break;
                case "user":
                    user = ReadUserId(entry.Value);
                    break;
                case "entrypoint" when _nodes.List(entry.Value, "entrypoint") is { } words:
                    entrypoint = ReadEntrypoint(words);
                    break;
            }
        }

        // Distroless means both of them are absent, unless the policy names one.
        if (distroless == Trilean.Yes)
        {
            shell = shell.IsUnknown ? ImageFact<string>.Absent : shell;
            packageManager = packageManager.IsUnknown ? ImageFact<string>.Absent : packageManager;
        }

        return new BaseImageFacts
        {
            Id = "policy:" + pattern,
            IsDistroless = distroless,
            Shell = shell,
            Shells = shell.IsKnown ? [shell.Value!] : [],
            PackageManager = packageManager,
            DefaultUserId = user,
            Entrypoint = entrypoint,
            Confidence = BaseImageConfidence.High,
            Source = "policy",
        };
    }

    private ImageFact<string> ReadNameOrFalse(YamlNode node, string owner, string example)
    {
        if (node.Resolve() is YamlScalar scalar)
        {
            if (scalar is { IsPlain: true, Value: "false" })
            {
                return ImageFact<string>.Absent;
            }

            if (scalar is not { IsPlain: true, Value: "true" } && scalar.Value.Length > 0)
            {
                return ImageFact<string>.Known(scalar.Value);
            }
        }

        _nodes.Report(node.Location, $"'{owner}' is 'false' where the image has none, or {example}.");
        return ImageFact<string>.Unknown;
    }

    private ImageFact<int> ReadUserId(YamlNode node)
    {
        if (node.Resolve() is YamlScalar scalar && int.TryParse(scalar.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            return ImageFact<int>.Known(id);
        }

        _nodes.Report(node.Location, "The user of a known image is its number, such as 65532.");
        return ImageFact<int>.Unknown;
    }

    private static ImageFact<ImmutableArray<string>> ReadEntrypoint(ImmutableArray<PolicyValue<string>> words)
    {
        var values = ImmutableArray.CreateBuilder<string>(words.Length);
        foreach (var word in words)
        {
            values.Add(word.Value);
        }

        return words.IsEmpty ? ImageFact<ImmutableArray<string>>.Absent : ImageFact<ImmutableArray<string>>.Known(values.ToImmutable());
    }
}
