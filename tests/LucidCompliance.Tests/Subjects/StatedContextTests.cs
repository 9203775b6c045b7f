using System;
using System.Collections.Immutable;
using System.Threading;
using LucidCompliance.Model;
using LucidCompliance.Model.Projects;
using LucidCompliance.Policy;
using LucidCompliance.Rules;
using LucidCompliance.Subjects;
using LucidCompliance.Subjects.Scripts;
using LucidCompliance.Tests.Cases;
using Xunit;

namespace LucidCompliance.Tests.Subjects;

/// <summary>The build context of a Dockerfile that only a project speaks of.</summary>
public sealed class StatedContextTests
{
    // Everything that it copies is missing everywhere but for the sources that a test adds.
    private const string Dockerfile = "FROM mcr.microsoft.com/dotnet/sdk:10.0\nCOPY [\"Web/Web.csproj\", \"Web/\"]\nCOPY [\"Core/Core.csproj\", \"Core/\"]\nCOPY . .\n";

    [Fact]
    public void The_property_is_relative_to_the_project() =>
        Assert.Equal("src", Context("src/Web/Dockerfile", ("src/Web/Web.csproj", Project("<DockerfileContext>..</DockerfileContext>")), ("src/Core/Core.csproj", Project())));

    [Fact]
    public void Backslashes_are_how_Visual_Studio_writes_it() =>
        Assert.Equal("src", Context("src/all/Web/Dockerfile", ("src/all/Web/Web.csproj", Project("<DockerfileContext>..\\..</DockerfileContext>"))));

    [Fact]
    public void Without_it_the_sources_decide() =>
        Assert.Equal("Unknown", Context("src/Web/Dockerfile", ("src/Web/Web.csproj", Project()), ("src/Core/Core.csproj", Project())));

    [Fact]
    public void A_source_that_is_missing_everywhere_does_not_refute_it() =>
        Assert.Equal("src", Context("src/Web/Dockerfile", ("src/Web/Web.csproj", Project("<DockerfileContext>..</DockerfileContext>"))));

    [Fact]
    public void Sources_that_all_lie_elsewhere_do() =>
        Assert.Equal("Unknown", Context("src/Web/Dockerfile",
            ("src/Web/Web.csproj", Project("<DockerfileContext>..</DockerfileContext>")), ("Web/Web.csproj", Project()), ("Core/Core.csproj", Project())));

    [Fact]
    public void A_file_above_the_project_may_set_it() =>
        Assert.Equal("src", Context("src/Web/Dockerfile",
            ("src/Web/Web.csproj", Project()), ("Directory.Build.props", "<Project><PropertyGroup><DockerfileContext>../</DockerfileContext></PropertyGroup></Project>")));

    [Theory]
    [InlineData("DockerfileFile")]
    [InlineData("DockerfilePath")]
    public void A_project_elsewhere_names_the_file(string property) =>
        Assert.Equal("src", Context("src/docker/web.Dockerfile",
            ("src/Web/Web.csproj", Project($"<{property}>../docker/web.Dockerfile</{property}><DockerfileContext>..</DockerfileContext>"))));

    [Fact]
    public void It_is_unknown_whether_it_begins_at_the_project_or_the_file() =>
        Assert.Equal("Unknown", Context("docker/web.Dockerfile",
            ("src/Web/Web.csproj", Project("<DockerfileFile>../../docker/web.Dockerfile</DockerfileFile><DockerfileContext>..</DockerfileContext>"))));

    [Fact]
    public void Another_Dockerfile_of_the_folder_is_not_meant() =>
        Assert.Equal("Unknown", Context("src/Web/Dockerfile.tools", ("src/Web/Web.csproj", Project("<DockerfileContext>..</DockerfileContext>"))));

    [Theory]
    [InlineData("$(SolutionDir)")]
    [InlineData("../../..")]
    [InlineData("../nowhere")]
    public void What_leads_nowhere_says_nothing(string context) =>
        Assert.Equal("Unknown", Context("src/Web/Dockerfile", ("src/Web/Web.csproj", Project($"<DockerfileContext>{context}</DockerfileContext>"))));

    [Fact]
    public void What_leads_nowhere_leaves_the_sources_their_word() =>
        Assert.Equal(".", Context("src/Web/Dockerfile",
            ("src/Web/Web.csproj", Project("<DockerfileContext>$(SolutionDir)</DockerfileContext>")), ("Web/Web.csproj", Project()), ("Core/Core.csproj", Project())));

    [Fact]
    public void Two_projects_of_one_folder_must_agree()
    {
        Assert.Equal("Unknown", Context("src/Web/Dockerfile",
            ("src/Web/Web.csproj", Project("<DockerfileContext>..</DockerfileContext>")), ("src/Web/Other.csproj", Project("<DockerfileContext>.</DockerfileContext>"))));
        Assert.Equal("src", Context("src/Web/Dockerfile",
            ("src/Web/Web.csproj", Project("<DockerfileContext>..</DockerfileContext>")), ("src/Web/Other.csproj", Project("<DockerfileContext>../</DockerfileContext>"))));
    }

    [Fact]
    public void MSBuild_knows_more_than_the_files() =>
        Assert.Equal("src", Context(
            "src/Web/Dockerfile",
            EvaluatedProject.Parse("src/Web/Web.csproj", "DockerfileContext=.."),
            ("src/Web/Web.csproj", Project())));

    [Fact]
    public void A_service_that_builds_it_has_the_word() =>
        Assert.Equal(".", Context("src/Web/Dockerfile",
            ("src/Web/Web.csproj", Project("<DockerfileContext>..</DockerfileContext>")),
            ("compose.yaml", "services:\n  web:\n    build: { context: ., dockerfile: src/Web/Dockerfile }\n")));

    [Fact]
    public void The_fact_stands_at_the_property()
    {
        var context = Subject("src/Web/Dockerfile", null, ("src/Web/Web.csproj", Project("<DockerfileContext>..</DockerfileContext>"))).Context.Directory;
        Assert.Equal("src/Web/Web.csproj", context.Origin!.Path);
        Assert.Equal("..", context.Origin.Text.GetText(context.Origin.Span));
    }

    [Fact]
    public void The_ignore_file_is_that_of_the_stated_context()
    {
        var context = Subject("src/Web/Dockerfile", null,
            ("src/Web/Web.csproj", Project("<DockerfileContext>..</DockerfileContext>")), ("src/Core/Core.csproj", Project()),
            ("src/.dockerignore", "**/Core\n"), ("src/Web/.dockerignore", "**/Web\n")).Context;
        Assert.True(context.IsIgnored("Core/Core.csproj").Value);
        Assert.False(context.IsIgnored("Web/Web.csproj").Value);
    }

    private static string Project(string properties = "") =>
        "<Project Sdk=\"Microsoft.NET.Sdk.Web\">\n  <PropertyGroup>\n    <TargetFramework>net10.0</TargetFramework>\n    " + properties + "\n  </PropertyGroup>\n</Project>\n";

    private static string Context(string dockerfile, params (string Path, string Text)[] files) => Context(dockerfile, null, files);

    private static string Context(string dockerfile, EvaluatedProject? evaluated, params (string Path, string Text)[] files)
    {
        var directory = Subject(dockerfile, evaluated, files).Context.Directory;
        return directory.TryGet(out var known) ? known : directory.ToString();
    }

    private static ImageSubject Subject(string dockerfile, EvaluatedProject? evaluated, params (string Path, string Text)[] files)
    {
        var repository = new MemoryRepository().Add(dockerfile, Dockerfile);
        foreach (var (path, text) in files)
        {
            repository.Add(path, text);
        }

        var builder = new SubjectBuilder(
            [.. ArtifactNames.Find(repository.Paths)], repository, new PolicySet(repository, RuleCatalogue.Descriptors, null), new DateTime(2026, 1, 1),
            static _ => FileReporter.OfNamingArtifact, CancellationToken.None)
        {
            Evaluated = evaluated is null ? ImmutableArray<EvaluatedProject>.Empty : [evaluated],
        };
        return Assert.Single(builder.Build().Images);
    }
}
