using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;
using LucidCompliance.Engine;
using LucidCompliance.Engine.Facts;
using LucidCompliance.Model;
using LucidCompliance.Subjects.Scripts;
using LucidCompliance.Text;
using Xunit;

namespace LucidCompliance.Tests.Engine.Facts;

public sealed class FactsTextTests
{
    private static readonly Gen<string> Names = Gen.String[Gen.Int[0, 8].Select(i => "a\t\n\r\\/ \u2028\u0000"[i]), 1, 8];

    [Fact]
    public void Facts_survive_whatever_their_names_contain() =>
        Names.Array[0, 6].Sample(
            names =>
            {
                var facts = Facts(names.Distinct(StringComparer.Ordinal).ToArray());
                var text = FactsWriter.Write(facts);
                var read = FactsReader.TryRead(text)!;
                Assert.Equal(text, FactsWriter.Write(read));
                Assert.Equal(facts.Artifacts.Select(artifact => artifact.Path), read.Artifacts.Select(artifact => artifact.Path));
                Assert.Equal(facts.Answers.Names.SelectMany(name => name.Value), read.Answers.Names.SelectMany(name => name.Value));
            },
            seed: "0N0XIzNsQ0O2",
            iter: 500);

    [Fact]
    public void Of_a_configuration_only_severities_are_kept()
    {
        var text = ConfigurationExcerpt.Of(new SourceText(
            "a/.editorconfig",
            "root = true\nsecret = hunter2\n[*.cs]\nindent_size = 4\n[Dockerfile] # files\npassword = hunter2\ndotnet_diagnostic.LUCID1002.severity = none # why\n"));

        Assert.Equal("root = true\n[Dockerfile]\ndotnet_diagnostic.lucid1002.severity = none\n", text.Content);
    }

    [Fact]
    public void What_was_not_asked_is_unknown()
    {
        var files = AnalysisFacts.None.CreateInput(_ => null).Files;

        Assert.False(Assert.IsAssignableFrom<IPartialRepositoryFiles>(files).HasOpenQuestions);
        Assert.Equal(FileReadStatus.Unknown, files.Read("x").Status);
        Assert.True(files.GetKind("x").IsUnknown);
        Assert.True(files.IsTracked("x").IsUnknown);
        Assert.True(files.IsIgnored("x").IsUnknown);
        Assert.Empty(files.FindByName("x"));
        Assert.True(((IPartialRepositoryFiles)files).HasOpenQuestions);
    }

    [Fact]
    public void Who_reports_what_is_a_fact_too()
    {
        var recording = new RecordingFiles(new MemoryFiles());
        var input = recording.Record(new AnalysisInput
        {
            Artifacts = [],
            Files = new MemoryFiles(),
            Date = default,
            OwnsPath = path => path == "mine",
            ReporterOf = path => path == "mine" ? FileReporter.ThisAnalysis : FileReporter.Another,
        });
        _ = (input.OwnsPath!("mine"), input.OwnsPath("yours"), input.ReporterOf("mine"), input.ReporterOf("yours"));

        var read = FactsReader.TryRead(FactsWriter.Write(new AnalysisFacts { Answers = recording.GetAnswers() }))!.CreateInput(_ => null);

        Assert.True(read.OwnsPath!("mine"));
        Assert.False(read.OwnsPath("yours"));
        Assert.Equal(FileReporter.ThisAnalysis, read.ReporterOf("mine"));
        Assert.Equal(FileReporter.Another, read.ReporterOf("yours"));
    }

    private static AnalysisFacts Facts(IReadOnlyList<string> names)
    {
        var files = new MemoryFiles();
        var recording = new RecordingFiles(files);
        foreach (var name in names)
        {
            _ = (recording.Read(name), recording.GetKind(name), recording.IsTracked(name), recording.IsIgnored(name), recording.FindByName(name));
        }

        var answers = recording.GetAnswers();
        return new AnalysisFacts
        {
            Root = "/repo",
            Date = new DateTime(2026, 11, 24),
            PolicyPath = names.Count > 1 ? names[1] : null,
            Severities = new SeverityOptions { NoWarn = [.. names], TreatWarningsAsErrors = true, GlobalConfigs = [new SourceText("g", string.Concat(names))] },
            Artifacts =
            [
                .. names.Select(name => new Artifact(name, ArtifactKind.Compose) { IsInScope = false, Run = new ComposeRun { ProjectDirectory = name, Profiles = [name, name] } }),
            ],
            Answers = answers with { Names = answers.Names.SetItems(names.Select(name => KeyValuePair.Create(name, System.Collections.Immutable.ImmutableArray.Create(name, "b")))) },
        };
    }
}
