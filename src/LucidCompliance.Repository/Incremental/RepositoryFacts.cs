using LucidCompliance.Repository.Archives;
using LucidCompliance.Repository.Disk;
using LucidCompliance.Repository.Git;

namespace LucidCompliance.Repository.Incremental;

/// <summary>
/// Answers the questions that an analysis may ask, as texts that can be compared: the one source for the analysis and for the check whether
/// an earlier one still holds.
/// </summary>
internal sealed class RepositoryFacts
{
    private TrackedFiles? _tracked;

    public RepositoryFacts(RepositoryDisk disk, GitRepository? git)
    {
        Disk = disk;
        Git = git;
    }

    public RepositoryDisk Disk { get; }

    public GitRepository? Git { get; }

    /// <summary>Answers a question anew.</summary>
    public string Answer(QuestionKind kind, string path) => kind switch
    {
        QuestionKind.Content => Disk.Read(path).GetFingerprint(),
        QuestionKind.Outside => RepositoryDisk.ReadTrusted(path).GetFingerprint(),
        QuestionKind.Kind => Disk.GetKind(path).ToString(),
        QuestionKind.Archive => ArchiveFile.Find(Disk, path).Stamp,
        _ => AnswerTracked(path),
    };

    /// <summary><c>Y</c>es, <c>N</c>o, <c>U</c>nknown, or <c>-</c> outside a repository.</summary>
    public string AnswerTracked(string path)
    {
        if (Git is null)
        {
            return "-";
        }

        _tracked ??= TrackedFiles.Load(Git);
        var prefix = Disk.Root.Length > Git.WorkTree.Length ? Disk.Root.Substring(Git.WorkTree.Length).Trim('/', '\\').Replace('\\', '/') + "/" : string.Empty;
        return _tracked.Contains(prefix + path) switch { true => "Y", false => "N", null => "U" };
    }
}
