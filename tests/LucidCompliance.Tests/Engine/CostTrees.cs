using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using LucidCompliance.Model;
using LucidCompliance.Model.Archives;
using LucidCompliance.Text;

namespace LucidCompliance.Tests.Engine;

/// <summary>Repositories of many services, each kind with what its services share: a context, a Compose file, an image, nothing.</summary>
internal static class CostTrees
{
    private const string Program = "FROM debian:13\nCOPY . /all/\nUSER app\nENTRYPOINT [\"/all/run\"]\n";
    private const string DotNet =
        "FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build\nWORKDIR /src\nCOPY Api{0}/Api{0}.csproj Api{0}/\nRUN dotnet restore Api{0}/Api{0}.csproj\nCOPY . .\n"
        + "RUN dotnet publish Api{0}/Api{0}.csproj -o /app --no-restore\nFROM mcr.microsoft.com/dotnet/aspnet:10.0\nCOPY --from=build /app /app\nENTRYPOINT [\"dotnet\", \"/app/Api{0}.dll\"]\n";

    /// <summary>The repository of each kind with so many services.</summary>
    public static IReadOnlyDictionary<string, Func<int, CountingFiles>> All { get; } = new Dictionary<string, Func<int, CountingFiles>>(StringComparer.Ordinal)
    {
        [".NET projects with a Dockerfile each"] = count => Make(count, static (files, i) =>
        {
            files.Add($"svc{i}/Dockerfile", DotNet.Replace("{0}", i.ToString(System.Globalization.CultureInfo.InvariantCulture)), ArtifactKind.Dockerfile);
            files.Add($"svc{i}/.dockerignore", "**/bin\n**/obj\n", ArtifactKind.IgnoreFile);
            files.Add($"svc{i}/Api{i}/Api{i}.csproj", "<Project Sdk=\"Microsoft.NET.Sdk.Web\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>", ArtifactKind.Project);
        }),
        [".NET projects that share the root as their context"] = count => Make(count, static (files, i) =>
        {
            files.Add($"Api{i}/Dockerfile", DotNet.Replace("{0}", i.ToString(System.Globalization.CultureInfo.InvariantCulture)), ArtifactKind.Dockerfile);
            files.Add($"Api{i}/Api{i}.csproj", "<Project Sdk=\"Microsoft.NET.Sdk.Web\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>", ArtifactKind.Project);
            files.Add($"Api{i}/Directory.Build.props", "<Project><PropertyGroup><ContainerPort>8080</ContainerPort></PropertyGroup></Project>", ArtifactKind.Props);
        }),
        ["one context without an ignore file"] = count => Make(count, static (files, i) => files.Add($"svc{i}/Dockerfile", $"FROM debian:13\nCOPY svc{i}/ /app/\nCOPY . /all/\nRUN make\n", ArtifactKind.Dockerfile)),
        ["env files with secrets"] = count => Make(count, static (files, i) =>
        {
            files.Add($"svc{i}/Dockerfile", "FROM debian:13\nCOPY . /all/\nCOPY *.env /e/\n", ArtifactKind.Dockerfile);
            files.Add($"svc{i}/.env", $"API_KEY=8fJ2kLmQ9xZ7vB3nR5tY{i}\n", ArtifactKind.EnvFile);
            files.Add($"svc{i}/.dockerignore", "bin\n", ArtifactKind.IgnoreFile);
        }),
        ["a Compose file each"] = count => Make(count, static (files, i) =>
        {
            files.Add($"svc{i}/Dockerfile", Program, ArtifactKind.Dockerfile);
            files.Add($"svc{i}/compose.yml", "services:\n  a:\n    build: .\n    ports: [\"80:80\"]\n", ArtifactKind.Compose);
        }),
        ["one Compose file"] = count =>
        {
            var files = Make(count, static (files, i) => files.Add($"svc{i}/Dockerfile", Program, ArtifactKind.Dockerfile));
            files.Add("compose.yml", "services:\n" + string.Concat(Enumerable.Range(0, count).Select(static i => $"  s{i}:\n    build: ./svc{i}\n")), ArtifactKind.Compose);
            return files;
        },
        ["one image for all services"] = count =>
        {
            var files = Make(1, static (files, _) => files.Add("svc/Dockerfile", Program, ArtifactKind.Dockerfile));
            files.Add("compose.yml", "services:\n" + string.Concat(Enumerable.Range(0, count).Select(static i => $"  s{i}:\n    build: ./svc\n")), ArtifactKind.Compose);
            return files;
        },
        ["scripts"] = count => Make(count, static (files, i) =>
        {
            files.Add($"svc{i}/Dockerfile", "FROM debian:13\nCOPY . /all/\nRUN /all/build.sh\nENTRYPOINT [\"/all/run.sh\"]\n", ArtifactKind.Dockerfile);
            files.Add($"svc{i}/run.sh", "#!/bin/sh\nexec x\n", ArtifactKind.Script);
        }),
        ["findings"] = count => Make(count, static (files, i) => files.Add($"svc{i}/Dockerfile", "FROM debian\nADD . /all/\nRUN apt-get update\nRUN cd /x && sudo make\nENV DB_PASSWORD=Tulpenfeld-22-x\nCMD /all/run.sh\n", ArtifactKind.Dockerfile)),
    };

    private static CountingFiles Make(int count, Action<CountingFiles, int> add)
    {
        var files = new CountingFiles();
        for (var i = 0; i < count; i++)
        {
            add(files, i);
        }

        return files;
    }
}

/// <summary>A repository in memory that counts the questions.</summary>
internal sealed class CountingFiles : IRepositoryFiles
{
    private readonly Dictionary<string, FileRead> _files = new(StringComparer.Ordinal);
    private readonly HashSet<string> _directories = new(StringComparer.Ordinal) { "." };
    private readonly ImmutableArray<Artifact>.Builder _artifacts = ImmutableArray.CreateBuilder<Artifact>();

    public ImmutableArray<Artifact> Artifacts => _artifacts.ToImmutable();

    public int Questions { get; private set; }

    public void Add(string path, string content, ArtifactKind kind)
    {
        _artifacts.Add(new Artifact(path, kind));
        _files[path] = new FileRead(FileReadStatus.Text, new SourceText(path, content));
        for (var directory = RepositoryPath.DirectoryOf(path); _directories.Add(directory); directory = RepositoryPath.DirectoryOf(directory))
        {
        }
    }

    public FileRead Read(string path)
    {
        Questions++;
        return _files.TryGetValue(path, out var read) ? read : new FileRead(FileReadStatus.Missing);
    }

    public ArchiveRead ReadArchive(string path) => ArchiveRead.Failed(ArchiveStatus.Missing);

    public Fact<PathKind> GetKind(string path)
    {
        Questions++;
        return Fact<PathKind>.Known(_files.ContainsKey(path) ? PathKind.File : _directories.Contains(path) ? PathKind.Directory : PathKind.Missing);
    }

    public Fact<bool> IsTracked(string path) => Fact<bool>.Known(true);

    public Fact<bool> IsIgnored(string path) => Fact<bool>.Known(false);

    public ImmutableArray<string> FindByName(string fileOrDirectoryName) => [];
}
