using System.Collections.Immutable;
using LucidCompliance.LanguageServer.Documents;
using LucidCompliance.Model;
using LucidCompliance.Model.Archives;
using LucidCompliance.Repository.Analysis;
using LucidCompliance.Repository.Disk;

namespace LucidCompliance.LanguageServer.Workspaces;

/// <summary>A repository as its editor sees it: the texts of open documents over the files on the disk.</summary>
internal sealed class WorkspaceFiles : IRepositoryFiles
{
    private readonly DiskRepositoryFiles _files;
    private readonly RepositoryDisk _disk;
    private readonly TextCache _cache;
    private readonly ImmutableDictionary<string, OpenDocument> _documents;

    /// <param name="files">The files on the disk.</param>
    /// <param name="disk">What finds them.</param>
    /// <param name="cache">Their texts.</param>
    /// <param name="documents">The open documents, by path.</param>
    public WorkspaceFiles(DiskRepositoryFiles files, RepositoryDisk disk, TextCache cache, ImmutableDictionary<string, OpenDocument> documents)
    {
        _files = files;
        _disk = disk;
        _cache = cache;
        _documents = documents;
    }

    /// <inheritdoc/>
    public FileRead Read(string path) =>
        _documents.TryGetValue(path, out var document) ? document.Read : _cache.Get(_disk, path, _files.Read);

    /// <inheritdoc/>
    public ArchiveRead ReadArchive(string path) => _files.ReadArchive(path);

    /// <inheritdoc/>
    public Fact<PathKind> GetKind(string path) =>
        _documents.ContainsKey(path) ? Fact<PathKind>.Known(PathKind.File) : _files.GetKind(path);

    /// <inheritdoc/>
    public Fact<bool> IsTracked(string path) => _files.IsTracked(path);

    /// <inheritdoc/>
    public Fact<bool> IsIgnored(string path) => _files.IsIgnored(path);

    /// <inheritdoc/>
    public ImmutableArray<string> FindByName(string fileOrDirectoryName) => _files.FindByName(fileOrDirectoryName);
}
