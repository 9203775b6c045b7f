using System;
using System.Collections.Generic;
using LucidCompliance.Knowledge;

namespace LucidCompliance.Model.Archives;

/// <summary>What an entry of a layer is.</summary>
public enum LayerEntryKind : byte
{
    /// <summary>A file, a hard link or a device.</summary>
    File,

    /// <summary>A directory.</summary>
    Directory,

    /// <summary>A symbolic link.</summary>
    Link,
}

/// <summary>One entry of a layer.</summary>
/// <param name="Path">Absolute, normalised.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Target">What a link says; else null.</param>
public readonly record struct LayerEntry(string Path, LayerEntryKind Kind, string? Target);

/// <summary>
/// The entries of one layer that matter for the listing of an image. What says otherwise is only how many a front end reads; a layer of which
/// an entry is missing is no listing.
/// </summary>
public sealed class LayerListing
{
    /// <summary>The longest text of a file that is kept, in bytes.</summary>
    public const int MaximumText = 64 * 1024;

    private const string Whiteout = ".wh.";
    private const string OpaqueMark = ".wh..wh..opq";
    private const int MaximumPath = 1024;
    private const int MaximumDepth = 64;

    private static readonly string[] ReadFiles = ["/etc/os-release", "/usr/lib/os-release", "/etc/passwd", "/etc/group"];

    private static readonly string[] PlainFolders = ["bin", "sbin", "lib", "lib64", "local", "usr", "etc", "opt", "share", "zoneinfo"];

    private readonly List<LayerEntry> _entries = [];
    private readonly List<string> _removed = [];
    private readonly List<string> _emptied = [];
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);

    /// <summary>How many entries are kept.</summary>
    public int Count => _entries.Count + _removed.Count + _emptied.Count;

    internal IReadOnlyList<LayerEntry> Entries => _entries;

    /// <summary>The paths that the layer removes from those below it.</summary>
    internal IReadOnlyList<string> Removed => _removed;

    /// <summary>The directories of which the layer removes everything that layers below it have there.</summary>
    internal IReadOnlyList<string> Emptied => _emptied;

    internal IReadOnlyDictionary<string, string> Texts => _texts;

    /// <summary>Whether the text of a file is part of the listing; see <see cref="AddText"/>.</summary>
    /// <param name="name">The name in the layer.</param>
    public static bool IsRead(string name) => Array.IndexOf(ReadFiles, ImageListing.Normalize(name)) >= 0;

    /// <summary>Adds an entry, if it matters.</summary>
    /// <param name="name">The name in the layer, relative to the root of the image.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="target">What a link says.</param>
    /// <returns>False where no image can have such an entry.</returns>
    public bool TryAdd(string name, LayerEntryKind kind, string? target)
    {
        if (name.Length > MaximumPath || HasParentPart(name) || (target is { Length: > MaximumPath }))
        {
            return false;
        }

        var path = ImageListing.Normalize(name);
        if (path.Split('/').Length > MaximumDepth)
        {
            return false;
        }

        var slash = path.LastIndexOf('/');
        var last = path.Substring(slash + 1);
        if (last == OpaqueMark)
        {
            _emptied.Add(slash <= 0 ? "/" : path.Substring(0, slash));
        }
        else if (last.StartsWith(Whiteout, StringComparison.Ordinal))
        {
            _removed.Add(path.Substring(0, slash + 1) + last.Substring(Whiteout.Length));
        }
        else if (path.Length > 1 && Matters(path, last, kind))
        {
            _entries.Add(new LayerEntry(path, kind, target));
        }

        return true;
    }

    /// <summary>Adds the text of a file for which <see cref="IsRead"/> says so.</summary>
    public void AddText(string name, string text) => _texts[ImageListing.Normalize(name)] = text;

    // A link may lead anywhere, and a directory that replaces one ends that.
    private static bool Matters(string path, string name, LayerEntryKind kind) => kind switch
    {
        LayerEntryKind.Link => true,
        LayerEntryKind.Directory => !SystemFolders.Contains(path) || Array.IndexOf(PlainFolders, name) >= 0,
        _ => ImageListing.IsListed(path) || Array.IndexOf(PlainFolders, name) >= 0 || Array.IndexOf(ReadFiles, path) >= 0,
    };

    private static bool HasParentPart(string name) =>
        name.StartsWith("../", StringComparison.Ordinal) || name.EndsWith("/..", StringComparison.Ordinal) || name == ".." || name.IndexOf("/../", StringComparison.Ordinal) >= 0;
}
