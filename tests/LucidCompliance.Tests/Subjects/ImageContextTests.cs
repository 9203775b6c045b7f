using System.Linq;
using System.Threading;
using LucidCompliance.Model;
using LucidCompliance.Policy;
using LucidCompliance.Rules;
using LucidCompliance.Subjects;
using LucidCompliance.Subjects.Scripts;
using LucidCompliance.Tests.Cases;
using LucidCompliance.Tests.Model.Images;
using Xunit;

namespace LucidCompliance.Tests.Subjects;

/// <summary>Which build context an image has that services build, or nobody.</summary>
public sealed class ImageContextTests
{
    private const string CopyAll = "FROM scratch\nCOPY . /app\n";

    [Theory]
    [InlineData("build: ./api", "api")]
    [InlineData("build:\n      context: .\n      dockerfile: api/Dockerfile", ".")]
    [InlineData("build:\n      context: ./api", "api")]
    [InlineData("build:\n      context: ${UNSET_DIR:-api}", "api")]
    [InlineData("build:\n      dockerfile_inline: |\n        FROM scratch\n        COPY . /app", ".")]
    public void A_service_names_it(string build, string expected) =>
        Assert.Equal(expected, Assert.Single(Subjects("compose.yml", build).Images, i => i.IsBuiltByService).Context.Directory.Show());

    [Fact]
    public void A_context_written_for_another_directory_is_the_intended_one()
    {
        var images = Subjects("deploy/docker/compose.yml", "build: ./api").Images;
        Assert.Equal("api", Assert.Single(images, i => i.IsBuiltByService).Context.Directory.Show());
    }

    [Fact]
    public void A_remote_one_builds_no_file_of_the_repository() =>
        Assert.DoesNotContain(Subjects("compose.yml", "build: https://example.org/x.git").Images, i => i.IsBuiltByService);

    [Fact]
    public void The_ignore_file_lies_beside_the_Dockerfile_that_the_service_names()
    {
        var build = "build:\n      context: .\n      dockerfile: api/Dockerfile";
        var image = Subjects("compose.yml", build, "api/Dockerfile.dockerignore:*.pem").Images.First(i => i.IsBuiltByService);
        Assert.Equal("api/Dockerfile.dockerignore", image.Context.IgnoreFile.Value.Text.Path);
    }

    [Fact]
    public void Two_contexts_of_one_Dockerfile_give_two_images()
    {
        const string Builds = "build:\n      context: .\n      dockerfile: api/Dockerfile\n  b:\n    build: ./api\n  c:\n    build: ./api";
        Assert.Equal([".", "api"], Subjects("compose.yml", Builds).Images.Where(i => i.IsBuiltByService).Select(i => i.Context.Directory.Show()));
    }

    [Fact]
    public void Where_nobody_builds_the_sources_tell_it()
    {
        var image = Assert.Single(Subjects("compose.yml", "image: redis:8", "api/.dockerignore").Images);
        Assert.Equal("api", image.Context.Directory.Show());
        Assert.Equal("true", image.Shipping!.Files.Contains("/app/start.sh").Show());
        Assert.Equal("false", image.Shipping.Files.Contains("/app/stop.sh").Show());
    }

    private static AnalysisSubjects Subjects(string compose, string service, params string[] more)
    {
        MemoryRepository files = Contexts.Repository(more);
        files.Add("api/Dockerfile", CopyAll).Add("api/start.sh", "").Add(compose, "services:\n  a:\n    " + service + "\n");
        var artifacts = new[] { new Artifact(compose, ArtifactKind.Compose), new Artifact("api/Dockerfile", ArtifactKind.Dockerfile) };
        return new SubjectBuilder([.. artifacts], files, new PolicySet(files, RuleCatalogue.Descriptors, null), new System.DateTime(2026, 1, 1), _ => FileReporter.OfNamingArtifact, CancellationToken.None)
            .Build();
    }
}
