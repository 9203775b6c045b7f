using System;
using System.Collections.Generic;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.Secrets;

/// <summary>A secret file that a layer of an image has.</summary>
/// <param name="location">Its name in the Dockerfile.</param>
/// <param name="path">Its absolute path in the image.</param>
/// <param name="order">Its place among all of the image.</param>
internal sealed class ArrivedFile(SourceLocation? location, string path, int order)
{
    /// <summary>Its name in the Dockerfile.</summary>
    public SourceLocation Location => location!;

    /// <summary>Its absolute path in the image.</summary>
    public string Path => path;

    /// <summary>Its place among all of the image.</summary>
    public int Order => order;
}

/// <summary>Secret files of an image by their path, so that what a command removes is found without a look at all of them.</summary>
internal sealed class ArrivedFiles
{
    // Patterns are compared with every file that begins like them: a file with more than this is hostile.
    private const int MaximumComparisons = 1_000_000;

    private readonly SortedSet<ArrivedFile> _files = new(ByPath.Instance);
    private int _comparisons;

    /// <summary>Adds a file.</summary>
    public void Add(ArrivedFile file) => _ = _files.Add(file);

    /// <summary>Takes out the files that are covered by a path that is removed (<see cref="RunFiles.Covers"/>), the last one first.</summary>
    public List<ArrivedFile> Take(string removed)
    {
        var found = new List<ArrivedFile>();
        if (_files.Count == 0)
        {
            return found;
        }

        AddBetween(removed, removed, removed, found);
        var directory = removed.TrimEnd('/');
        AddBetween(directory + "/", directory + "0", removed, found);
        var star = removed.IndexOf('*');
        if (star > 0)
        {
            var prefix = removed.Substring(0, star);
            AddBetween(prefix, prefix.Substring(0, star - 1) + (char)(prefix[star - 1] + 1), removed, found);
        }

        found.Sort(static (left, right) => right.Order.CompareTo(left.Order));
        found.RemoveAll(file => !_files.Remove(file));
        return found;
    }

    // '0' follows '/', so "/a/" to "/a0" is everything below "/a".
    private void AddBetween(string from, string to, string removed, List<ArrivedFile> found)
    {
        if (string.CompareOrdinal(from, to) > 0)
        {
            return;
        }

        foreach (var file in _files.GetViewBetween(Limit(from, int.MinValue), Limit(to, int.MaxValue)))
        {
            if (_comparisons++ >= MaximumComparisons)
            {
                return;
            }

            if (RunFiles.Covers(removed, file.Path))
            {
                found.Add(file);
            }
        }
    }

    private static ArrivedFile Limit(string path, int order) => new(null, path, order);

    private sealed class ByPath : IComparer<ArrivedFile>
    {
        public static readonly ByPath Instance = new();

        public int Compare(ArrivedFile? left, ArrivedFile? right)
        {
            var byPath = string.CompareOrdinal(left!.Path, right!.Path);
            return byPath != 0 ? byPath : left.Order.CompareTo(right.Order);
        }
    }
}
