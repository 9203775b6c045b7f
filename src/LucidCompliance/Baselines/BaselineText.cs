using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using LucidCompliance.Text;

namespace LucidCompliance.Baselines;

/// <summary>Writes a baseline file: one entry a line, sorted, nothing in it that changes by itself, so that two branches merge.</summary>
public static class BaselineText
{
    /// <summary>The text of a file.</summary>
    /// <param name="keys">The entries in any order; equal ones are written once.</param>
    /// <param name="baseDirectory">The file's folder, see <see cref="BaselineFile.BaseDirectory"/>; every path lies in it.</param>
    /// <param name="newLine">The line break.</param>
    public static string Format(IEnumerable<BaselineKey> keys, string baseDirectory, string newLine)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture) { NewLine = newLine };
        writer.WriteLine("{");
        writer.WriteLine("  \"version\": 1,");
        writer.Write("  \"findings\": [");
        var isFirst = true;
        foreach (var key in new SortedSet<BaselineKey>(keys))
        {
            writer.WriteLine(isFirst ? string.Empty : ",");
            WriteEntry(writer, key, baseDirectory);
            isFirst = false;
        }

        if (!isFirst)
        {
            writer.WriteLine();
            writer.Write("  ");
        }

        writer.WriteLine("]");
        writer.WriteLine("}");
        return writer.ToString();
    }

    private static void WriteEntry(StringWriter writer, BaselineKey key, string baseDirectory)
    {
        writer.Write("    { \"path\": ");
        JsonQuotation.Write(writer, key.Path.StartsWith(baseDirectory, StringComparison.Ordinal) ? key.Path.Substring(baseDirectory.Length) : key.Path);
        WriteText(writer, "rule", key.RuleId);
        WriteText(writer, "key", key.KeyPath);
        WriteText(writer, "kind", key.Kind);
        if (key.Ordinal > 0)
        {
            writer.Write(", \"ordinal\": ");
            writer.Write(key.Ordinal);
        }

        writer.Write(" }");
    }

    private static void WriteText(StringWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.Write(", \"" + name + "\": ");
            JsonQuotation.Write(writer, value);
        }
    }
}
