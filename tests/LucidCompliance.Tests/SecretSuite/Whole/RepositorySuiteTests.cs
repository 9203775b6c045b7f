using System;
using System.IO;
using System.Linq;
using System.Text;
using Xunit;
using Xunit.Abstractions;

namespace LucidCompliance.Tests.SecretSuite.Whole;

/// <summary>The suites of whole repositories below <c>tests/secret-suite</c>, run through the engine.</summary>
public sealed class RepositorySuiteTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("second", 350, 450)]
    [InlineData("third", 120, 150)]
    public void A_suite_is_as_large_as_it_says_and_no_secret_shares_its_line(string folder, int secrets, int innocent)
    {
        var labels = RepositoryReader.Read(folder).SelectMany(static repository => repository.Files).SelectMany(static file => file.Labels).ToArray();

        Assert.InRange(labels.Count(static label => label.IsSecret), secrets, int.MaxValue);
        Assert.InRange(labels.Count(static label => !label.IsSecret), innocent, int.MaxValue);
        Assert.Equal(labels.Length, labels.Select(static label => label.Name).Distinct().Count());
        foreach (var file in RepositoryReader.Read(folder).SelectMany(static repository => repository.Files))
        {
            Assert.DoesNotContain(file.Text, static c => c is Carrier.Open or Carrier.Close or '‹' or '›');
            Assert.All(file.Labels.Zip(file.Labels.Skip(1)), pair => Assert.False((pair.First.IsSecret || pair.Second.IsSecret) && pair.First.Touches(pair.Second.FirstLine, pair.Second.LastLine), pair.Second.Name));
        }
    }

    /// <summary><c>LUCID_SUITE_OUT</c> names a file to which table and wrong verdicts are appended, <c>LUCID_SUITE_WRITE</c> a folder for the files.</summary>
    [Theory]
    [InlineData("second")]
    [InlineData("third")]
    public void A_suite_is_judged(string folder)
    {
        var repositories = RepositoryReader.Read(folder);
        var verdicts = repositories.SelectMany(RepositoryVerdict.Of).ToArray();
        var report = new StringBuilder($"Suite {folder}\n\n").Append(ConfusionTable.Write([.. verdicts.Select(static v => (v.Sample, v.IsReported))]));
        foreach (var verdict in verdicts.Where(static verdict => verdict.IsWrong))
        {
            report.Append(verdict.IsReported ? "FALSE ALARM " : "MISSED ").Append(verdict.Sample.Name).Append(' ').Append(verdict.Sample.Group).Append('\n');
            foreach (var finding in verdict.Findings)
            {
                report.Append($"    {finding.Severity} {finding.Rule.Id} line {finding.Location.Start.Line + 1}: {finding.Message}\n");
            }
        }

        output.WriteLine(report.ToString());
        if (Environment.GetEnvironmentVariable("LUCID_SUITE_OUT") is { Length: > 0 } path)
        {
            File.AppendAllText(path, report.ToString());
        }

        if (Environment.GetEnvironmentVariable("LUCID_SUITE_WRITE") is { Length: > 0 } target)
        {
            foreach (var (repository, file) in repositories.SelectMany(static repository => repository.Files.Select(file => (repository, file))))
            {
                var to = Path.Combine(target, folder, repository.Name, file.Path);
                Directory.CreateDirectory(Path.GetDirectoryName(to)!);
                File.WriteAllText(to, file.Text);
            }
        }

        Assert.NotEmpty(verdicts);
    }
}
