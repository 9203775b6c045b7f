using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using LucidCompliance.Engine.Fixes;
using LucidCompliance.Model;
using LucidCompliance.Model.Archives;
using LucidCompliance.Repository.Archives;
using LucidCompliance.Syntax.IgnoreFile;
using LucidCompliance.Text;

namespace LucidCompliance.Tests.Cases;

/// <summary>A repository in memory. Everything that is not in it is known to be missing.</summary>
public sealed class MemoryRepository : IRepositoryFiles
{
    private readonly SortedDictionary<string, byte[]> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FileRead> _reads = new(StringComparer.Ordinal);

    public HashSet<string> Tracked { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Ignored { get; } = new(StringComparer.Ordinal);

    /// <summary>Files whose reading ends otherwise than their content says.</summary>
    public Dictionary<string, FileReadStatus> Unreadable { get; } = new(StringComparer.Ordinal);

    /// <summary>The root's .gitignore, where it shall count; <see cref="Ignored"/> adds to it.</summary>
    public GitIgnore? IgnoreFile { get; set; }

    public IEnumerable<string> Paths => _files.Keys;

    public MemoryRepository Add(string path, string content) => Add(path, Encoding.UTF8.GetBytes(content));

    public MemoryRepository Add(string path, byte[] bytes)
    {
        _files[path] = bytes;
        _reads.Remove(path);
        return this;
    }

    /// <summary>The repository after a plan of fixes, written as the front end does.</summary>
    public MemoryRepository With(FixPlan plan)
    {
        var result = new MemoryRepository { IgnoreFile = IgnoreFile };
        result.Tracked.UnionWith(Tracked);
        result.Ignored.UnionWith(Ignored);
        foreach (var (path, status) in Unreadable)
        {
            result.Unreadable[path] = status;
        }

        foreach (var (path, bytes) in _files)
        {
            result.Add(path, bytes);
        }

        foreach (var file in plan.Files)
        {
            var path = file.Original.Path;
            result.Add(path, TextEncoder.Encode(file.NewContent, file.IsNew ? [] : _files[path]));
        }

        return result;
    }

    public byte[] ReadBytes(string path) => _files[path];

    public FileRead Read(string path)
    {
        if (!_reads.TryGetValue(path, out var read))
        {
            _reads[path] = read = ReadNew(path);
        }

        return read;
    }

    public ArchiveRead ReadArchive(string path) => _files.TryGetValue(path, out var bytes)
        ? ImageArchiveReader.Read(new MemoryStream(bytes), new ReadBudget(CancellationToken.None))
        : ArchiveRead.Failed(ArchiveStatus.Missing);

    public Fact<PathKind> GetKind(string path) => Fact<PathKind>.Known(
        _files.ContainsKey(path) ? PathKind.File
        : path is "." or "" || _files.Keys.Any(file => file.StartsWith(path + "/", StringComparison.Ordinal)) ? PathKind.Directory
        : PathKind.Missing);

    public Fact<bool> IsTracked(string path) => Fact<bool>.Known(Tracked.Contains(path));

    public Fact<bool> IsIgnored(string path) => Fact<bool>.Known(
        Ignored.Contains(path) || IgnoreFile?.Match(path, isDirectory: false) == IgnoreDecision.Ignored);

    public ImmutableArray<string> FindByName(string fileOrDirectoryName)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var path in _files.Keys)
        {
            var parts = path.Split('/');
            for (var i = 0; i < parts.Length; i++)
            {
                if (parts[i] == fileOrDirectoryName)
                {
                    found.Add(string.Join('/', parts, 0, i + 1));
                }
            }
        }

        return [.. found];
    }

    private FileRead ReadNew(string path)
    {
        if (path.StartsWith("../", StringComparison.Ordinal) || path.StartsWith('/'))
        {
            return new FileRead(FileReadStatus.OutsideRoot);
        }

        if (Unreadable.TryGetValue(path, out var status))
        {
            return new FileRead(status);
        }

        if (!_files.TryGetValue(path, out var bytes))
        {
            return new FileRead(FileReadStatus.Missing);
        }

        var defect = TextDecoder.TryDecode(path, bytes, out var text);
        return defect == TextDefect.None ? new FileRead(FileReadStatus.Text, text) : new FileRead(FileReadStatus.NotText, Defect: defect);
    }
}
