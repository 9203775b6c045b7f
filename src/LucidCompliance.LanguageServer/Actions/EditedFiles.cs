using System.Collections.Immutable;
using LucidCompliance.Model;
using LucidCompliance.Model.Archives;
using LucidCompliance.Text;

namespace LucidCompliance.LanguageServer.Actions;

/// <summary>A repository in which one file has another text.</summary>
internal sealed class EditedFiles(IRepositoryFiles files, SourceText text) : IRepositoryFiles
{
    private readonly FileRead _read = new(FileReadStatus.Text, text);

    /// <inheritdoc/>
    public FileRead Read(string path) => path == text.Path ? _read : files.Read(path);

    /// <inheritdoc/>
    public ArchiveRead ReadArchive(string path) => files.ReadArchive(path);

    /// <inheritdoc/>
    public Fact<PathKind> GetKind(string path) => files.GetKind(path);

    /// <inheritdoc/>
    public Fact<bool> IsTracked(string path) => files.IsTracked(path);

    /// <inheritdoc/>
    public Fact<bool> IsIgnored(string path) => files.IsIgnored(path);

    /// <inheritdoc/>
    public ImmutableArray<string> FindByName(string fileOrDirectoryName) => files.FindByName(fileOrDirectoryName);
}
