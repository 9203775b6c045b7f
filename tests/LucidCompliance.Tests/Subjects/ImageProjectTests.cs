using System;
using System.Linq;
using System.Threading;
using LucidCompliance.Policy;
using LucidCompliance.Rules;
using LucidCompliance.Subjects;
using LucidCompliance.Subjects.Scripts;
using LucidCompliance.Tests.Cases;
using Xunit;

namespace LucidCompliance.Tests.Subjects;

/// <summary>Which project an image runs.</summary>
public sealed class ImageProjectTests
{
    private const string Web = "<Project Sdk=\"Microsoft.NET.Sdk.Web\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>";

    private const string Final = "FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled\nCOPY --from=build /app /app\n";

    [Theory]
    [InlineData("COPY . .\nRUN dotnet publish src/Web/Web.csproj -o /app", "src/Web/Web.csproj")]
    [InlineData("COPY . .\nRUN dotnet publish src/Worker/Worker.csproj -o /app", "src/Worker/Worker.csproj")]
    [InlineData("COPY . .\nWORKDIR /src/src/Web\nRUN dotnet publish -o /app", "src/Web/Web.csproj")]
    [InlineData("COPY src/Web/ ./\nRUN dotnet publish -o /app", "src/Web/Web.csproj")]
    [InlineData("COPY [\"src/Web/Web.csproj\", \"src/Web/\"]\nRUN dotnet restore src/Web/Web.csproj\nCOPY . .\nWORKDIR \"/src/src/Web\"\nRUN dotnet publish \"./Web.csproj\" -o /app", "src/Web/Web.csproj")]
    [InlineData("COPY src/Web/*.csproj ./\nRUN dotnet publish Web.csproj -o /app", "src/Web/Web.csproj")]
    [InlineData("COPY . .\nRUN cd src/Web && dotnet publish -o /app", "src/Web/Web.csproj")]
    public void What_the_Dockerfile_publishes_decides(string build, string expected) =>
        Assert.Equal(expected, Project("Dockerfile", "FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build\nWORKDIR /src\n" + build + "\n" + Final));

    [Fact]
    public void Stages_that_copy_from_each_other_are_followed() =>
        Assert.Equal("src/Web/Web.csproj", Project("Dockerfile",
            "FROM mcr.microsoft.com/dotnet/sdk:10.0 AS sources\nCOPY src /s\nFROM mcr.microsoft.com/dotnet/sdk:10.0 AS build\nCOPY --from=sources /s /work\nRUN dotnet publish /work/Web -o /app\n" + Final));

    [Fact]
    public void Two_published_projects_are_told_apart_by_what_starts()
    {
        const string Build = "FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build\nCOPY . .\nRUN dotnet publish src/Web -o /app && dotnet publish src/Worker -o /app\n";
        Assert.Equal("Unknown", Project("Dockerfile", Build + Final));
        Assert.Equal("src/Worker/Worker.csproj", Project("Dockerfile", Build + Final + "ENTRYPOINT [\"dotnet\", \"Worker.dll\"]\n"));
    }

    [Fact]
    public void A_project_that_is_not_in_the_repository_is_unknown() =>
        Assert.Equal("Unknown", Project("src/Web/Dockerfile", "FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build\nRUN git clone https://example.org/x /x\nRUN dotnet publish /x/Other.csproj -o /app\n" + Final));

    [Theory]
    [InlineData("src/Web/Dockerfile", "src/Web/Web.csproj")]
    [InlineData("src/Web/docker/Dockerfile", "src/Web/Web.csproj")]
    [InlineData("Dockerfile", "Unknown")]
    [InlineData("tools/Dockerfile", "Unknown")]
    public void Without_a_publish_the_nearest_folder_decides(string dockerfile, string expected) =>
        Assert.Equal(expected, Project(dockerfile, "FROM mcr.microsoft.com/dotnet/aspnet:10.0\nCOPY bin/publish /app\n"));

    [Fact]
    public void A_Dockerfile_that_does_not_speak_of_dotnet_belongs_to_no_project() =>
        Assert.Equal("Unknown", Project("src/Web/Dockerfile", "FROM postgres:17\nCOPY init.sql /docker-entrypoint-initdb.d/\n"));

    [Fact]
    public void The_started_assembly_decides_where_nothing_else_does() =>
        Assert.Equal("src/Worker/Worker.csproj", Project("deploy/Dockerfile", "FROM mcr.microsoft.com/dotnet/runtime:10.0\nCOPY out /app\nENTRYPOINT [\"dotnet\", \"/app/Worker.dll\"]\n"));

    [Fact]
    public void A_property_of_a_project_names_its_Dockerfile() =>
        Assert.Equal("src/Named/Named.csproj", Project("deploy/web.Dockerfile", "FROM mcr.microsoft.com/dotnet/aspnet:10.0\nCOPY out /app\n",
            ("src/Named/Named.csproj", Web.Replace("</TargetFramework>", "</TargetFramework><DockerfileFile>../../deploy/web.Dockerfile</DockerfileFile>", StringComparison.Ordinal))));

    [Fact]
    public void Two_projects_in_the_nearest_folder_are_ambiguous() =>
        Assert.Equal("Unknown", Project("src/Web/Dockerfile", "FROM mcr.microsoft.com/dotnet/aspnet:10.0\nCOPY out /app\n", ("src/Web/Second.csproj", Web)));

    [Fact]
    public void Without_projects_there_is_none()
    {
        var subjects = Subjects(new MemoryRepository().Add("Dockerfile", "FROM mcr.microsoft.com/dotnet/aspnet:10.0\n"));
        Assert.True(Assert.Single(subjects.Images).Project.IsAbsent);
    }

    [Fact]
    public void A_service_builds_the_project_of_its_context()
    {
        var files = Files(("src/Web/Dockerfile", "FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build\nWORKDIR /src\nCOPY . .\nRUN dotnet publish src/Worker -o /app\n" + Final));
        files.Add("compose.yml", "services:\n  a:\n    build:\n      context: .\n      dockerfile: src/Web/Dockerfile\n");
        Assert.Equal("src/Worker/Worker.csproj", Assert.Single(Subjects(files).Images).Project.Value.Path);
    }

    [Fact]
    public void A_project_knows_its_images_and_its_launch_settings()
    {
        var files = Files(("src/Web/Dockerfile", "FROM mcr.microsoft.com/dotnet/aspnet:10.0\nCOPY out /app\n"), ("src/Web/Properties/launchSettings.json", "{}"));
        var subjects = Subjects(files);
        var web = subjects.Projects.Single(project => project.Name == "Web");
        Assert.Same(Assert.Single(subjects.Images), Assert.Single(web.Images));
        Assert.Equal("src/Web/Properties/launchSettings.json", web.LaunchSettings!.Artifact.Path);
        Assert.Empty(subjects.Projects.Single(project => project.Name == "Worker").Images);
    }

    [Fact]
    public void Stages_that_copy_everything_from_each_other_a_thousand_times_are_given_up()
    {
        var text = new System.Text.StringBuilder("FROM mcr.microsoft.com/dotnet/sdk:10.0 AS s0\nCOPY . /\n");
        for (var stage = 1; stage < 8; stage++)
        {
            text.Append($"FROM mcr.microsoft.com/dotnet/sdk:10.0 AS s{stage}\n");
            for (var i = 0; i < 300; i++)
            {
                text.Append($"COPY --from=s{stage - 1} /d{i} /\n");
            }
        }

        text.Append("RUN dotnet publish /x/Web.csproj -o /app\nFROM mcr.microsoft.com/dotnet/aspnet:10.0\nCOPY --from=s7 /app /app\n");
        Assert.Equal("src/Web/Web.csproj", Project("Dockerfile", text.ToString()));
    }

    private static string Project(string dockerfile, string text, params (string Path, string Text)[] more)
    {
        var subjects = Subjects(Files([(dockerfile, text), .. more]));
        var project = Assert.Single(subjects.Images).Project;
        return project.TryGet(out var known) ? known.Path : project.ToString();
    }

    private static MemoryRepository Files(params (string Path, string Text)[] texts)
    {
        var files = new MemoryRepository()
            .Add("src/Web/Web.csproj", Web)
            .Add("src/Worker/Worker.csproj", Web);
        foreach (var (path, text) in texts)
        {
            files.Add(path, text);
        }

        return files;
    }

    private static AnalysisSubjects Subjects(MemoryRepository files) =>
        new SubjectBuilder(
            [.. ArtifactNames.Find(files.Paths)], files, new PolicySet(files, RuleCatalogue.Descriptors, null), new DateTime(2026, 1, 1), static _ => FileReporter.OfNamingArtifact, CancellationToken.None)
            .Build();
}
