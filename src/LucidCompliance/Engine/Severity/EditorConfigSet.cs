using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Model;
using LucidCompliance.Syntax.EditorConfig;
using LucidCompliance.Text.Globs;

namespace LucidCompliance.Engine.Severity;

/// <summary>
/// The <c>.editorconfig</c> files of a repository, each read once. From an artifact upwards to <c>root = true</c> or the
/// repository root; the nearest file wins, in a file the last section. Not thread-safe.
/// </summary>
public sealed class EditorConfigSet
{
    private const string FileName = ".editorconfig";

    private readonly IRepositoryFiles _files;
    private readonly Dictionary<string, Level> _levels = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SeverityConfiguration> _byPath = new(StringComparer.Ordinal);

    /// <summary>Creates the set; files are read when they are asked for.</summary>
    public EditorConfigSet(IRepositoryFiles files) => _files = files ?? throw new ArgumentNullException(nameof(files));

    /// <summary>What the sections that match an artifact say.</summary>
    /// <param name="artifactPath">Relative to the repository root; nothing applies to an absolute path.</param>
    public SeverityConfiguration For(string artifactPath)
    {
        if (_byPath.TryGetValue(artifactPath, out var known))
        {
            return known;
        }

        var result = RepositoryPath.IsAbsolute(artifactPath) ? SeverityConfiguration.Empty : Compute(artifactPath);
        _byPath[artifactPath] = result;
        return result;
    }

    private SeverityConfiguration Compute(string path)
    {
        var levels = new List<Level>();
        for (var end = path.LastIndexOf('/') + 1; ; end = end < 2 ? 0 : path.LastIndexOf('/', end - 2) + 1)
        {
            var level = GetLevel(path.Substring(0, end));
            levels.Add(level);
            if (level.IsRoot || end == 0)
            {
                break;
            }
        }

        Dictionary<string, ConfiguredSeverity>? properties = null;
        for (var i = levels.Count - 1; i >= 0; i--)
        {
            foreach (var section in levels[i].Sections)
            {
                if (section.Glob.IsMatch(path, levels[i].Directory.Length))
                {
                    properties ??= new Dictionary<string, ConfiguredSeverity>(StringComparer.OrdinalIgnoreCase);
                    foreach (var (key, value) in section.Properties)
                    {
                        properties[key] = value;
                    }
                }
            }
        }

        return properties is null ? SeverityConfiguration.Empty : new SeverityConfiguration(properties);
    }

    private Level GetLevel(string directory)
    {
        if (!_levels.TryGetValue(directory, out var level))
        {
            var read = _files.Read(directory + FileName);
            level = read.Text is { } text ? ReadLevel(directory, EditorConfigDocument.Parse(text)) : new Level(directory, false, []);
            _levels[directory] = level;
        }

        return level;
    }

    private static Level ReadLevel(string directory, EditorConfigDocument document)
    {
        var sections = ImmutableArray.CreateBuilder<Section>();
        if (!document.IsGlobal)
        {
            foreach (var section in document.Sections)
            {
                var properties = ImmutableArray.CreateBuilder<(string, ConfiguredSeverity)>();
                foreach (var property in section.Properties)
                {
                    if (SeverityConfiguration.IsSeverityKey(property.Key) && ConfiguredSeverity.Parse(property.Value) is { } severity)
                    {
                        properties.Add((property.Key, severity));
                    }
                }

                if (section.Name is not null && properties.Count > 0)
                {
                    sections.Add(new Section(Glob.Parse(section.Name), properties.ToImmutable()));
                }
            }
        }

        return new Level(directory, document.IsRoot, sections.ToImmutable());
    }

    private sealed record Section(Glob Glob, ImmutableArray<(string Key, ConfiguredSeverity Value)> Properties);

    private sealed record Level(string Directory, bool IsRoot, ImmutableArray<Section> Sections);
}
