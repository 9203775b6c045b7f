using System;
using System.Collections.Immutable;
using LucidCompliance.Model;

namespace LucidCompliance.Benchmarks;

/// <summary>
/// .NET services as templates and manuals make them: a Dockerfile of 40 lines with three stages on aspnet, its context with an ignore file, three
/// projects and the files that it copies. Each has one finding, an info: the image has no health check.
/// </summary>
internal static class DockerfileTree
{
    private const string Project = "<Project Sdk=\"Microsoft.NET.Sdk.Web\">\n  <PropertyGroup>\n    <TargetFramework>net10.0</TargetFramework>\n  </PropertyGroup>\n</Project>\n";

    private const string Library = "<Project Sdk=\"Microsoft.NET.Sdk\">\n  <PropertyGroup>\n    <TargetFramework>net10.0</TargetFramework>\n  </PropertyGroup>\n</Project>\n";

    /// <summary>Makes a tree.</summary>
    /// <param name="services">How many services.</param>
    /// <param name="withProjects">Whether the projects are artifacts, as in a build of .NET; otherwise only their files are there.</param>
    public static (MemoryFiles Files, ImmutableArray<Artifact> Artifacts) Make(int services, bool withProjects)
    {
        var files = new MemoryFiles();
        var artifacts = ImmutableArray.CreateBuilder<Artifact>();
        for (var i = 0; i < services; i++)
        {
            var context = $"area{i / 20}/Orders{i}";
            Add($"{context}/Dockerfile", Dockerfile(i), ArtifactKind.Dockerfile);
            Add($"{context}/.dockerignore", "**/bin\n**/obj\n**/.git\n**/.env\n**/*.user\n", ArtifactKind.IgnoreFile);
            var project = $"{context}/src/Orders{i}.Api/Orders{i}.Api.csproj";
            files.Add(project, Project);
            if (withProjects)
            {
                artifacts.Add(new Artifact(project, ArtifactKind.Project));
            }

            files.Add($"{context}/src/Orders{i}.Domain/Orders{i}.Domain.csproj", Library);
            files.Add($"{context}/src/Orders{i}.Infrastructure/Orders{i}.Infrastructure.csproj", Library);
            files.Add($"{context}/Directory.Build.props", "<Project />");
            files.Add($"{context}/Directory.Packages.props", "<Project />");
            files.Add($"{context}/nuget.config", "<configuration />");
        }

        return (files, artifacts.ToImmutable());

        void Add(string path, string content, ArtifactKind kind)
        {
            files.Add(path, content);
            artifacts.Add(new Artifact(path, kind));
        }
    }

    /// <summary>The Dockerfile of a service.</summary>
    public static string Dockerfile(int service) => $"""
        # syntax=docker/dockerfile:1
        ARG DOTNET_VERSION=10.0

        FROM mcr.microsoft.com/dotnet/sdk:$DOTNET_VERSION-noble AS build
        ARG BUILD_CONFIGURATION=Release
        ARG TARGETARCH
        WORKDIR /src

        # The projects alone, so that restore is cached.
        COPY ["Directory.Build.props", "Directory.Packages.props", "nuget.config", "./"]
        COPY ["src/Orders{service}.Api/Orders{service}.Api.csproj", "src/Orders{service}.Api/"]
        COPY ["src/Orders{service}.Domain/Orders{service}.Domain.csproj", "src/Orders{service}.Domain/"]
        COPY ["src/Orders{service}.Infrastructure/Orders{service}.Infrastructure.csproj", "src/Orders{service}.Infrastructure/"]
        RUN --mount=type=cache,target=/root/.nuget/packages \
            dotnet restore "src/Orders{service}.Api/Orders{service}.Api.csproj" -a $TARGETARCH

        # The sources.
        COPY src/ src/
        WORKDIR /src/src/Orders{service}.Api
        RUN dotnet build "Orders{service}.Api.csproj" -c $BUILD_CONFIGURATION -o /app/build --no-restore

        FROM build AS publish
        ARG BUILD_CONFIGURATION=Release
        RUN --mount=type=cache,target=/root/.nuget/packages \
            dotnet publish "Orders{service}.Api.csproj" \
                -c $BUILD_CONFIGURATION \
                -o /app/publish \
                --no-restore \
                /p:UseAppHost=false

        FROM mcr.microsoft.com/dotnet/aspnet:$DOTNET_VERSION-noble-chiseled AS final
        LABEL org.opencontainers.image.title="orders{service}" \
              org.opencontainers.image.vendor="Example"
        ENV ASPNETCORE_HTTP_PORTS=8080 \
            DOTNET_EnableDiagnostics=0
        WORKDIR /app
        COPY --from=publish /app/publish .
        USER $APP_UID
        EXPOSE 8080
        ENTRYPOINT ["dotnet", "Orders{service}.Api.dll"]

        """;
}
