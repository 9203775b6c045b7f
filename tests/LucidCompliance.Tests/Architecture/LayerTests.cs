using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace LucidCompliance.Tests.Architecture;

/// <summary>The walls: dependencies point one way, files stay small, and the engine stays pure.</summary>
public sealed class LayerTests
{
    // From the bottom up: a layer knows those before it, never those behind it.
    private static readonly string[] Layers =
    [
        "Text", "Diagnostics", "Syntax", "Knowledge", "Model", "Policy", "Baselines", "Subjects", "Rules", "Engine",
    ];

    private static readonly string Engine = Path.Combine(Repository.Root, "src", "LucidCompliance");

    [Fact]
    public void Dependencies_point_one_way()
    {
        var offences =
            from file in SourceFiles(Engine)
            let layer = Array.IndexOf(Layers, LayerOf(file))
            where layer >= 0
            from used in UsedLayers(file)
            where Array.IndexOf(Layers, used) > layer
            select $"{Path.GetRelativePath(Repository.Root, file)} uses {used}";
        Assert.Empty(offences);
    }

    [Fact]
    public void Reports_know_diagnostics_and_text_only() =>
        Assert.Empty(
            from file in SourceFiles(Path.Combine(Engine, "Reports"))
            from used in UsedLayers(file)
            where used is not ("Text" or "Diagnostics" or "Reports")
            select $"{Path.GetRelativePath(Repository.Root, file)} uses {used}");

    [Fact]
    public void The_engine_touches_no_disk_no_clock_no_environment_and_no_regular_expression()
    {
        string[] banned =
        [
            "System.IO.File", "File.Read", "File.Exists", "Directory.Exists", "Directory.Enumerate", "Environment.Get", "DateTime.Now", "DateTime.UtcNow",
            "DateTime.Today", "System.Text.RegularExpressions", "System.Diagnostics.Process", "System.Net.Http", "new Socket", "CultureInfo.CurrentCulture",
            "Console.",
        ];
        Assert.Empty(
            from file in SourceFiles(Engine)
            let text = File.ReadAllText(file)
            from word in banned
            where Regex.IsMatch(text, @"\b" + Regex.Escape(word))
            select $"{Path.GetRelativePath(Repository.Root, file)} uses {word}");
    }

    [Fact]
    public void What_front_ends_share_knows_none_of_them() =>
        Assert.Empty(
            from file in SourceFiles(Path.Combine(Repository.Root, "src", "LucidCompliance.Repository"))
            from line in File.ReadLines(file)
            where Regex.IsMatch(line, @"^using (Microsoft\.Build|LucidCompliance\.(Build|Tool|LanguageServer|Analyzers|CodeFixes)\b)")
            select $"{Path.GetRelativePath(Repository.Root, file)}: {line}");

    [Fact]
    public void Front_ends_know_no_rule_id() =>
        Assert.Empty(
            from folder in Directory.EnumerateDirectories(Path.Combine(Repository.Root, "src"))
            where Path.GetFileName(folder) != "LucidCompliance"
            from file in SourceFiles(folder)
            from line in File.ReadLines(file)
            where line.Contains("\"LUCID", StringComparison.Ordinal) && !line.Contains("\"LUCID*.md\"", StringComparison.Ordinal)
            select $"{Path.GetRelativePath(Repository.Root, file)}: {line.Trim()}");

    [Fact]
    public void Files_stay_under_300_lines() =>
        Assert.Empty(
            from folder in new[] { "src", "tests", "nuget" }
            from file in SourceFiles(Path.Combine(Repository.Root, folder))
            let lines = File.ReadLines(file).Count()
            where lines >= 300
            select $"{Path.GetRelativePath(Repository.Root, file)} has {lines} lines");

    [Fact]
    public void Names_say_what_a_thing_is()
    {
        string[] empty = ["Helper", "Util", "Manager", "Common"];
        Assert.Empty(
            from file in SourceFiles(Path.Combine(Repository.Root, "src"))
            from word in empty
            where NameOf(file).Contains(word, StringComparison.Ordinal)
            select Path.GetRelativePath(Repository.Root, file));
    }

    // A package manager is a thing of the field.
    private static string NameOf(string file) =>
        Path.GetFileNameWithoutExtension(file).Replace("PackageManager", string.Empty, StringComparison.Ordinal);

    private static IEnumerable<string> SourceFiles(string folder) =>
        Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin"))
            .Order(StringComparer.Ordinal);

    private static string LayerOf(string file) => Path.GetRelativePath(Engine, file).Split(Path.DirectorySeparatorChar)[0];

    private static IEnumerable<string> UsedLayers(string file)
    {
        const string Prefix = "using LucidCompliance.";
        return File.ReadLines(file)
            .Where(line => line.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(line => line[Prefix.Length..].Split('.', ';')[0])
            .Distinct();
    }
}
