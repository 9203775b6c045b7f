using System;
using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using LucidCompliance.Engine;
using LucidCompliance.Knowledge;
using LucidCompliance.Model;
using LucidCompliance.Model.Compose;
using LucidCompliance.Model.Images;
using LucidCompliance.Syntax.Dockerfile;
using LucidCompliance.Syntax.Yaml;
using LucidCompliance.Text;

namespace LucidCompliance.Benchmarks;

/// <summary>What one file and what a repository costs in a warm process.</summary>
[MemoryDiagnoser]
public class EngineBenchmarks
{
    private readonly SourceText _dockerfile = new("Dockerfile", Samples.Dockerfile);
    private readonly SourceText _compose = new("compose.yml", Samples.Compose(10));
    private readonly (MemoryFiles Files, ImmutableArray<Artifact> Artifacts) _dotNet = DockerfileTree.Make(200, withProjects: true);
    private readonly (MemoryFiles Files, ImmutableArray<Artifact> Artifacts) _one = Samples.Repository(1);
    private readonly (MemoryFiles Files, ImmutableArray<Artifact> Artifacts) _envFile = Samples.EnvFile(1 << 20);
    private readonly (MemoryFiles Files, ImmutableArray<Artifact> Artifacts) _thousand = Samples.Repository(1000);

    /// <summary>Parses a Dockerfile of 40 lines.</summary>
    [Benchmark]
    public object ParseDockerfile() => DockerfileSyntax.Parse(_dockerfile);

    /// <summary>Parses it and binds its stages.</summary>
    [Benchmark]
    public object BindDockerfile() => ImageBinder.Bind(DockerfileSyntax.Parse(_dockerfile), ImageBuildOptions.Default, BaseImageCatalogue.Default);

    /// <summary>Parses a Compose file of ten services, 220 lines.</summary>
    [Benchmark]
    public object ParseCompose() => YamlDocument.Parse(_compose);

    /// <summary>Parses it, resolves its variables and binds its services.</summary>
    [Benchmark]
    public object BindCompose()
    {
        var files = new MemoryFiles();
        files.Add("compose.yml", _compose.Content);
        return ComposeBinder.Bind(new Artifact("compose.yml", ArtifactKind.Compose), null, files, ComposeEnvironmentOptions.None);
    }

    /// <summary>Analyses 200 typical Dockerfiles of .NET services with their projects; the figures are those of one.</summary>
    [Benchmark(OperationsPerInvoke = 200)]
    public object AnalyzeDotNetDockerfile() => Analyze(_dotNet);

    /// <summary>Analyses one service: a Dockerfile, a Compose file and an env file.</summary>
    [Benchmark]
    public object AnalyzeOneService() => Analyze(_one);

    /// <summary>Analyses a thousand services with a hundred Compose files.</summary>
    [Benchmark]
    public object AnalyzeThousandServices() => Analyze(_thousand);

    /// <summary>Analyses an env file of one megabyte, of which scanning for secrets is the most.</summary>
    [Benchmark]
    public object AnalyzeEnvFile() => Analyze(_envFile);

    private static AnalysisResult Analyze((MemoryFiles Files, ImmutableArray<Artifact> Artifacts) repository) => Analyzer.Analyze(new AnalysisInput
    {
        Artifacts = repository.Artifacts,
        Files = repository.Files,
        Date = new DateTime(2026, 11, 24),
    });
}
