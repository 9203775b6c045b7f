using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Model;
using LucidCompliance.Model.Archives;
using LucidCompliance.Text;

namespace LucidCompliance.Tests;

/// <summary>A repository in memory: files by path, and how often each was asked for.</summary>
internal sealed class MemoryFiles : IRepositoryFiles
{
    private readonly Dictionary<string, FileRead> _reads = new(StringComparer.Ordinal);

    public MemoryFiles(params (string Path, string Content)[] files)
    {
        foreach (var (path, content) in files)
        {
            Add(path, content);
        }
    }

    public Dictionary<string, int> Asked { get; } = new(StringComparer.Ordinal);

    public void Add(string path, string content) => Add(path, new FileRead(FileReadStatus.Text, new SourceText(path, content)));

    public void Add(string path, FileRead read) => _reads[path] = read;

    public FileRead Read(string path)
    {
        Asked[path] = Asked.GetValueOrDefault(path) + 1;
        return _reads.GetValueOrDefault(path) ?? new FileRead(FileReadStatus.Missing);
    }

    public ArchiveRead ReadArchive(string path) => ArchiveRead.Failed(ArchiveStatus.Missing);

    public Fact<PathKind> GetKind(string path) => Fact<PathKind>.Known(_reads.ContainsKey(path) ? PathKind.File : PathKind.Missing);

    public Fact<bool> IsTracked(string path) => Fact<bool>.Absent;

    public Fact<bool> IsIgnored(string path) => Fact<bool>.Known(false);

    public ImmutableArray<string> FindByName(string fileOrDirectoryName) => [];
}
