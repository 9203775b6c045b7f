using System;
using System.IO;
using System.Linq;

namespace LucidCompliance.Tests;

/// <summary>The marked parts of README.</summary>
internal static class ReadmeParts
{
    /// <summary>The program of the project that README shows; a template's, shortened.</summary>
    public const string Program = "var app = WebApplication.CreateBuilder(args).Build();\napp.MapGet(\"/\", () => \"Hello\");\napp.Run();\n";

    public static readonly string FilePath = Path.Combine(Repository.Root, "README.md");

    /// <summary>Where the text between <c>&lt;!-- name --&gt;</c> and <c>&lt;!-- /name --&gt;</c> lies.</summary>
    public static Range Find(string readme, string name)
    {
        var begin = $"<!-- {name} -->\n";
        var start = readme.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        return start..readme.IndexOf($"<!-- /{name} -->", start, StringComparison.Ordinal);
    }

    /// <summary>The lines of a part's code block, without the fences.</summary>
    public static string Code(string name)
    {
        var readme = File.ReadAllText(FilePath);
        return string.Concat(readme[Find(readme, name)].Split('\n').Where(line => !line.StartsWith("```", StringComparison.Ordinal)).SkipLast(1).Select(line => line + "\n"));
    }
}
