using LucidCompliance.Model;
using Xunit;

namespace LucidCompliance.Tests.Model;

public sealed class ArtifactDiscoveryTests
{
    [Theory]
    [InlineData("Dockerfile", ArtifactKind.Dockerfile)]
    [InlineData("src/api/dockerfile", ArtifactKind.Dockerfile)]
    [InlineData("Dockerfile.prod", ArtifactKind.Dockerfile)]
    [InlineData("Dockerfile-arm64", ArtifactKind.Dockerfile)]
    [InlineData("api.Dockerfile", ArtifactKind.Dockerfile)]
    [InlineData("Containerfile", ArtifactKind.Dockerfile)]
    [InlineData("Dockerfile.alpine3.20", ArtifactKind.Dockerfile)]
    [InlineData("compose.yml", ArtifactKind.Compose)]
    [InlineData("compose-dev.yaml", ArtifactKind.Compose)]
    [InlineData("compose.prod.yaml", ArtifactKind.Compose)]
    [InlineData("configs/docker/docker-compose.foundation.yml", ArtifactKind.Compose)]
    [InlineData("docker-compose.override.yml", ArtifactKind.Compose)]
    [InlineData(".env", ArtifactKind.EnvFile)]
    [InlineData(".env.production", ArtifactKind.EnvFile)]
    [InlineData(".env.example", ArtifactKind.EnvFile)]
    [InlineData(".env.template", ArtifactKind.EnvFile)]
    [InlineData(".dockerignore", ArtifactKind.IgnoreFile)]
    [InlineData("appsettings.Development.json", ArtifactKind.AppSettings)]
    [InlineData("Properties/launchSettings.json", ArtifactKind.LaunchSettings)]
    [InlineData("nuget.config", ArtifactKind.NuGetConfig)]
    [InlineData("lucid-compliance.yml", ArtifactKind.Policy)]
    [InlineData("App.fsproj", ArtifactKind.Project)]
    [InlineData("src/Directory.Build.props", ArtifactKind.Props)]
    public void A_name_tells_the_kind(string path, ArtifactKind kind) => Assert.Equal(kind, ArtifactDiscovery.Classify(path));

    [Theory]
    [InlineData("Dockerfile.cs")]
    [InlineData("Dockerfile.md")]
    [InlineData("Dockerfile.j2")]
    [InlineData("Dockerfile.template")]
    [InlineData("Dockerfiles")]
    [InlineData("composer.yml")]
    [InlineData("composer.json")]
    [InlineData("compose.json")]
    [InlineData(".envrc")]
    [InlineData(".env.vault")]
    [InlineData(".env.keys")]
    [InlineData(".env.prod.enc")]
    [InlineData("environment.ts")]
    [InlineData("launchSettings.json")]
    public void Other_names_are_no_artifacts(string path) => Assert.Null(ArtifactDiscovery.Classify(path));
}
