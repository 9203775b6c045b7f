using System.Collections.Immutable;
using LucidCompliance.Model.Archives;
using LucidCompliance.Text;

namespace LucidCompliance.Model;

/// <summary>What stands at a path.</summary>
public enum PathKind
{
    /// <summary>Nothing.</summary>
    Missing,

    /// <summary>A file.</summary>
    File,

    /// <summary>A directory.</summary>
    Directory,
}

/// <summary>Why a file could not be read, or that it could.</summary>
public enum FileReadStatus
{
    /// <summary>The text is there.</summary>
    Text,

    /// <summary>There is no such file.</summary>
    Missing,

    /// <summary>The bytes are no text or too many: see <see cref="FileRead.Defect"/>.</summary>
    NotText,

    /// <summary>The operating system refuses to read it.</summary>
    AccessDenied,

    /// <summary>The links to it form a cycle.</summary>
    LinkCycle,

    /// <summary>The path leads out of the repository root, where artifacts may not lead.</summary>
    OutsideRoot,

    /// <summary>The front end cannot tell (an editor without that file, a build context that hides it).</summary>
    Unknown,
}

/// <summary>The outcome of reading one file.</summary>
/// <param name="Status">What happened.</param>
/// <param name="Text">The text where <paramref name="Status"/> is <see cref="FileReadStatus.Text"/>.</param>
/// <param name="Defect">The defect where it is <see cref="FileReadStatus.NotText"/>.</param>
public sealed record FileRead(FileReadStatus Status, SourceText? Text = null, TextDefect Defect = TextDefect.None);

/// <summary>
/// What a front end knows of the repository's files. Paths have '/' as separator and are relative to the repository root
/// (see <see cref="SourceText.Path"/>). The engine asks; the front end answers from the disk, from an editor's buffers or from
/// a facts file, and may record every question, because an equal answer to every question means an equal analysis.
/// </summary>
public interface IRepositoryFiles
{
    /// <summary>Reads a file; the same path gives the same object during one analysis.</summary>
    FileRead Read(string path);

    /// <summary>
    /// Reads an image archive: its images' configurations and the listing of their files. What may be a secret is not in the answer; the same
    /// path gives the same answer during one analysis.
    /// </summary>
    ArchiveRead ReadArchive(string path);

    /// <summary>What stands at the path; <c>.</c> is the root.</summary>
    Fact<PathKind> GetKind(string path);

    /// <summary>Whether git tracks the file; absent outside a repository.</summary>
    Fact<bool> IsTracked(string path);

    /// <summary>Whether git ignores the path; known false outside a repository (RULES.md convention 12).</summary>
    Fact<bool> IsIgnored(string path);

    /// <summary>The paths of that last name which the front end's walk met (artifacts, and directories that hold one), for suggestions only.</summary>
    ImmutableArray<string> FindByName(string fileOrDirectoryName);
}

/// <summary>A repository of which a front end without a disk knows a part only.</summary>
public interface IPartialRepositoryFiles : IRepositoryFiles
{
    /// <summary>
    /// Whether a question was asked that the front end cannot answer. Then a rule may be silent for want of a fact, and its silence proves
    /// nothing.
    /// </summary>
    bool HasOpenQuestions { get; }
}
