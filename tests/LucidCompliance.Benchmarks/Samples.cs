using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Text;
using LucidCompliance.Model;
using LucidCompliance.Model.Archives;
using LucidCompliance.Text;

namespace LucidCompliance.Benchmarks;

/// <summary>Typical artifacts, made at run time: 40-line Dockerfiles, one Compose file for every ten services.</summary>
internal static class Samples
{
    public static string Dockerfile { get; } = MakeDockerfile();

    public static string Compose(int services)
    {
        var text = new StringBuilder("name: sample\nservices:\n");
        for (var i = 0; i < services; i++)
        {
            text.Append($"  service{i}:\n    build:\n      context: ./service{i}\n      args:\n        VERSION: ${{VERSION:-1.0}}\n    image: registry.test/service{i}:1.0.{i}\n")
                .Append("    user: \"65532:65532\"\n    environment:\n      - LOG_LEVEL=info\n      - DATABASE_HOST=${DATABASE_HOST}\n    ports:\n")
                .Append($"      - \"127.0.0.1:{10000 + i}:8080\"\n    labels:\n      org.lucid.security: distroless\n      org.lucid.user: \"65532:65532\"\n")
                .Append("    healthcheck:\n      test: [\"CMD\", \"/usr/bin/python3\", \"/app/healthcheck.py\"]\n      interval: 30s\n    networks: [backend]\n");
        }

        return text.Append("networks:\n  backend:\n    driver: bridge\n").ToString();
    }

    public static (MemoryFiles Files, ImmutableArray<Artifact> Artifacts) Repository(int services)
    {
        var files = new MemoryFiles();
        var artifacts = ImmutableArray.CreateBuilder<Artifact>();
        for (var i = 0; i < services; i++)
        {
            Add($"group{i / 10}/service{i}/Dockerfile", Dockerfile, ArtifactKind.Dockerfile);
            if (i % 10 == 0)
            {
                var compose = Compose(Math.Min(10, services - i));
                for (var j = 9; j >= 0; j--)
                {
                    compose = compose.Replace($"./service{j}\n", $"./service{i + j}\n", StringComparison.Ordinal);
                }

                Add($"group{i / 10}/compose.yml", compose, ArtifactKind.Compose);
                Add($"group{i / 10}/.env", "DATABASE_HOST=database\nVERSION=2.1\n", ArtifactKind.EnvFile);
            }
        }

        return (files, artifacts.ToImmutable());

        void Add(string path, string content, ArtifactKind kind)
        {
            files.Add(path, content);
            artifacts.Add(new Artifact(path, kind));
        }
    }

    public static (MemoryFiles Files, ImmutableArray<Artifact> Artifacts) EnvFile(int length)
    {
        var text = new StringBuilder(length + 512);
        for (var i = 0; text.Length < length; i++)
        {
            text.Append($"# settings of service {i}\nSERVICE{i}_HOST=service{i}.internal\nLOG_LEVEL_{i}=info\nDB{i}_URL=postgres://db{i}:5432/orders\n")
                .Append($"DB{i}_USER=orders\nDB{i}_PASSWORD=${{DB_PASSWORD_{i}}}\nAPI{i}_KEY_FILE=/run/secrets/api\nCACHE_{i}_TTL=3600\n")
                .Append($"IMAGE_{i}=registry.example.com/team/service{i}:1.0.{i}\nDESCRIPTION_{i}=\"The service that answers orders of the web shop\"\n");
        }

        var files = new MemoryFiles();
        files.Add(".env", text.ToString());
        return (files, [new Artifact(".env", ArtifactKind.EnvFile)]);
    }

    private static string MakeDockerfile()
    {
        var text = new StringBuilder("# syntax=docker/dockerfile:1\nARG PYTHON=3.13\nFROM python:${PYTHON}-slim-trixie AS build\nWORKDIR /src\n");
        text.Append("COPY requirements.txt .\nRUN --mount=type=cache,target=/root/.cache/pip \\\n    python -m venv /venv && \\\n    /venv/bin/pip install \\\n        --requirement requirements.txt\n");
        for (var i = 0; i < 16; i++)
        {
            text.Append($"COPY module{i}/ ./module{i}/\n");
        }

        text.Append("RUN python -m compileall -q /src\n\nFROM gcr.io/distroless/python3-debian13:nonroot\n");
        text.Append("LABEL org.lucid.security=distroless \\\n      org.lucid.user=65532:65532 \\\n      org.lucid.shell=false\n");
        text.Append("ENV PYTHONUNBUFFERED=1 \\\n    PYTHONPATH=/venv/lib/python3.13/site-packages\nCOPY --from=build /venv /venv\nCOPY --from=build /src /app\n");
        text.Append("WORKDIR /app\nUSER 65532:65532\nEXPOSE 8080\nHEALTHCHECK --interval=30s CMD [\"/usr/bin/python3\", \"/app/healthcheck.py\"]\nENTRYPOINT [\"/usr/bin/python3\", \"/app/main.py\"]\n");
        return text.ToString();
    }
}

/// <summary>A repository in memory.</summary>
internal sealed class MemoryFiles : IRepositoryFiles
{
    private readonly Dictionary<string, FileRead> _files = new(StringComparer.Ordinal);
    private readonly HashSet<string> _directories = new(StringComparer.Ordinal) { "." };

    public void Add(string path, string content)
    {
        _files[path] = new FileRead(FileReadStatus.Text, new SourceText(path, content));
        for (var directory = RepositoryPath.DirectoryOf(path); _directories.Add(directory); directory = RepositoryPath.DirectoryOf(directory))
        {
        }
    }

    public FileRead Read(string path) => _files.TryGetValue(path, out var read) ? read : new FileRead(FileReadStatus.Missing);

    public ArchiveRead ReadArchive(string path) => ArchiveRead.Failed(ArchiveStatus.Missing);

    public Fact<PathKind> GetKind(string path) =>
        Fact<PathKind>.Known(_files.ContainsKey(path) ? PathKind.File : _directories.Contains(path) ? PathKind.Directory : PathKind.Missing);

    public Fact<bool> IsTracked(string path) => Fact<bool>.Known(false);

    public Fact<bool> IsIgnored(string path) => Fact<bool>.Known(true);

    public ImmutableArray<string> FindByName(string fileOrDirectoryName) => [];
}
