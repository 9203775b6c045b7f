using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using LucidCompliance.Engine.Facts;
using LucidCompliance.Repository.Analysis;
using LucidCompliance.Repository.Discovery;
using LucidCompliance.Repository.Disk;
using LucidCompliance.Repository.Fixes;
using LucidCompliance.Repository.Incremental;
using LucidCompliance.Tests.Rules.Secrets;
using Xunit;

namespace LucidCompliance.Tests.Build;

/// <summary>
/// A secret of its own lies in each place, all in one repository on the disk: every one is found, and none is in a file that the product writes
/// or in a text that it prints.
/// </summary>
public sealed class CanaryOutputTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<(string Rule, string Path, string Secret)> _places = [];
    private readonly PreparedAnalysis _analysis;

    public CanaryOutputTests()
    {
        var items = new List<ArtifactItem>();
        foreach (var (rule, path, text) in SecretPlaces.List())
        {
            var prefix = FormattableString.Invariant($"p{_places.Count}/");
            var secret = SecretPlaces.Sentinel(_places.Count);
            foreach (var (file, content) in SecretPlaces.Files(path, text, secret))
            {
                _folder.Write(prefix + file, content);
            }

            if (SecretPlaces.IsItem(path))
            {
                items.Add(new ArtifactItem(prefix + path, "Script"));
            }

            _places.Add((rule, prefix + path, secret));
        }

        _analysis = new PreparedAnalysis(
            new AnalysisRequest
            {
                // The projects among the places have no package of ours, so that the root alone would leave their files to nobody.
                Scope = ReportScope.Repository,
                ProjectPath = "root.proj",
                IsProjectRoot = false,
                Date = new DateTime(2026, 11, 24),
                Items = items,
                SarifFile = _folder["out.sarif"],
            },
            _folder.Path,
            new RepositoryWalk(_folder.Path, CancellationToken.None).Walk(null).ToBytes(),
            new RepositoryFacts(new RepositoryDisk(_folder.Path), null));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Cache_and_SARIF_have_every_finding_and_no_secret()
    {
        var cache = EngineRun.Run(_analysis.Request, "key", _analysis.Index, _analysis.Facts, CancellationToken.None);
        var sarif = File.ReadAllText(_folder["out.sarif"]);
        foreach (var (rule, path, _) in _places)
        {
            Assert.Contains(cache.Findings, finding => finding.Id == rule && finding.Path == path);
            Assert.Contains(path, sarif, StringComparison.Ordinal);
        }

        AssertSilent(Encoding.UTF8.GetString(cache.ToBytes()), sarif);
    }

    [Fact]
    public void Facts_for_the_editor_have_no_secret()
    {
        var (cache, facts) = FactsRun.Run(_analysis, "key", neverFails: false, CancellationToken.None);
        var text = FactsWriter.Write(facts);
        Assert.All(_places, place => Assert.Contains(place.Path, text, StringComparison.Ordinal));
        AssertSilent(text, Encoding.UTF8.GetString(cache.ToBytes()), facts.ToString(), File.ReadAllText(_folder["out.sarif"]));
    }

    [Fact]
    public void A_preview_of_all_fixes_has_no_secret()
    {
        var outcome = FixRun.Run(_analysis, new FixRequest(IsPreview: true, IncludeUnsafe: true, []), "the root", CancellationToken.None);
        Assert.Contains("(redacted)", outcome.Text, StringComparison.Ordinal);
        Assert.NotEmpty(outcome.Plan.Files);
        AssertSilent(outcome.Text);
    }

    private void AssertSilent(params string[] outputs)
    {
        foreach (var (_, _, secret) in _places)
        {
            foreach (var output in outputs)
            {
                foreach (var form in SecretPlaces.Forms(secret).Distinct())
                {
                    Assert.DoesNotContain(form, output, StringComparison.Ordinal);
                }
            }
        }
    }
}
