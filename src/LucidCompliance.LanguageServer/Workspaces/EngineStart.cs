using System;
using System.Collections.Immutable;
using LucidCompliance.Engine;
using LucidCompliance.Model;
using LucidCompliance.Model.Archives;
using LucidCompliance.Text;

namespace LucidCompliance.LanguageServer.Workspaces;

/// <summary>Analyses a small repository that exists in memory only, so that what the engine does once in a process is done.</summary>
internal static class EngineStart
{
    private const string Dockerfile = "FROM python:3.13 AS build\nRUN pip install x\nFROM gcr.io/distroless/python3-debian13\nCOPY --from=build /app /app\nCMD [\"/app/a.py\"]\n";
    private const string Compose = "services:\n  a:\n    build: .\n    environment:\n      A: ${B:-c}\n    ports: [\"80:80\"]\n";

    /// <summary>Runs the analysis; what it finds matters to nobody.</summary>
    public static void Run() => Analyzer.Analyze(new AnalysisInput
    {
        Artifacts = [new Artifact("Dockerfile", ArtifactKind.Dockerfile), new Artifact("compose.yml", ArtifactKind.Compose), new Artifact(".env", ArtifactKind.EnvFile)],
        Files = new Files(),
        Date = new DateTime(2026, 1, 1),
    });

    private sealed class Files : IRepositoryFiles
    {
        private readonly FileRead _dockerfile = Text("Dockerfile", Dockerfile);
        private readonly FileRead _compose = Text("compose.yml", Compose);
        private readonly FileRead _environment = Text(".env", "B=1\n");

        public FileRead Read(string path) => path switch
        {
            "Dockerfile" => _dockerfile,
            "compose.yml" => _compose,
            ".env" => _environment,
            _ => new FileRead(FileReadStatus.Missing),
        };

        public ArchiveRead ReadArchive(string path) => ArchiveRead.Failed(ArchiveStatus.Missing);

        public Fact<PathKind> GetKind(string path) => Fact<PathKind>.Known(Read(path).Text is null ? PathKind.Missing : PathKind.File);

        public Fact<bool> IsTracked(string path) => Fact<bool>.Known(false);

        public Fact<bool> IsIgnored(string path) => Fact<bool>.Known(false);

        public ImmutableArray<string> FindByName(string fileOrDirectoryName) => [];

        private static FileRead Text(string path, string content) => new(FileReadStatus.Text, new SourceText(path, content));
    }
}
