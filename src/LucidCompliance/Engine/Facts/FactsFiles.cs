using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Model;
using LucidCompliance.Model.Archives;
using LucidCompliance.Text;

namespace LucidCompliance.Engine.Facts;

/// <summary>A repository of which the texts of some files are at hand, and answers to earlier questions. What is neither is unknown.</summary>
internal sealed class FactsFiles : IPartialRepositoryFiles
{
    private static readonly FileRead NotKnown = new(FileReadStatus.Unknown);

    private readonly AnalysisFacts _facts;
    private readonly Func<string, SourceText?> _texts;
    private readonly HashSet<string> _directories = new(StringComparer.Ordinal) { "." };
    private readonly Dictionary<string, FileRead> _reads = new(StringComparer.Ordinal);

    public FactsFiles(AnalysisFacts facts, Func<string, SourceText?> texts)
    {
        _facts = facts;
        _texts = texts;
        foreach (var artifact in facts.Artifacts)
        {
            for (var directory = RepositoryPath.DirectoryOf(artifact.Path); _directories.Add(directory); directory = RepositoryPath.DirectoryOf(directory))
            {
            }
        }
    }

    /// <inheritdoc/>
    public bool HasOpenQuestions { get; private set; }

    /// <inheritdoc/>
    public FileRead Read(string path)
    {
        if (!_reads.TryGetValue(path, out var read))
        {
            _reads.Add(path, read = ReadNew(path));
        }

        return read;
    }

    /// <inheritdoc/>
    public ArchiveRead ReadArchive(string path)
    {
        if (_facts.Answers.Archives.TryGetValue(path, out var archive))
        {
            return archive;
        }

        HasOpenQuestions = true;
        return ArchiveRead.Failed(ArchiveStatus.Unknown);
    }

    /// <inheritdoc/>
    public Fact<PathKind> GetKind(string path) =>
        _texts(path) is not null ? Fact<PathKind>.Known(PathKind.File)
        : _facts.Answers.Kinds.TryGetValue(path, out var kind) ? kind
        : _directories.Contains(path) ? Fact<PathKind>.Known(PathKind.Directory)
        : Unknown<PathKind>();

    /// <inheritdoc/>
    public Fact<bool> IsTracked(string path) =>
        _facts.Answers.Tracked.TryGetValue(path, out var answer) ? answer : Unknown<bool>();

    /// <inheritdoc/>
    public Fact<bool> IsIgnored(string path) =>
        _facts.Answers.Ignored.TryGetValue(path, out var answer) ? answer : Unknown<bool>();

    /// <inheritdoc/>
    public ImmutableArray<string> FindByName(string fileOrDirectoryName) =>
        _facts.Answers.Names.TryGetValue(fileOrDirectoryName, out var paths) ? paths : ImmutableArray<string>.Empty;

    private Fact<T> Unknown<T>()
        where T : notnull
    {
        HasOpenQuestions = true;
        return Fact<T>.UnknownBecause("the editor sees neither the disk nor git");
    }

    private FileRead ReadNew(string path)
    {
        if (_texts(path) is { } text)
        {
            // An editor's buffer is held to the limits of a file.
            return text.Length > TextDecoder.MaximumBytes ? new FileRead(FileReadStatus.NotText, Defect: TextDefect.TooLarge)
                : text.Content.IndexOf('\0') >= 0 ? new FileRead(FileReadStatus.NotText, Defect: TextDefect.Binary)
                : new FileRead(FileReadStatus.Text, text);
        }

        if (_facts.Answers.EditorConfigs.TryGetValue(path, out var config))
        {
            return new FileRead(FileReadStatus.Text, config);
        }

        if (_facts.Answers.Reads.TryGetValue(path, out var read) && read.Status != FileReadStatus.Text)
        {
            return read;
        }

        HasOpenQuestions = true;
        return NotKnown;
    }
}
