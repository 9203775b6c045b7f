using System;
using System.Collections.Immutable;
using System.IO;
using System.Reflection;
using System.Text;
using LucidCompliance.Diagnostics;
using LucidCompliance.Reports;
using LucidCompliance.Repository.Disk;
using LucidCompliance.Rules;

namespace LucidCompliance.Repository.Analysis;

/// <summary>Writes the findings of one reporter as a SARIF log.</summary>
internal static class SarifFile
{
    private static readonly Lazy<string> RulesDirectory = new(FindRulesDirectory);

    /// <summary>Replaces the file and returns what it now contains; where the disk refuses, what it contained before.</summary>
    public static FileContent Write(string path, ImmutableArray<Diagnostic> diagnostics)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        SarifWriter.Write(writer, new SarifRun
        {
            ToolVersion = GetVersion(),
            Rules = RuleCatalogue.Descriptors,
            RuleHelp = ReadPage,
            Diagnostics = diagnostics,
        });
        AtomicFile.TryWrite(path, Encoding.UTF8.GetBytes(writer.ToString()));
        return RepositoryDisk.ReadTrusted(path);
    }

    private static string GetVersion()
    {
        var version = typeof(SarifFile).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0";
        var build = version.IndexOf('+');
        return build < 0 ? version : version.Substring(0, build);
    }

    private static string? ReadPage(string ruleId)
    {
        var content = RepositoryDisk.ReadTrusted(Path.Combine(RulesDirectory.Value, ruleId + ".md"));
        return content.Status == ContentStatus.Read ? Encoding.UTF8.GetString(content.Bytes) : null;
    }

    // The portable assemblies lie in tasks/<framework>, those of one platform in a folder below it.
    private static string FindRulesDirectory()
    {
        var directory = Path.GetDirectoryName(typeof(SarifFile).Assembly.Location) ?? string.Empty;
        while (directory.Length > 0 && Path.GetFileName(directory) != "tasks")
        {
            directory = Path.GetDirectoryName(directory) ?? string.Empty;
        }

        return Path.Combine(directory, "..", "rules");
    }
}
