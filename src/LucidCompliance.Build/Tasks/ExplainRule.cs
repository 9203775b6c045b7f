using System.IO;
using LucidCompliance.Build.Findings;
using LucidCompliance.Repository.Pages;
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
        var pages = new RulePages(RulesDirectory);
        var rule = (Rule ?? string.Empty).Trim();
        if (pages.Find(rule) is { } page)
        {
            SpokenText.Say(Log, File.ReadAllText(page), Path.Combine(ProjectDirectory, OutputFile));
        }
        else if (rule.Length == 0)
        {
            Log.LogError("Name a rule: dotnet build -t:LucidExplain -p:LucidRule=LUCID1002. " + pages.DescribeAll());
        }
        else
        {
            Log.LogError("There is no rule of that name. " + pages.Suggest(rule));
        }
    }
}
