using LucidCompliance.Knowledge;
using LucidCompliance.Policy;
using Xunit;

namespace LucidCompliance.Tests.Policy;

public sealed class ImagePatternTests
{
    private const string Digest = "@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    [Theory]
    [InlineData("gcr.io/distroless/*-debian13", "gcr.io/distroless/python3-debian13", Trilean.Yes)]
    [InlineData("gcr.io/distroless/*-debian13", "gcr.io/distroless/python3-debian13:nonroot", Trilean.Yes)]
    [InlineData("gcr.io/distroless/*-debian13", "gcr.io/distroless/python3-debian13" + Digest, Trilean.Yes)]
    [InlineData("gcr.io/distroless/*-debian13", "gcr.io/distroless/python3-debian12", Trilean.No)]
    [InlineData("gcr.io/distroless/*", "evil.example/gcr.io/distroless/static", Trilean.No)]
    [InlineData("mcr.microsoft.com/dotnet/*:*-chiseled*", "mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra", Trilean.Yes)]
    [InlineData("mcr.microsoft.com/dotnet/*:*-chiseled*", "mcr.microsoft.com/dotnet/aspnet:10.0", Trilean.No)]
    [InlineData("mcr.microsoft.com/dotnet/*:*-chiseled*", "mcr.microsoft.com/dotnet/aspnet", Trilean.No)]
    [InlineData("mcr.microsoft.com/dotnet/*:*-chiseled*", "mcr.microsoft.com/dotnet/aspnet" + Digest, Trilean.Unknown)]
    [InlineData("mcr.microsoft.com/dotnet/aspnet:*", "mcr.microsoft.com/dotnet/aspnet" + Digest, Trilean.Yes)]
    [InlineData("mongo:latest", "mongo", Trilean.Yes)]
    [InlineData("mongo", "docker.io/library/mongo:7", Trilean.Yes)]
    [InlineData("docker.io/library/mongo", "mongo:7", Trilean.Yes)]
    [InlineData("docker.io/mongo", "mongo:7", Trilean.Yes)]
    [InlineData("library/mongo", "mongo:7", Trilean.Yes)]
    [InlineData("docker.io/*", "gcr.io/distroless/static", Trilean.No)]
    [InlineData("localhost:5000/base", "localhost:5000/base:1", Trilean.Yes)]
    [InlineData("mongo@sha256:0123*", "mongo:7" + Digest, Trilean.Yes)]
    [InlineData("mongo@sha256:0123*", "mongo:7", Trilean.No)]
    public void A_pattern_matches_references(string text, string image, Trilean expected)
    {
        Assert.True(ImagePattern.TryParse(text, out var pattern, out _));
        Assert.True(ImageReference.TryParse(image, out var reference, out var problem), problem);
        Assert.Equal(expected, pattern!.Match(reference!));
    }

    [Theory]
    [InlineData("")]
    [InlineData("mongo:")]
    [InlineData(":7")]
    [InlineData("a b")]
    [InlineData("mongo:[0-9]")]
    [InlineData("${BASE}")]
    [InlineData("mongo@")]
    public void What_is_no_reference_is_refused(string text)
    {
        Assert.False(ImagePattern.TryParse(text, out var pattern, out var problem));
        Assert.Null(pattern);
        Assert.NotNull(problem);
    }
}
