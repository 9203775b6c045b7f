using System;
using System.IO;
using System.Text;
using LucidCompliance.Repository.Disk;

namespace LucidCompliance.Repository.Pages;

/// <summary>The pages that explain rules, as files: a folder with one <c>LUCIDnnnn.md</c> for each.</summary>
internal sealed class RulePages
{
    private readonly string _directory;

    /// <param name="directory">The folder; it need not exist.</param>
    public RulePages(string directory) => _directory = directory;

    /// <summary>
    /// The pages that ship with the product: in the folder <c>rules</c> beside this assembly (the tool) or beside one of the folders that
    /// it lies in (the package, whose assemblies lie in <c>tasks/&lt;framework&gt;</c>, those of one platform a folder deeper).
    /// </summary>
    public static RulePages Shipped { get; } = new(FindShipped());

    /// <summary>The page's path; null where there is no such rule.</summary>
    /// <param name="ruleId">The id, in any letter case.</param>
    public string? Find(string ruleId)
    {
        foreach (var page in GetPaths())
        {
            if (string.Equals(GetId(page), ruleId, StringComparison.OrdinalIgnoreCase))
            {
                return page;
            }
        }

        return null;
    }

    /// <summary>The text of a page in Markdown; null where there is none.</summary>
    /// <param name="ruleId">The id as the catalogue writes it.</param>
    public string? Read(string ruleId)
    {
        var content = RepositoryDisk.ReadTrusted(Path.Combine(_directory, ruleId + ".md"));
        return content.Status == ContentStatus.Read ? Encoding.UTF8.GetString(content.Bytes) : null;
    }

    /// <summary>What to tell somebody who names no rule: a sentence with all ids, empty where there are no pages.</summary>
    public string DescribeAll()
    {
        var text = new StringBuilder();
        foreach (var page in GetPaths())
        {
            text.Append(text.Length == 0 ? "The rules are " : ", ").Append(GetId(page));
        }

        return text.Length == 0 ? string.Empty : text.Append('.').ToString();
    }

    /// <summary>What to tell somebody who names a rule that does not exist: the id that looks most like it, or all.</summary>
    public string Suggest(string ruleId)
    {
        var best = string.Empty;
        var bestDistance = 3;
        foreach (var page in GetPaths())
        {
            var distance = GetDistance(ruleId.ToUpperInvariant(), GetId(page));
            if (distance < bestDistance)
            {
                best = GetId(page);
                bestDistance = distance;
            }
        }

        return best.Length == 0 ? DescribeAll() : "Did you mean " + best + "?";
    }

    private string[] GetPaths()
    {
        var pages = Directory.Exists(_directory) ? Directory.GetFiles(_directory, "LUCID*.md") : [];
        Array.Sort(pages, StringComparer.Ordinal);
        return pages;
    }

    private static string GetId(string page) => Path.GetFileNameWithoutExtension(page);

    private static string FindShipped()
    {
        const int Levels = 4;
        var directory = Path.GetDirectoryName(typeof(RulePages).Assembly.Location) ?? string.Empty;
        for (var i = 0; i < Levels && directory.Length > 0; i++)
        {
            var rules = Path.Combine(directory, "rules");
            if (Directory.Exists(rules))
            {
                return rules;
            }

            directory = Path.GetDirectoryName(directory) ?? string.Empty;
        }

        return string.Empty;
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
