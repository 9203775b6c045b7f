using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Model;
using LucidCompliance.Model.Archives;
using LucidCompliance.Subjects.Scripts;
using LucidCompliance.Text;

namespace LucidCompliance.Engine.Facts;

/// <summary>A repository that writes down the answers it gives. Not thread-safe.</summary>
public sealed class RecordingFiles : IRepositoryFiles
{
    private readonly IRepositoryFiles _files;
    private readonly Dictionary<string, FileRead> _reads = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Fact<PathKind>> _kinds = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Fact<bool>> _tracked = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Fact<bool>> _ignored = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ImmutableArray<string>> _names = new(StringComparer.Ordinal);

    private readonly Dictionary<string, ArchiveRead> _archives = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool> _owned = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FileReporter> _reporters = new(StringComparer.Ordinal);

    /// <summary>Records what a repository answers.</summary>
    public RecordingFiles(IRepositoryFiles files) => _files = files ?? throw new ArgumentNullException(nameof(files));

    /// <summary>The input of an analysis that asks here, so that all its questions are written down.</summary>
    public AnalysisInput Record(AnalysisInput input) => input with
    {
        Files = this,
        OwnsPath = path => _owned[path] = input.OwnsPath?.Invoke(path) ?? true,
        ReporterOf = path => _reporters[path] = input.ReporterOf(path),
    };

    /// <summary>The answers so far.</summary>
    public RepositoryAnswers GetAnswers()
    {
        var reads = ImmutableSortedDictionary.CreateBuilder<string, FileRead>(StringComparer.Ordinal);
        var configs = ImmutableSortedDictionary.CreateBuilder<string, SourceText>(StringComparer.Ordinal);
        foreach (var pair in _reads)
        {
            if (pair.Value.Text is { } text && ConfigurationExcerpt.IsEditorConfig(pair.Key))
            {
                configs.Add(pair.Key, ConfigurationExcerpt.Of(text));
            }
            else
            {
                reads.Add(pair.Key, pair.Value with { Text = null });
            }
        }

        return new RepositoryAnswers
        {
            Reads = reads.ToImmutable(),
            EditorConfigs = configs.ToImmutable(),
            Archives = _archives.ToImmutableSortedDictionary(StringComparer.Ordinal),
            Kinds = _kinds.ToImmutableSortedDictionary(StringComparer.Ordinal),
            Tracked = _tracked.ToImmutableSortedDictionary(StringComparer.Ordinal),
            Ignored = _ignored.ToImmutableSortedDictionary(StringComparer.Ordinal),
            Names = _names.ToImmutableSortedDictionary(StringComparer.Ordinal),
            Owned = _owned.ToImmutableSortedDictionary(StringComparer.Ordinal),
            Reporters = _reporters.ToImmutableSortedDictionary(StringComparer.Ordinal),
        };
    }

    /// <inheritdoc/>
    public FileRead Read(string path) => _reads[path] = _files.Read(path);

    /// <inheritdoc/>
    public ArchiveRead ReadArchive(string path) => _archives[path] = _files.ReadArchive(path);

    /// <inheritdoc/>
    public Fact<PathKind> GetKind(string path) => _kinds[path] = _files.GetKind(path);

    /// <inheritdoc/>
    public Fact<bool> IsTracked(string path) => _tracked[path] = _files.IsTracked(path);

    /// <inheritdoc/>
    public Fact<bool> IsIgnored(string path) => _ignored[path] = _files.IsIgnored(path);

    /// <inheritdoc/>
    public ImmutableArray<string> FindByName(string fileOrDirectoryName) => _names[fileOrDirectoryName] = _files.FindByName(fileOrDirectoryName);
}
