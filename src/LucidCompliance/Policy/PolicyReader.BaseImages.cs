using System.Collections.Immutable;
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
                case "archives" when _nodes.List(entry.Value, "baseImages.archives", ReadFile) is { } archives:
                    result = result with { Archives = archives };
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
        var reader = new KnownImageReader(_nodes);
        foreach (var entry in _nodes.Entries(node, "baseImages.known"))
        {
            if (ReadImagePattern(new(entry.Name!, entry.Key.Location)) is { } pattern)
            {
                var facts = reader.Read(entry.Value.Resolve()!, pattern.Value.Pattern);
                result = Replace(result, new KnownImage(pattern.Value, facts, entry.Key.Location), static known => known.Image.Pattern);
            }
        }

        return result;
    }
}
