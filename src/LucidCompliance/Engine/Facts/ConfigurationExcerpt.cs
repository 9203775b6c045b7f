using System;
using System.Text;
using LucidCompliance.Engine.Severity;
using LucidCompliance.Syntax.EditorConfig;
using LucidCompliance.Text;

namespace LucidCompliance.Engine.Facts;

/// <summary>Of an <c>.editorconfig</c> or a global configuration file, only what decides about severities.</summary>
public static class ConfigurationExcerpt
{
    /// <summary>Whether the path is that of an <c>.editorconfig</c>.</summary>
    public static bool IsEditorConfig(string path) =>
        path.EndsWith(".editorconfig", StringComparison.Ordinal) && (path.Length == 13 || path[path.Length - 14] == '/');

    /// <summary>A text that means the same for severities and says nothing else.</summary>
    public static SourceText Of(SourceText text)
    {
        var result = new StringBuilder();
        foreach (var section in EditorConfigDocument.Parse(text).Sections)
        {
            var header = section.Name is { } name ? "[" + name + "]\n" : string.Empty;
            foreach (var property in section.Properties)
            {
                if (SeverityConfiguration.IsSeverityKey(property.Key) || (section.Name is null && property.Key is "root" or "is_global" or "global_level"))
                {
                    result.Append(header).Append(property.Key).Append(" = ").Append(property.Value).Append('\n');
                    header = string.Empty;
                }
            }
        }

        return new SourceText(text.Path, result.ToString());
    }
}
