using System;
using System.Collections.Immutable;
using LucidCompliance.Model;
using LucidCompliance.Model.Archives;
using LucidCompliance.Subjects.Scripts;
using LucidCompliance.Text;

namespace LucidCompliance.Engine.Facts;

/// <summary>Answers to the questions of <see cref="IRepositoryFiles"/>, by path. What was not asked is not in it.</summary>
public sealed record RepositoryAnswers
{
    private static readonly ImmutableSortedDictionary<string, Fact<bool>> NoFlags = ImmutableSortedDictionary.Create<string, Fact<bool>>(StringComparer.Ordinal);

    /// <summary>Nothing was asked.</summary>
    public static RepositoryAnswers None { get; } = new();

    /// <summary>How reading ended. A file that was text has no text here: the front end must have it.</summary>
    public ImmutableSortedDictionary<string, FileRead> Reads { get; init; } = ImmutableSortedDictionary.Create<string, FileRead>(StringComparer.Ordinal);

    /// <summary>Of the <c>.editorconfig</c> files that were read, the lines that state severities.</summary>
    public ImmutableSortedDictionary<string, SourceText> EditorConfigs { get; init; } = ImmutableSortedDictionary.Create<string, SourceText>(StringComparer.Ordinal);

    /// <summary>See <see cref="IRepositoryFiles.ReadArchive"/>: configurations without what may be a secret, and names of files.</summary>
    public ImmutableSortedDictionary<string, ArchiveRead> Archives { get; init; } = ImmutableSortedDictionary.Create<string, ArchiveRead>(StringComparer.Ordinal);

    /// <summary>See <see cref="IRepositoryFiles.GetKind"/>.</summary>
    public ImmutableSortedDictionary<string, Fact<PathKind>> Kinds { get; init; } = ImmutableSortedDictionary.Create<string, Fact<PathKind>>(StringComparer.Ordinal);

    /// <summary>See <see cref="IRepositoryFiles.IsTracked"/>.</summary>
    public ImmutableSortedDictionary<string, Fact<bool>> Tracked { get; init; } = NoFlags;

    /// <summary>See <see cref="IRepositoryFiles.IsIgnored"/>.</summary>
    public ImmutableSortedDictionary<string, Fact<bool>> Ignored { get; init; } = NoFlags;

    /// <summary>See <see cref="IRepositoryFiles.FindByName"/>.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<string>> Names { get; init; } =
        ImmutableSortedDictionary.Create<string, ImmutableArray<string>>(StringComparer.Ordinal);

    /// <summary>See <see cref="AnalysisInput.OwnsPath"/>.</summary>
    public ImmutableSortedDictionary<string, bool> Owned { get; init; } = ImmutableSortedDictionary.Create<string, bool>(StringComparer.Ordinal);

    /// <summary>See <see cref="AnalysisInput.ReporterOf"/>.</summary>
    public ImmutableSortedDictionary<string, FileReporter> Reporters { get; init; } = ImmutableSortedDictionary.Create<string, FileReporter>(StringComparer.Ordinal);
}
