using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Knowledge;

namespace LucidCompliance.Model.Archives;

/// <summary>
/// Puts layers upon each other as container engines do: what a layer removes goes first, then its entries come, through the links that lie on
/// their way. Each step costs the depth of a path only, however much a whiteout removes.
/// </summary>
internal sealed class LayerStack
{
    private const int MaximumLinks = 40;
    private const int MaximumPath = 4096;

    private readonly Node _root = new();

    /// <summary>Whether an entry could not be placed, so that the listing would not be that of the image.</summary>
    public bool HasLostEntries { get; private set; }

    /// <summary>Puts a layer on top.</summary>
    public void Add(LayerListing layer)
    {
        foreach (var path in layer.Emptied)
        {
            if (Find(path, follow: true) is { } directory)
            {
                directory.Children = null;
            }
        }

        foreach (var path in layer.Removed)
        {
            var slash = path.LastIndexOf('/');
            Find(slash <= 0 ? "/" : path.Substring(0, slash), follow: true)?.Children?.Remove(path.Substring(slash + 1));
        }

        foreach (var entry in layer.Entries)
        {
            Add(entry, layer.Texts.TryGetValue(entry.Path, out var text) ? text : null);
        }
    }

    /// <summary>The files of the image.</summary>
    public ImageListing ToListing()
    {
        var files = new List<string>();
        var links = new List<KeyValuePair<string, string>>();
        var application = 0;
        Walk(_root, string.Empty, files, links, ref application);
        var listsApplication = application <= ImageListing.MostApplicationFiles;
        if (!listsApplication)
        {
            files.RemoveAll(static file => !SystemFolders.Contains(file));
        }

        var release = OsRelease.Read(Text("/etc/os-release") ?? Text("/usr/lib/os-release"));
        return new ImageListing(files, links, listsApplication)
        {
            Distribution = release.Id,
            DistributionVersion = release.Version,
            Accounts = Accounts("/etc/passwd", isGroup: false),
            Groups = Accounts("/etc/group", isGroup: true),
        };
    }

    private void Add(LayerEntry entry, string? text)
    {
        var slash = entry.Path.LastIndexOf('/');
        var name = entry.Path.Substring(slash + 1);
        if (FindOrMake(slash <= 0 ? "/" : entry.Path.Substring(0, slash)) is not { } parent)
        {
            HasLostEntries = true;
            return;
        }

        // A directory keeps what lies in it where there is one already; everything else replaces.
        if (entry.Kind == LayerEntryKind.Directory && parent.Get(name) is { Kind: LayerEntryKind.Directory })
        {
            return;
        }

        parent.Set(name, new Node { Kind = entry.Kind, Target = entry.Target, Text = text });
    }

    private Node? FindOrMake(string path)
    {
        var budget = MaximumLinks;
        return Walk(path, make: true, ref budget);
    }

    private Node? Find(string path, bool follow)
    {
        var budget = follow ? MaximumLinks : 0;
        return Walk(path, make: false, ref budget);
    }

    // The directory at a path; null where there is none and none is made, or where links lead in a circle.
    private Node? Walk(string path, bool make, ref int budget)
    {
        var current = _root;
        var done = string.Empty;
        foreach (var part in path.Split('/'))
        {
            if (part.Length == 0)
            {
                continue;
            }

            var next = current.Get(part);
            if (next is { Kind: LayerEntryKind.Link, Target: { } target })
            {
                if (--budget < 0)
                {
                    return null;
                }

                var resolved = ImageListing.Normalize(target.StartsWith("/", StringComparison.Ordinal) ? target : done + "/" + target);
                next = resolved.Length > MaximumPath ? null : Walk(resolved, make, ref budget);
                if (next is null)
                {
                    return null;
                }

                done = resolved.Length == 1 ? string.Empty : resolved;
                current = next;
                continue;
            }

            if (next is not { Kind: LayerEntryKind.Directory })
            {
                if (!make)
                {
                    return null;
                }

                current.Set(part, next = new Node());
            }

            current = next;
            done += "/" + part;
        }

        return current;
    }

    // Depth is bounded by that of the entries, each link by the budget.
    private static void Walk(Node directory, string path, List<string> files, List<KeyValuePair<string, string>> links, ref int application)
    {
        if (directory.Children is null)
        {
            return;
        }

        foreach (var child in directory.Children)
        {
            var below = path + "/" + child.Key;
            var isOfSystem = SystemFolders.Contains(below);
            application += isOfSystem ? 0 : 1;
            if (child.Value.Kind == LayerEntryKind.Link)
            {
                if (!isOfSystem || IsShallow(below) || ImageListing.IsListed(below))
                {
                    links.Add(new KeyValuePair<string, string>(below, child.Value.Target ?? string.Empty));
                }
            }
            else if (child.Value.Kind == LayerEntryKind.File ? ImageListing.IsListed(below) : !isOfSystem)
            {
                files.Add(below);
            }

            Walk(child.Value, below, files, links, ref application);
        }
    }

    // The links of the system itself: /bin, /usr/lib64, /etc/alternatives/awk.
    private static bool IsShallow(string path)
    {
        var depth = 0;
        foreach (var c in path)
        {
            depth += c == '/' ? 1 : 0;
        }

        return depth <= 3;
    }

    private string? Text(string path) => FindFile(path)?.Text;

    private Node? FindFile(string path)
    {
        var slash = path.LastIndexOf('/');
        var file = Find(path.Substring(0, slash), follow: true)?.Get(path.Substring(slash + 1));
        return file is { Kind: LayerEntryKind.File } ? file : null;
    }

    private ImageFact<ImmutableArray<ImageAccount>> Accounts(string path, bool isGroup)
    {
        if (FindFile(path) is not { } file)
        {
            // A link in its place leads to what is not read here.
            var slash = path.LastIndexOf('/');
            return Find(path.Substring(0, slash), follow: true)?.Get(path.Substring(slash + 1)) is null ? ImageFact<ImmutableArray<ImageAccount>>.Absent : default;
        }

        return file.Text is { } text ? ImageFact<ImmutableArray<ImageAccount>>.Known(AccountFile.Read(text, isGroup)) : default;
    }

    private sealed class Node
    {
        public LayerEntryKind Kind { get; set; } = LayerEntryKind.Directory;

        public string? Target { get; set; }

        public string? Text { get; set; }

        public Dictionary<string, Node>? Children { get; set; }

        public Node? Get(string name) => Children is not null && Children.TryGetValue(name, out var child) ? child : null;

        public void Set(string name, Node child) => (Children ??= new Dictionary<string, Node>(StringComparer.Ordinal))[name] = child;
    }
}
