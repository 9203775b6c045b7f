using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using LucidCompliance.Engine.Facts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace LucidCompliance.Analyzers;

/// <summary>The additional files of a compilation that take part in an analysis, with their texts as the editor has them now.</summary>
internal sealed class AdditionalFileSet
{
    private readonly Dictionary<string, SourceText> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _pathByFile = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _fileByPath = new(StringComparer.Ordinal);

    private AdditionalFileSet(FactsText? facts) => Facts = facts;

    /// <summary>The facts of the build; null where there are none.</summary>
    public FactsText? Facts { get; }

    /// <summary>The texts by their paths relative to the root.</summary>
    public IReadOnlyDictionary<string, SourceText> Texts => _texts;

    /// <summary>The files that take part, from a compilation's additional files.</summary>
    public static AdditionalFileSet Create(ImmutableArray<AdditionalText> files, CancellationToken cancellation)
    {
        var list = new List<(string, Func<SourceText?>)>(files.Length);
        foreach (var file in files)
        {
            list.Add((file.Path, () => file.GetText(cancellation)));
        }

        return Create(list);
    }

    /// <summary>The files that take part.</summary>
    /// <param name="files">Each file's path and a function that reads its text.</param>
    public static AdditionalFileSet Create(IReadOnlyList<(string File, Func<SourceText?> Read)> files)
    {
        FactsText? facts = null;
        foreach (var (file, read) in files)
        {
            if (facts is null && file.EndsWith(AnalysisFacts.FileSuffix, StringComparison.Ordinal) && read() is { } text)
            {
                facts = FactsText.TryRead(file, text);
            }
        }

        var set = new AdditionalFileSet(facts);
        var paths = new ArtifactPaths(facts?.Facts.Root ?? ArtifactPaths.GetCommonFolder(files));
        foreach (var (file, read) in files)
        {
            var path = paths.GetPath(file);
            if (file != facts?.File && !set._texts.ContainsKey(path) && MayTakePart(facts, path) && read() is { } text)
            {
                set._texts.Add(path, text);
                set._pathByFile[file] = path;
                set._fileByPath[path] = file;
            }
        }

        return set;
    }

    /// <summary>Whether the additional file takes part.</summary>
    public bool Contains(string file) => _pathByFile.ContainsKey(file) || file == Facts?.File;

    /// <summary>The additional file's path relative to the root; null where it takes no part.</summary>
    public string? FindPath(string file) => _pathByFile.TryGetValue(file, out var path) ? path : null;

    /// <summary>The additional file that has a path; null where none has.</summary>
    public string? FindFile(string path) => _fileByPath.TryGetValue(path, out var file) ? file : null;

    /// <summary>Whether both have the same files with the same texts and the same facts.</summary>
    public bool HasEqualTexts(AdditionalFileSet other)
    {
        if (ReferenceEquals(this, other))
        {
            return true;
        }

        if (_texts.Count != other._texts.Count || Facts?.File != other.Facts?.File || !AreEqual(Facts?.Text, other.Facts?.Text))
        {
            return false;
        }

        foreach (var pair in _fileByPath)
        {
            if (!other._fileByPath.TryGetValue(pair.Key, out var file) || file != pair.Value || !AreEqual(_texts[pair.Key], other._texts[pair.Key]))
            {
                return false;
            }
        }

        return true;
    }

    // Other packages have additional files too: without facts, a file takes part by its name.
    private static bool MayTakePart(FactsText? facts, string path) =>
        facts is null ? Model.ArtifactDiscovery.Classify(path) is not null : facts.Facts.Answers.Reads.ContainsKey(path) || facts.IsArtifact(path);

    private static bool AreEqual(SourceText? left, SourceText? right) =>
        ReferenceEquals(left, right) || (left is not null && right is not null && left.Length == right.Length && left.ContentEquals(right));
}
