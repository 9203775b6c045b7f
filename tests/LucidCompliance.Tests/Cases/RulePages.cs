using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace LucidCompliance.Tests.Cases;

/// <summary>
/// The pages of the rules. A fenced block whose info string has <c>file=NAME</c> is a file; the blocks below one heading are one case.
/// </summary>
public static class RulePages
{
    public static IEnumerable<string> Paths() =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "LucidCompliance", "Rules"), "LUCID*.md", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal);

    public static IEnumerable<object[]> Examples() =>
        from path in Paths()
        from heading in Sections(path).Select(section => section.Heading).Distinct()
        select new object[] { Path.GetFileNameWithoutExtension(path), heading };

    public static RuleCase ReadExample(string rule, string heading)
    {
        var path = Paths().Single(page => Path.GetFileNameWithoutExtension(page) == rule);
        return RuleCase.FromTexts(rule + " " + heading, Sections(path).Where(section => section.Heading == heading).Select(section => (section.File, section.Text)));
    }

    private static IEnumerable<(string Heading, string File, string Text)> Sections(string path)
    {
        var heading = "";
        string? file = null;
        var lines = new List<string>();
        foreach (var line in File.ReadAllLines(path))
        {
            if (file is null && line.StartsWith('#'))
            {
                heading = line.TrimStart('#', ' ');
            }
            else if (file is null && line.StartsWith("```", StringComparison.Ordinal))
            {
                var attribute = line.IndexOf("file=", StringComparison.Ordinal);
                file = attribute < 0 ? "" : line[(attribute + 5)..].Trim();
                lines.Clear();
            }
            else if (file is not null && line.StartsWith("```", StringComparison.Ordinal))
            {
                if (file.Length > 0)
                {
                    yield return (heading, file, string.Join('\n', lines) + "\n");
                }

                file = null;
            }
            else
            {
                lines.Add(line);
            }
        }
    }
}
