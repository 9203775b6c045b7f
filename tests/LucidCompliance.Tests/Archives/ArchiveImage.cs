using System;
using System.Collections.Generic;
using System.Formats.Tar;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace LucidCompliance.Tests.Archives;

/// <summary>An image to be archived: a configuration and layers, each a list of <c>path</c>, <c>path=text</c>, <c>path/</c> or <c>path->target</c>.</summary>
internal sealed class ArchiveImage
{
    private readonly List<byte[]> _layers = [];
    private readonly JsonObject _config;

    /// <param name="config">The <c>config</c> object in JSON.</param>
    /// <param name="layers">The entries of each layer, separated by blanks.</param>
    public ArchiveImage(string config = "{}", params string[] layers)
    {
        _config = JsonNode.Parse(config)!.AsObject();
        foreach (var layer in layers)
        {
            _layers.Add(Layer(layer));
        }
    }

    public string Architecture { get; init; } = "amd64";

    public string System { get; init; } = "linux";

    public TarEntryFormat Format { get; init; } = TarEntryFormat.Pax;

    /// <summary>How a layer is stored: as it is, or through a compression.</summary>
    public Func<byte[], byte[]> Pack { get; init; } = static layer => layer;

    public static byte[] Gzip(byte[] bytes)
    {
        using var result = new MemoryStream();
        using (var gzip = new GZipStream(result, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }

        return result.ToArray();
    }

    /// <summary>A tar of the entries.</summary>
    public static byte[] Tar(IEnumerable<(string Name, byte[] Content)> entries, TarEntryFormat format = TarEntryFormat.Pax)
    {
        using var result = new MemoryStream();
        using (var tar = new TarWriter(result, format, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                var entry = Entry(format, TarEntryType.RegularFile, name);
                entry.DataStream = new MemoryStream(content);
                tar.WriteEntry(entry);
            }
        }

        return result.ToArray();
    }

    public byte[] Layer(string entries)
    {
        using var result = new MemoryStream();
        using (var tar = new TarWriter(result, Format, leaveOpen: true))
        {
            foreach (var text in entries.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                tar.WriteEntry(LayerEntry(text));
            }
        }

        return result.ToArray();
    }

    /// <summary>As <c>docker save</c> writes it.</summary>
    public byte[] ToDocker(params string[] names) => Tar(DockerEntries(names), Format);

    /// <summary>As an OCI image layout: annotations at the entry of the index.</summary>
    public byte[] ToOci(string annotation, string name, bool hasManifestJson = false)
    {
        var entries = new List<(string, byte[])>();
        var manifest = AddManifest(entries);
        manifest["annotations"] = new JsonObject { [annotation] = name };
        entries.Add(("index.json", Json(new JsonObject { ["schemaVersion"] = 2, ["manifests"] = new JsonArray(manifest) })));
        entries.Add(("oci-layout", "{\"imageLayoutVersion\":\"1.0.0\"}"u8.ToArray()));
        return Tar(hasManifestJson ? [.. entries, .. DockerEntries([]).TakeLast(1)] : entries, Format);
    }

    /// <summary>An OCI layout of several platforms under one name, with the index that lists them.</summary>
    public static byte[] ToOci(string name, params ArchiveImage[] images)
    {
        var entries = new List<(string, byte[])>();
        var manifests = new JsonArray();
        foreach (var image in images)
        {
            var manifest = image.AddManifest(entries);
            manifest["platform"] = new JsonObject { ["os"] = image.System, ["architecture"] = image.Architecture };
            manifests.Add(manifest);
        }

        var index = Add(entries, Json(new JsonObject { ["schemaVersion"] = 2, ["manifests"] = manifests }));
        index["annotations"] = new JsonObject { ["io.containerd.image.name"] = name };
        entries.Add(("index.json", Json(new JsonObject { ["schemaVersion"] = 2, ["manifests"] = new JsonArray(index) })));
        return Tar(entries);
    }

    /// <summary>The digest of the manifest that <see cref="ToOci(string, string, bool)"/> writes.</summary>
    public string Digest => (string)AddManifest([])["digest"]!;

    private static byte[] Json(JsonNode node) => Encoding.UTF8.GetBytes(node.ToJsonString());

    private static JsonObject Add(List<(string Name, byte[] Content)> entries, byte[] content)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(content));
        if (entries.All(entry => entry.Name != "blobs/sha256/" + hash))
        {
            entries.Add(("blobs/sha256/" + hash, content));
        }

        return new JsonObject { ["mediaType"] = "application/octet-stream", ["digest"] = "sha256:" + hash, ["size"] = content.Length };
    }

    private static TarEntry Entry(TarEntryFormat format, TarEntryType type, string name) => format switch
    {
        TarEntryFormat.Ustar => new UstarTarEntry(type, name),
        TarEntryFormat.Gnu => new GnuTarEntry(type, name),
        TarEntryFormat.V7 => new V7TarEntry(type == TarEntryType.RegularFile ? TarEntryType.V7RegularFile : type, name),
        _ => new PaxTarEntry(type, name),
    };

    private TarEntry LayerEntry(string text)
    {
        if (text.IndexOf("->", StringComparison.Ordinal) is > 0 and var arrow)
        {
            var link = Entry(Format, TarEntryType.SymbolicLink, text[..arrow]);
            link.LinkName = text[(arrow + 2)..];
            return link;
        }

        if (text.EndsWith('/'))
        {
            return Entry(Format, TarEntryType.Directory, text);
        }

        // In a text, a comma stands for a line break.
        var equals = text.IndexOf('=');
        var file = Entry(Format, TarEntryType.RegularFile, equals < 0 ? text : text[..equals]);
        file.DataStream = new MemoryStream(Encoding.UTF8.GetBytes(equals < 0 ? "x" : text[(equals + 1)..].Replace(',', '\n')));
        return file;
    }

    private JsonObject Document() => new()
    {
        ["architecture"] = Architecture,
        ["os"] = System,
        ["config"] = _config.DeepClone(),
        ["rootfs"] = new JsonObject
        {
            ["type"] = "layers",
            ["diff_ids"] = new JsonArray([.. _layers.Select(layer => JsonValue.Create("sha256:" + Convert.ToHexStringLower(SHA256.HashData(layer))))]),
        },
    };

    private List<(string Name, byte[] Content)> DockerEntries(string[] names)
    {
        var entries = new List<(string Name, byte[] Content)>();
        var config = "blobs/sha256/" + ((string)Add(entries, Json(Document()))["digest"]!)[7..];
        var layers = _layers.Select(layer => "blobs/sha256/" + ((string)Add(entries, Pack(layer))["digest"]!)[7..]).ToArray();
        entries.Add(("manifest.json", Json(new JsonArray(new JsonObject
        {
            ["Config"] = config,
            ["RepoTags"] = new JsonArray([.. names.Select(name => JsonValue.Create(name))]),
            ["Layers"] = new JsonArray([.. layers.Select(layer => JsonValue.Create(layer))]),
        }))));
        return entries;
    }

    private JsonObject AddManifest(List<(string Name, byte[] Content)> entries) => Add(entries, Json(new JsonObject
    {
        ["schemaVersion"] = 2,
        ["config"] = Add(entries, Json(Document())),
        ["layers"] = new JsonArray([.. _layers.Select(layer => Add(entries, Pack(layer)))]),
    }));
}
