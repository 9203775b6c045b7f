using System;
using System.IO;
using System.Linq;
using System.Threading;
using LucidCompliance.Model;
using LucidCompliance.Repository.Discovery;
using LucidCompliance.Repository.Git;
using Xunit;

namespace LucidCompliance.Tests.Build;

public sealed class RepositoryWalkTests
{
    private static string[] Walk(TemporaryFolder folder) =>
        new RepositoryWalk(folder.Path, CancellationToken.None).Walk(GitRepository.Find(folder.Path)).Artifacts.Select(a => a.Path).ToArray();

    [Fact]
    public void It_finds_artifacts_in_order_and_enters_no_pruned_folder_and_no_other_repository()
    {
        using var folder = new TemporaryFolder();
        folder.Write(".git/HEAD").Write("b/Dockerfile").Write("a/App.csproj").Write("a/Properties/launchSettings.json").Write("a/launchSettings.json")
            .Write("a/bin/Dockerfile").Write("node_modules/x/Dockerfile").Write("sub/.git", "gitdir: elsewhere").Write("sub/Dockerfile")
            .Write("clone/.git/HEAD").Write("clone/Dockerfile").Write("compose.yml").Write("x.txt");

        Assert.Equal(["a/App.csproj", "a/Properties/launchSettings.json", "b/Dockerfile", "compose.yml"], Walk(folder));
    }

    [Fact]
    public void Nested_ignore_files_and_the_exclude_file_count_also_for_a_root_below_the_working_tree()
    {
        using var folder = new TemporaryFolder();
        folder.Write(".git/HEAD").Write(".git/info/exclude", "private/\n").Write(".gitignore", "gen/\n!keep/gen/\n")
            .Write("keep/.gitignore", "/out\n").Write("gen/Dockerfile").Write("keep/gen/Dockerfile").Write("keep/out/Dockerfile")
            .Write("keep/private/Dockerfile").Write("keep/Dockerfile");

        Assert.Equal(["keep/Dockerfile", "keep/gen/Dockerfile"], Walk(folder));
        var below = new RepositoryWalk(folder["keep"], CancellationToken.None).Walk(GitRepository.Find(folder["keep"]));
        Assert.Equal(["Dockerfile", "gen/Dockerfile"], below.Artifacts.Select(a => a.Path));
    }

    [Fact]
    public void Links_to_folders_are_not_followed_so_that_a_cycle_ends()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a/Dockerfile");
        Directory.CreateSymbolicLink(folder["a/loop"], folder.Path);

        Assert.Equal(["a/Dockerfile"], Walk(folder));
    }

    [Fact]
    public void A_compliance_project_is_known_by_its_first_element()
    {
        using var folder = new TemporaryFolder();
        folder.Write("ours.proj", "<Project Sdk=\"LucidCompliance.Sdk/1.0.0\" />").Write("other.proj", "<Project><!-- LucidCompliance.Sdk --></Project>");

        var index = new RepositoryWalk(folder.Path, CancellationToken.None).Walk(null);

        Assert.Equal("ours.proj", Assert.Single(index.ComplianceProjects));
    }

    [Fact]
    public void A_stopped_build_stops_the_walk()
    {
        using var folder = new TemporaryFolder();

        Assert.Throws<OperationCanceledException>(() => new RepositoryWalk(folder.Path, new CancellationToken(canceled: true)).Walk(null));
    }

    [Theory]
    [InlineData("Dockerfile")]
    [InlineData("api.dockerfile")]
    [InlineData("Containerfile.x")]
    [InlineData("x.Containerfile")]
    [InlineData("docker-compose.yml")]
    [InlineData("compose.yaml")]
    [InlineData(".env.production")]
    [InlineData("x.dockerignore")]
    [InlineData("AppSettings.json")]
    [InlineData("launchSettings.json")]
    [InlineData("NuGet.config")]
    [InlineData("zeta.csproj")]
    [InlineData("Zeta.VBPROJ")]
    [InlineData("Directory.Build.props")]
    [InlineData("lucid-compliance.yml")]
    public void The_cheap_test_of_a_name_refuses_no_artifact(string name) => Assert.True(RepositoryWalk.MayBeArtifact(name));

    [Fact]
    public void An_index_survives_its_file()
    {
        var index = new RepositoryIndex([new Artifact("ü b/Dockerfile", ArtifactKind.Dockerfile), new Artifact(".env", ArtifactKind.EnvFile)], ["c.proj"]);

        var read = RepositoryIndex.TryParse(index.ToBytes())!;

        Assert.Equal(index.Artifacts.AsEnumerable(), read.Artifacts);
        Assert.Equal(index.ComplianceProjects.AsEnumerable(), read.ComplianceProjects);
        Assert.Null(RepositoryIndex.TryParse(index.ToBytes()[..^3]));
        Assert.Null(RepositoryIndex.TryParse([1, 2, 3]));
    }

    [Fact]
    public void The_nearest_folder_with_one_project_owns_an_artifact()
    {
        Artifact Project(string path) => new(path, ArtifactKind.Project);
        var ownership = new Ownership(new RepositoryIndex([Project("a/A.csproj"), Project("a/two/X.csproj"), Project("a/two/Y.fsproj"), Project("a/b/B.csproj")], []));

        Assert.Equal("a/A.csproj", ownership.GetOwner("a/x/y/Dockerfile"));
        Assert.Equal("a/b/B.csproj", ownership.GetOwner("a/b/Dockerfile"));
        Assert.Null(ownership.GetOwner("a/two/deep/Dockerfile"));
        Assert.Null(ownership.GetOwner("Dockerfile"));
    }

    [Fact]
    public void A_repository_with_several_policies_has_one_root()
    {
        using var folder = new TemporaryFolder();
        folder.Write("lucid-compliance.yml").Write("a/lucid-compliance.yml").Write("a/b/x");
        Assert.Equal(folder.Path, RepositoryRoot.Find(folder["a/b"]));

        folder.Write("a/.git", "gitdir: x");
        Assert.Equal(folder["a"], RepositoryRoot.Find(folder["a/b"]));
    }
}
