using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using LucidCompliance.Syntax.EditorConfig;
using LucidCompliance.Text;

namespace LucidCompliance.Engine.Severity;

/// <summary>
/// Merges global configuration files as the compilers do: the higher <c>global_level</c> wins (100 for a file named
/// <c>.globalconfig</c>, otherwise 0); two files of one level that contradict each other cancel out. Sections of global files
/// name absolute paths of source files and say nothing about artifacts.
/// </summary>
public static class GlobalConfigs
{
    /// <summary>Merges the files; those without <c>is_global = true</c> or the name <c>.globalconfig</c> are no global files.</summary>
    public static SeverityConfiguration Merge(ImmutableArray<SourceText> files)
    {
        if (files.IsDefaultOrEmpty)
        {
            return SeverityConfiguration.Empty;
        }

        var entries = new Dictionary<string, Entry>(StringComparer.OrdinalIgnoreCase);
        foreach (var file in files)
        {
            var document = EditorConfigDocument.Parse(file);
            if (document.IsGlobal)
            {
                Add(document, entries);
            }
        }

        var properties = new Dictionary<string, ConfiguredSeverity>(StringComparer.OrdinalIgnoreCase);
        foreach (var pair in entries)
        {
            if (pair.Value.Severity is { } severity)
            {
                properties.Add(pair.Key, severity);
            }
        }

        return new SeverityConfiguration(properties);
    }

    private static void Add(EditorConfigDocument document, Dictionary<string, Entry> entries)
    {
        var level = LevelOf(document);
        var own = new Dictionary<string, ConfiguredSeverity>(StringComparer.OrdinalIgnoreCase);
        foreach (var property in document.Sections[0].Properties)
        {
            if (SeverityConfiguration.IsSeverityKey(property.Key) && ConfiguredSeverity.Parse(property.Value) is { } severity)
            {
                own[property.Key] = severity;
            }
        }

        foreach (var pair in own)
        {
            if (!entries.TryGetValue(pair.Key, out var other) || other.Level < level)
            {
                entries[pair.Key] = new Entry(level, pair.Value);
            }
            else if (other.Level == level && other.Severity != pair.Value)
            {
                entries[pair.Key] = new Entry(level, null);
            }
        }
    }

    private static int LevelOf(EditorConfigDocument document)
    {
        if (document.FindInPreamble("global_level") is { } text
            && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var level))
        {
            return level;
        }

        var path = document.Text.Path;
        return string.Equals(path.Substring(path.LastIndexOf('/') + 1), ".globalconfig", StringComparison.OrdinalIgnoreCase) ? 100 : 0;
    }

    private readonly record struct Entry(int Level, ConfiguredSeverity? Severity);
}
