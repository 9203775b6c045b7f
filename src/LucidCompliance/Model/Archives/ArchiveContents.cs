using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Knowledge;
using LucidCompliance.Syntax.Json;
using LucidCompliance.Text;

namespace LucidCompliance.Model.Archives;

/// <summary>
/// What a front end has read out of an image archive: its documents, its layers and the links between them, by their names in it. It knows the
/// two formats: the one of <c>docker save</c> (<c>manifest.json</c>) and the OCI image layout (<c>index.json</c>), which an archive may have both of.
/// </summary>
public sealed class ArchiveContents
{
    private const int MaximumImages = 64;
    private const int MaximumLayers = 1024;
    private const int MaximumLinks = 8;
    private const int MaximumIndexDepth = 4;

    private readonly Dictionary<string, JsonNode> _documents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LayerListing> _layers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _links = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ArchiveGap> _gaps = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, ArchivedManifest> _images = new(StringComparer.Ordinal);
    private ArchiveGap _gap;

    /// <summary>Adds a JSON document.</summary>
    public void AddDocument(string name, string text)
    {
        if (JsonDocument.Parse(new SourceText(name, text)) is { Error: null, Root: { } root })
        {
            _documents[Normalize(name)] = root;
        }
    }

    /// <summary>Adds a layer.</summary>
    public void AddLayer(string name, LayerListing listing) => _layers[Normalize(name)] = listing;

    /// <summary>Says why an entry that may be a layer has no listing.</summary>
    public void AddGap(string name, ArchiveGap gap) => _gaps[Normalize(name)] = gap;

    /// <summary>Adds a link to another entry; what leads out of the archive leads nowhere.</summary>
    public void AddLink(string name, string target, bool isRelativeToLink)
    {
        var path = Normalize(name);
        _links[path] = Normalize(isRelativeToLink ? path.Substring(0, path.LastIndexOf('/') + 1) + target : target);
    }

    /// <summary>The images of the archive.</summary>
    public ArchiveRead ToRead()
    {
        ReadDockers();
        if (Document("/index.json") is JsonObject index)
        {
            ReadIndex(index, [], null, [], 0);
        }

        var images = ImmutableArray.CreateBuilder<BuiltImage>();
        foreach (var image in _images)
        {
            if (images.Count < MaximumImages && ImageConfigReader.Read(Document(image.Key), image.Value.IsDockers) is { } config)
            {
                images.Add(config with
                {
                    Names = [.. image.Value.Names],
                    Digests = [.. image.Value.Digests],
                    AllArchitectures = image.Value.Architectures,
                    Files = string.Equals(config.OperatingSystem, "windows", StringComparison.Ordinal) ? null : List(image.Value.Layers, CountLayers(image.Key)),
                });
            }
        }

        return images.Count == 0 ? ArchiveRead.Failed(ArchiveStatus.NoImage) : new ArchiveRead(ArchiveStatus.Read, images.ToImmutable(), _gap);
    }

    private void ReadDockers()
    {
        if (Document("/manifest.json") is not JsonArray manifests)
        {
            return;
        }

        foreach (var item in manifests.Items)
        {
            if (item is JsonObject manifest && ImageConfigReader.Text(manifest, "Config") is { } config && ImageFor("/" + config) is { } image)
            {
                image.IsDockers = true;
                AddTexts(manifest.Find("RepoTags"), image.Names);
                if (image.Layers.Count == 0)
                {
                    var layers = new List<string>();
                    AddTexts(manifest.Find("Layers"), layers);
                    image.Layers.AddRange(layers);
                }
            }
        }
    }

    // An index lists manifests and indexes; the names and digests of the way there are those of the image.
    private void ReadIndex(JsonObject index, List<string> names, string? digest, ImmutableArray<string> architectures, int depth)
    {
        if (index.Find("manifests") is not JsonArray list || depth > MaximumIndexDepth)
        {
            return;
        }

        // Only an index that has a digest of its own lists all that the name stands for; the layout's lists what was saved.
        architectures = digest is null ? [] : Architectures(list);
        foreach (var item in list.Items)
        {
            if (item is not JsonObject descriptor || ImageConfigReader.Text(descriptor, "digest") is not { } own || IsAttestation(descriptor)
                || Document(Blob(own)) is not JsonObject target)
            {
                continue;
            }

            var all = new List<string>(names);
            AddName(descriptor, all);
            if (target.Find("manifests") is JsonArray)
            {
                ReadIndex(target, all, own, architectures, depth + 1);
            }
            else if (target.Find("config") is JsonObject config && ImageConfigReader.Text(config, "digest") is { } id && ImageFor(Blob(id)) is { } image)
            {
                AddNew(image.Names, all);
                AddNew(image.Digests, digest is null ? [own] : [own, digest]);
                image.Architectures = architectures;
                if (image.Layers.Count == 0)
                {
                    AddLayers(target, image);
                }
            }
        }
    }

    private static void AddLayers(JsonObject manifest, ArchivedManifest image)
    {
        foreach (var item in manifest.Find("layers") is JsonArray layers ? layers.Items : [])
        {
            image.Layers.Add(item is JsonObject layer && ImageConfigReader.Text(layer, "digest") is { } digest ? Blob(digest) : string.Empty);
        }
    }

    // containerd writes the whole name; the standard's own annotation is the tag alone with some tools, and then names no image.
    private static void AddName(JsonObject descriptor, List<string> names)
    {
        var annotations = descriptor.Find("annotations") as JsonObject;
        if (ImageConfigReader.Text(annotations, "io.containerd.image.name") is { } full)
        {
            names.Add(full);
        }
        else if (ImageConfigReader.Text(annotations, "org.opencontainers.image.ref.name") is { } name && name.IndexOfAny([':', '/']) >= 0)
        {
            names.Add(name);
        }
    }

    private static bool IsAttestation(JsonObject descriptor) =>
        ImageConfigReader.Text(descriptor.Find("annotations") as JsonObject, "vnd.docker.reference.type") is not null;

    private static ImmutableArray<string> Architectures(JsonArray manifests)
    {
        var architectures = ImmutableArray.CreateBuilder<string>();
        foreach (var item in manifests.Items)
        {
            if (item is JsonObject descriptor && !IsAttestation(descriptor)
                && ImageConfigReader.Text(descriptor.Find("platform") as JsonObject, "architecture") is { } architecture
                && !architectures.Contains(architecture))
            {
                architectures.Add(architecture);
            }
        }

        return architectures.ToImmutable();
    }

    private int CountLayers(string config) =>
        Document(config) is JsonObject root && root.Find("rootfs") is JsonObject files && files.Find("diff_ids") is JsonArray layers ? layers.Items.Length : 0;

    private ImageListing? List(List<string> layers, int count)
    {
        if (layers.Count != count)
        {
            _gap = _gap == ArchiveGap.None ? ArchiveGap.Incomplete : _gap;
            return null;
        }

        var stack = new LayerStack();
        foreach (var name in layers)
        {
            var path = Follow(Normalize(name));
            if (layers.Count > MaximumLayers || name.Length == 0 || !_layers.TryGetValue(path, out var layer))
            {
                var gap = layers.Count > MaximumLayers ? ArchiveGap.TooLarge : _gaps.TryGetValue(path, out var known) ? known : ArchiveGap.Incomplete;
                _gap = _gap == ArchiveGap.None ? gap : _gap;
                return null;
            }

            stack.Add(layer);
        }

        return stack.HasLostEntries ? null : stack.ToListing();
    }

    private ArchivedManifest? ImageFor(string config)
    {
        var path = Follow(Normalize(config));
        if (!_images.TryGetValue(path, out var image))
        {
            if (_images.Count >= MaximumImages)
            {
                return null;
            }

            _images.Add(path, image = new ArchivedManifest());
        }

        return image;
    }

    private JsonNode? Document(string name) => _documents.TryGetValue(Follow(Normalize(name)), out var document) ? document : null;

    private string Follow(string path)
    {
        for (var links = 0; links < MaximumLinks && _links.TryGetValue(path, out var target); links++)
        {
            path = target;
        }

        return path;
    }

    private static void AddTexts(JsonNode? list, List<string> texts)
    {
        foreach (var item in list is JsonArray array ? array.Items : [])
        {
            if (item is JsonString text)
            {
                texts.Add(text.Value);
            }
        }
    }

    private static void AddNew(List<string> texts, List<string> more)
    {
        foreach (var text in more)
        {
            if (!texts.Contains(text))
            {
                texts.Add(text);
            }
        }
    }

    private static string Blob(string digest) => "/blobs/" + digest.Replace(':', '/');

    private static string Normalize(string name) => ImageListing.Normalize("/" + name);

    private sealed class ArchivedManifest
    {
        public List<string> Names { get; } = [];

        public List<string> Digests { get; } = [];

        public List<string> Layers { get; } = [];

        public ImmutableArray<string> Architectures { get; set; } = [];

        public bool IsDockers { get; set; }
    }
}
