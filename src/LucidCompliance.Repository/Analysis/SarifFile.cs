using System.Collections.Immutable;
using System.IO;
using System.Reflection;
using System.Text;
using LucidCompliance.Diagnostics;
using LucidCompliance.Reports;
using LucidCompliance.Repository.Disk;
using LucidCompliance.Repository.Pages;
using LucidCompliance.Rules;

namespace LucidCompliance.Repository.Analysis;

/// <summary>Writes the findings of one reporter as a SARIF log.</summary>
internal static class SarifFile
{
    /// <summary>Replaces the file and returns what it now contains; where the disk refuses, what it contained before.</summary>
    public static FileContent Write(string path, ImmutableArray<Diagnostic> diagnostics)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        SarifWriter.Write(writer, new SarifRun
        {
            ToolVersion = GetVersion(),
            Rules = RuleCatalogue.Descriptors,
            RuleHelp = RulePages.Shipped.Read,
            Diagnostics = diagnostics,
        });
        AtomicFile.TryWrite(path, Encoding.UTF8.GetBytes(writer.ToString()));
        return RepositoryDisk.ReadTrusted(path);
    }

    /// <summary>The product's version.</summary>
    public static string GetVersion()
    {
        var version = typeof(SarifFile).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0";
        var build = version.IndexOf('+');
        return build < 0 ? version : version.Substring(0, build);
    }
}
