using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Model;
using LucidCompliance.Model.Archives;
using LucidCompliance.Text;

namespace LucidCompliance.Engine.Fixes;

/// <summary>A repository in which some files have another text than the one they are read with, and some are new.</summary>
internal sealed class OverlayFiles : IPartialRepositoryFiles
{
    private readonly IRepositoryFiles _files;
    private readonly ImmutableDictionary<string, FileRead> _texts;

    public OverlayFiles(IRepositoryFiles files)
        : this(files, ImmutableDictionary.Create<string, FileRead>(StringComparer.Ordinal))
    {
    }

    private OverlayFiles(IRepositoryFiles files, ImmutableDictionary<string, FileRead> texts)
    {
        _files = files;
        _texts = texts;
    }

    /// <summary>The paths of the files that have another text.</summary>
    public IEnumerable<string> Paths => _texts.Keys;

    /// <summary>The repository with the edits on top, which refer to the texts of this one.</summary>
    public OverlayFiles With(EditBatch edits)
    {
        var texts = _texts.ToBuilder();
        foreach (var file in edits.ByFile)
        {
            // A file that a fix creates has no text yet.
            var text = Read(file.Key).Text ?? new SourceText(file.Key, string.Empty);
            texts[file.Key] = new FileRead(FileReadStatus.Text, new SourceText(file.Key, TextEdit.Apply(text.Content, file.Value), text.HasByteOrderMark));
        }

        return new OverlayFiles(_files, texts.ToImmutable());
    }

    /// <inheritdoc/>
    public bool HasOpenQuestions => _files is IPartialRepositoryFiles { HasOpenQuestions: true };

    /// <inheritdoc/>
    public FileRead Read(string path) => _texts.TryGetValue(path, out var read) ? read : _files.Read(path);

    /// <inheritdoc/>
    public ArchiveRead ReadArchive(string path) => _files.ReadArchive(path);

    /// <inheritdoc/>
    public Fact<PathKind> GetKind(string path) => _texts.ContainsKey(path) ? Fact<PathKind>.Known(PathKind.File) : _files.GetKind(path);

    /// <inheritdoc/>
    public Fact<bool> IsTracked(string path) => _files.IsTracked(path);

    /// <inheritdoc/>
    public Fact<bool> IsIgnored(string path) => _files.IsIgnored(path);

    /// <inheritdoc/>
    public ImmutableArray<string> FindByName(string fileOrDirectoryName) => _files.FindByName(fileOrDirectoryName);
}
