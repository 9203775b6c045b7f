using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using LucidCompliance.Model;
using LucidCompliance.Model.Archives;
using LucidCompliance.Repository.Archives;
using LucidCompliance.Repository.Discovery;
using LucidCompliance.Repository.Disk;
using LucidCompliance.Repository.Git;
using LucidCompliance.Repository.Incremental;
using LucidCompliance.Text;

namespace LucidCompliance.Repository.Analysis;

/// <summary>Answers the engine from the disk and git's own files, and writes down every question with its answer.</summary>
internal sealed class DiskRepositoryFiles : IRepositoryFiles
{
    private readonly RepositoryFacts _facts;
    private readonly RepositoryIndex _index;
    private readonly QuestionJournal _journal;
    private readonly bool _hidesFiles;
    private readonly Dictionary<string, FileRead> _reads = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ArchiveRead> _archives = new(StringComparer.Ordinal);
    private readonly CancellationToken _cancellation;
    private readonly Dictionary<string, string> _kinds = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IgnoreScope?> _ignoreScopes = new(StringComparer.Ordinal);
    private Dictionary<string, List<string>>? _pathsByName;

    /// <param name="facts">The disk and git.</param>
    /// <param name="index">What the walk found.</param>
    /// <param name="journal">Takes the questions.</param>
    /// <param name="hidesFiles">Whether a build context may hide files: then nothing is proven missing.</param>
    /// <param name="cancellation">Ends the reading of an archive.</param>
    public DiskRepositoryFiles(RepositoryFacts facts, RepositoryIndex index, QuestionJournal journal, bool hidesFiles, CancellationToken cancellation = default)
    {
        _facts = facts;
        _index = index;
        _journal = journal;
        _hidesFiles = hidesFiles;
        _cancellation = cancellation;
    }

    /// <inheritdoc/>
    public FileRead Read(string path)
    {
        if (_reads.TryGetValue(path, out var known))
        {
            return known;
        }

        var content = ReadContent(path);
        var read = content.Status switch
        {
            ContentStatus.Read => Decode(path, content.Bytes),
            ContentStatus.TooLarge => new FileRead(FileReadStatus.NotText, Defect: TextDefect.TooLarge),
            ContentStatus.AccessDenied => new FileRead(FileReadStatus.AccessDenied),
            ContentStatus.LinkCycle => new FileRead(FileReadStatus.LinkCycle),
            ContentStatus.OutsideRoot => new FileRead(FileReadStatus.OutsideRoot),
            _ => new FileRead(_hidesFiles ? FileReadStatus.Unknown : FileReadStatus.Missing),
        };
        _reads.Add(path, read);
        return read;
    }

    /// <summary>Reads a file that the front end itself needs, so that its change is noticed as well.</summary>
    public FileContent ReadContent(string path)
    {
        var content = _facts.Disk.Read(path);
        _journal.Add(QuestionKind.Content, path, content);
        return content;
    }

    /// <inheritdoc/>
    public ArchiveRead ReadArchive(string path)
    {
        if (!_archives.TryGetValue(path, out var archive))
        {
            var file = ArchiveFile.Find(_facts.Disk, path);
            _journal.Add(QuestionKind.Archive, path, file.Stamp);
            archive = ArchiveStore.Read(file, _cancellation);
            archive = _hidesFiles && archive.Status == ArchiveStatus.Missing ? ArchiveRead.Failed(ArchiveStatus.Unknown) : archive;
            _archives.Add(path, archive);
        }

        return archive;
    }

    /// <inheritdoc/>
    public Fact<PathKind> GetKind(string path)
    {
        if (!_kinds.TryGetValue(path, out var kind))
        {
            kind = NameOf(_facts.Disk.GetKind(path));
            _kinds.Add(path, kind);
            _journal.Add(QuestionKind.Kind, path, kind);
        }

        return kind switch
        {
            "F" => Fact<PathKind>.Known(PathKind.File),
            "D" => Fact<PathKind>.Known(PathKind.Directory),
            "U" => Fact<PathKind>.UnknownBecause("the path leads out of the repository or may not be read"),
            _ when _hidesFiles => Fact<PathKind>.UnknownBecause("the build runs inside a container, whose context may hide files"),
            _ => Fact<PathKind>.Known(PathKind.Missing),
        };
    }

    /// <inheritdoc/>
    public Fact<bool> IsTracked(string path)
    {
        var answer = _facts.AnswerTracked(path);
        _journal.Add(QuestionKind.Tracked, path, answer);
        return answer switch
        {
            "Y" => Fact<bool>.Known(true),
            "N" => Fact<bool>.Known(false),
            "U" => Fact<bool>.UnknownBecause("git's index does not name every file"),
            _ => Fact<bool>.Absent,
        };
    }

    /// <inheritdoc/>
    public Fact<bool> IsIgnored(string path)
    {
        if (_facts.Git is null)
        {
            return Fact<bool>.Known(false);
        }

        // As git does: a folder that is ignored decides for everything below it, so the folders are asked from the top.
        for (var slash = path.IndexOf('/'); slash >= 0; slash = path.IndexOf('/', slash + 1))
        {
            if (IsIgnoredItself(path.Substring(0, slash), isDirectory: true))
            {
                return Fact<bool>.Known(true);
            }
        }

        return Fact<bool>.Known(IsIgnoredItself(path, isDirectory: false));
    }

    /// <inheritdoc/>
    public ImmutableArray<string> FindByName(string fileOrDirectoryName)
    {
        _pathsByName ??= IndexNames();
        return _pathsByName.TryGetValue(fileOrDirectoryName, out var paths) ? paths.ToImmutableArray() : ImmutableArray<string>.Empty;
    }

    private static string NameOf(char kind) => kind switch { 'F' => "F", 'D' => "D", 'U' => "U", _ => "M" };

    private static FileRead Decode(string path, byte[] bytes)
    {
        var defect = TextDecoder.TryDecode(path, bytes, out var text);
        return defect == TextDefect.None ? new FileRead(FileReadStatus.Text, text) : new FileRead(FileReadStatus.NotText, Defect: defect);
    }

    private bool IsIgnoredItself(string path, bool isDirectory) =>
        path.Length > 0
        && GetIgnoreScope(Ownership.GetDirectory(path)) is { } scope
        && scope.IsIgnored(_facts.Disk.GetAbsolutePath(path), isDirectory);

    private IgnoreScope? GetIgnoreScope(string directory)
    {
        if (_ignoreScopes.TryGetValue(directory, out var known))
        {
            return known;
        }

        var absolute = _facts.Disk.GetAbsolutePath(directory);
        var outer = directory.Length == 0 ? GetIgnoreScopeAbove() : GetIgnoreScope(Ownership.GetDirectory(directory));
        var file = directory.Length == 0 ? ".gitignore" : directory + "/.gitignore";
        var scope = IgnoreScope.Push(outer, absolute, file, ReadContent(file));
        _ignoreScopes.Add(directory, scope);
        return scope;
    }

    private IgnoreScope? GetIgnoreScopeAbove()
    {
        IgnoreScope? scope = null;
        foreach (var (directory, file) in _facts.Git!.GetIgnoreFilesAbove(_facts.Disk.Root))
        {
            var content = RepositoryDisk.ReadTrusted(file);
            _journal.Add(QuestionKind.Outside, file, content);
            scope = IgnoreScope.Push(scope, directory, file, content);
        }

        return scope;
    }

    private Dictionary<string, List<string>> IndexNames()
    {
        var names = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var artifact in _index.Artifacts)
        {
            for (var path = artifact.Path; path.Length > 0 && seen.Add(path); path = Ownership.GetDirectory(path))
            {
                var name = path.Substring(path.LastIndexOf('/') + 1);
                if (!names.TryGetValue(name, out var paths))
                {
                    names.Add(name, paths = []);
                }

                paths.Add(path);
            }
        }

        return names;
    }
}
