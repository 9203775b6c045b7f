using System;
using System.IO;
using System.Linq;
using System.Text;
using Xunit;
using Xunit.Abstractions;

namespace LucidCompliance.Tests.SecretSuite;

/// <summary>The labelled suite of <c>tests/secret-suite</c>, run through the whole engine.</summary>
public sealed class SecretSuiteTests(ITestOutputHelper output)
{
    [Fact]
    public void The_suite_is_as_large_as_it_says_and_its_names_are_unique()
    {
        var counted = SuiteFiles.All.Where(static sample => !sample.IsScript).ToArray();

        Assert.InRange(counted.Count(static sample => sample.IsSecret), 300, int.MaxValue);
        Assert.InRange(counted.Count(static sample => !sample.IsSecret), 400, int.MaxValue);
        Assert.InRange(ConfusionTable.Share(counted.Select(static sample => sample.IsFrozen)), 0.25, 0.35);
        Assert.Equal(SuiteFiles.All.Count, SuiteFiles.All.Select(static sample => sample.Name).Distinct().Count());
    }

    /// <summary><c>LUCID_SUITE=frozen</c> runs the part that is kept for the end; <c>LUCID_SUITE_OUT</c> names a file for table and misses.</summary>
    [Fact]
    public void The_suite_is_judged()
    {
        var frozen = Environment.GetEnvironmentVariable("LUCID_SUITE") == "frozen";
        var verdicts = SuiteFiles.All.Where(sample => sample.IsFrozen == frozen).Select(SuiteVerdict.Of).ToArray();
        var report = new StringBuilder();
        report.Append(ConfusionTable.Write([.. verdicts.Where(static v => !v.Sample.IsScript).Select(static v => (v.Sample, v.IsFound || v.IsFalseAlarm))]));
        report.Append("Scripts and requirements files\n\n");
        report.Append(ConfusionTable.Write([.. verdicts.Where(static v => v.Sample.IsScript).Select(static v => (v.Sample, v.IsFound || v.IsFalseAlarm))]));
        if (!frozen)
        {
            foreach (var verdict in verdicts.Where(static v => v.Sample.IsSecret ? !v.IsFound : v.IsFalseAlarm))
            {
                report.Append(verdict.IsFalseAlarm ? "FALSE ALARM " : "MISSED ").Append(verdict.Sample.Name).Append('\n');
                foreach (var finding in verdict.Findings.Where(SuiteVerdict.IsValueRule))
                {
                    report.Append($"    {finding.Severity} {finding.Rule.Id} line {finding.Location.Start.Line + 1}: {finding.Message}\n");
                }
            }
        }

        output.WriteLine(report.ToString());
        if (Environment.GetEnvironmentVariable("LUCID_SUITE_OUT") is { Length: > 0 } path)
        {
            File.WriteAllText(path, report.ToString());
        }

        Assert.NotEmpty(verdicts);
        if (!frozen)
        {
            AssertGoals([.. verdicts.Where(static verdict => !verdict.Sample.IsScript)]);
        }
    }

    // What issue and README promise. Only the open part is asserted: the frozen one is a measurement, and no goal to work towards.
    private static void AssertGoals(SuiteVerdict[] verdicts)
    {
        AssertFound(0.97, "format");
        AssertFound(0.95, "human-password", "special-password");
        AssertFound(0.98, "random");
        AssertFound(0.98, "connection-string");
        AssertFound(0.98, "private-key", "url-credential", "jwt", "docker-config", "weak-default");
        Assert.True(ConfusionTable.Share(verdicts.Where(static v => !v.Sample.IsSecret).Select(static v => v.IsFalseAlarm)) <= 0.01);

        void AssertFound(double share, params string[] groups)
        {
            foreach (var group in groups)
            {
                var found = verdicts.Where(v => v.Sample.IsSecret && v.Sample.Group == group).Select(static v => v.IsFound).ToArray();
                Assert.NotEmpty(found);
                Assert.True(ConfusionTable.Share(found) >= share, group);
            }
        }
    }

    /// <summary>Writes all samples of one part below the folder of <c>LUCID_SUITE_WRITE</c>, for scanners that read a disk.</summary>
    [Fact]
    public void No_sample_holds_a_mark()
    {
        Assert.All(SuiteFiles.All, static sample => Assert.DoesNotContain(sample.Text, static c => c is Carrier.Open or Carrier.Close or '‹' or '›'));
        Assert.All(SuiteFiles.All, static sample => Assert.True(!sample.IsSecret || sample.End > sample.Start));
        if (Environment.GetEnvironmentVariable("LUCID_SUITE_WRITE") is { Length: > 0 } folder)
        {
            foreach (var sample in SuiteFiles.All)
            {
                var path = Path.Combine(folder, sample.Name.Replace('/', '~'), sample.Path);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllText(path, sample.Text);
            }
        }
    }
}
