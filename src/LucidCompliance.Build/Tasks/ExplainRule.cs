using System;
using System.IO;
using System.Text;
using LucidCompliance.Build.Findings;
using Microsoft.Build.Framework;

namespace LucidCompliance.Build.Tasks;

/// <summary>Prints the page of a rule.</summary>
public sealed class ExplainRule : RepositoryTask
{
    /// <summary>The rule's id, in any letter case.</summary>
    public string? Rule { get; set; }

    /// <summary>The folder with one <c>LUCIDnnnn.md</c> for each rule.</summary>
    [Required]
    public string RulesDirectory { get; set; } = string.Empty;

    /// <summary>Relative paths refer to it.</summary>
    [Required]
    public string ProjectDirectory { get; set; } = string.Empty;

    /// <summary>Where the text is kept as a file, because not every console shows it.</summary>
    [Required]
    public string OutputFile { get; set; } = string.Empty;

    /// <inheritdoc/>
    protected override void Run()
    {
        var rule = (Rule ?? string.Empty).Trim().ToUpperInvariant();
        var known = Directory.Exists(RulesDirectory) ? Directory.GetFiles(RulesDirectory, "LUCID*.md") : [];
        Array.Sort(known, StringComparer.Ordinal);
        foreach (var page in known)
        {
            if (Path.GetFileNameWithoutExtension(page) == rule)
            {
                SpokenText.Say(Log, File.ReadAllText(page), Path.Combine(ProjectDirectory, OutputFile));
                return;
            }
        }

        if (rule.Length == 0)
        {
            Log.LogError("Name a rule: dotnet build -t:LucidExplain -p:LucidRule=LUCID1002." + List(known));
        }
        else
        {
            Log.LogError("There is no rule of that name." + Suggest(rule, known));
        }
    }

    private static string List(string[] pages)
    {
        var text = new StringBuilder();
        foreach (var page in pages)
        {
            text.Append(text.Length == 0 ? " The rules are " : ", ").Append(Path.GetFileNameWithoutExtension(page));
        }

        return text.Length == 0 ? string.Empty : text.Append('.').ToString();
    }

    private static string Suggest(string rule, string[] pages)
    {
        var best = string.Empty;
        var bestDistance = 3;
        foreach (var page in pages)
        {
            var candidate = Path.GetFileNameWithoutExtension(page);
            var distance = GetDistance(rule, candidate);
            if (distance < bestDistance)
            {
                best = candidate;
                bestDistance = distance;
            }
        }

        return best.Length == 0 ? List(pages) : " Did you mean " + best + "?";
    }

    /// <summary>How many letters must be inserted, removed or replaced.</summary>
    private static int GetDistance(string left, string right)
    {
        if (Math.Abs(left.Length - right.Length) > 3)
        {
            return int.MaxValue;
        }

        var row = new int[right.Length + 1];
        for (var j = 0; j <= right.Length; j++)
        {
            row[j] = j;
        }

        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + (left[i - 1] == right[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[right.Length];
    }
}
