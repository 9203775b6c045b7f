using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using Xunit;
using Xunit.Abstractions;

namespace LucidCompliance.Tests.SecretSuite;

/// <summary>The same files and the same way of counting for secretlint with its recommended preset.</summary>
public sealed class SecretlintTests(ITestOutputHelper output)
{
    /// <summary><c>LUCID_SECRETLINT_OUT</c> names a file for the tables of both parts.</summary>
    [SecretlintFact]
    public void More_is_found_than_by_secretlint_without_more_false_alarms()
    {
        var samples = SuiteFiles.All.Where(static sample => !sample.IsScript).ToArray();
        var theirs = Run(samples);
        var report = new StringBuilder();
        foreach (var frozen in new[] { false, true })
        {
            report.Append(frozen ? "Frozen part\n\n" : "Open part\n\n")
                .Append(ConfusionTable.Write([.. samples.Zip(theirs).Where(pair => pair.First.IsFrozen == frozen)]));
        }

        output.WriteLine(report.ToString());
        if (Environment.GetEnvironmentVariable("LUCID_SECRETLINT_OUT") is { Length: > 0 } path)
        {
            File.WriteAllText(path, report.ToString());
        }

        // Without a finding at all the comparison did not run.
        Assert.Contains(true, theirs);
        var open = samples.Zip(theirs).Where(static pair => !pair.First.IsFrozen).ToArray();
        var ours = open.Select(static pair => SuiteVerdict.Of(pair.First)).ToArray();
        Assert.True(Count(ours.Select(static v => v.IsFound)) > Count(open.Select(static pair => pair.First.IsSecret && pair.Second)));
        Assert.True(Count(ours.Select(static v => v.IsFalseAlarm)) <= Count(open.Select(static pair => !pair.First.IsSecret && pair.Second)));
    }

    private static int Count(System.Collections.Generic.IEnumerable<bool> values) => values.Count(static value => value);

    /// <summary>Whether each sample is reported: a secret at its lines, an innocent file anywhere.</summary>
    private static bool[] Run(SecretSample[] samples)
    {
        var start = new ProcessStartInfo("node", "lint-files.js")
        {
            WorkingDirectory = SecretlintFactAttribute.Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        using var process = Process.Start(start)!;
        process.StandardInput.Write(JsonSerializer.Serialize(samples.Select(static sample => new { path = sample.Path, text = sample.Text })));
        process.StandardInput.Close();
        var lines = JsonSerializer.Deserialize<int[][][]>(process.StandardOutput.ReadToEnd())!;
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        Assert.Equal(samples.Length, lines.Length);
        return [.. samples.Zip(lines, static (sample, reported) => reported.Any(range => !sample.IsSecret || SuiteVerdict.IsAtSecret(sample, range[0], range[1])))];
    }
}
