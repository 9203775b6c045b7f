using CsCheck;
using LucidCompliance.Knowledge;
using Xunit;

namespace LucidCompliance.Tests.Knowledge;

public class ImageReferenceTests
{
    private const string Digest = "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    [Theory]
    [InlineData("mongo", "docker.io", "library/mongo", "mongo", null, null)]
    [InlineData("mongo:7.0", "docker.io", "library/mongo", "mongo", "7.0", null)]
    [InlineData("library/mongo", "docker.io", "library/mongo", "mongo", null, null)]
    [InlineData("docker.io/mongo", "docker.io", "library/mongo", "mongo", null, null)]
    [InlineData("docker.io/library/mongo:7", "docker.io", "library/mongo", "mongo", "7", null)]
    [InlineData("index.docker.io/library/mongo", "docker.io", "library/mongo", "mongo", null, null)]
    [InlineData("library/a/b", "docker.io", "library/a/b", "library/a/b", null, null)]
    [InlineData("ubuntu/dotnet-aspnet:8.0-24.04_stable", "docker.io", "ubuntu/dotnet-aspnet", "ubuntu/dotnet-aspnet", "8.0-24.04_stable", null)]
    [InlineData("gcr.io/distroless/python3-debian12", "gcr.io", "distroless/python3-debian12", "gcr.io/distroless/python3-debian12", null, null)]
    [InlineData("localhost/a", "localhost", "a", "localhost/a", null, null)]
    [InlineData("localhost:5000/a:b", "localhost:5000", "a", "localhost:5000/a", "b", null)]
    [InlineData("localhost:5000", "docker.io", "library/localhost", "localhost", "5000", null)]
    [InlineData("registry.corp:5000/x/y:1", "registry.corp:5000", "x/y", "registry.corp:5000/x/y", "1", null)]
    [InlineData("Registry.Corp/x", "registry.corp", "x", "registry.corp/x", null, null)]
    [InlineData("Upper/x", "upper", "x", "upper/x", null, null)]
    [InlineData("[2001:db8::1]:5000/x", "[2001:db8::1]:5000", "x", "[2001:db8::1]:5000/x", null, null)]
    [InlineData("a@" + Digest, "docker.io", "library/a", "a", null, Digest)]
    [InlineData("gcr.io/a/b:t@" + Digest, "gcr.io", "a/b", "gcr.io/a/b", "t", Digest)]
    [InlineData("a__b/c--d/e.f", "docker.io", "a__b/c--d/e.f", "a__b/c--d/e.f", null, null)]
    [InlineData("a:_A.b-C", "docker.io", "library/a", "a", "_A.b-C", null)]
    public void References_are_read_and_normalised_as_the_engines_do(
        string text, string registry, string path, string repository, string? tag, string? digest)
    {
        Assert.True(ImageReference.TryParse(text, out var reference, out var problem), problem);

        Assert.Equal(registry, reference!.Registry);
        Assert.Equal(path, reference.Path);
        Assert.Equal(repository, reference.Repository);
        Assert.Equal(tag, reference.Tag);
        Assert.Equal(digest, reference.Digest);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" a")]
    [InlineData("a b")]
    [InlineData("Mongo")]
    [InlineData("gcr.io/Distroless/static")]
    [InlineData("https://gcr.io/a")]
    [InlineData("a:")]
    [InlineData(":a")]
    [InlineData("a/")]
    [InlineData("/a")]
    [InlineData("a//b")]
    [InlineData("a_-b")]
    [InlineData("a___b")]
    [InlineData("a..b")]
    [InlineData("-a")]
    [InlineData("a-")]
    [InlineData("a:-b")]
    [InlineData("a:.b")]
    [InlineData("a:b:c")]
    [InlineData("a:b/c")]
    [InlineData("-x.y/a")]
    [InlineData("x.y:port/a")]
    [InlineData("x.y:/a")]
    [InlineData("[::1/a")]
    [InlineData("a@")]
    [InlineData("@sha256:00")]
    [InlineData("a@sha256:0123")]
    [InlineData("a@md5:0123456789abcdef0123456789abcdef")]
    [InlineData("a@sha256:0123456789ABCDEF0123456789abcdef0123456789abcdef0123456789abcdef")]
    [InlineData("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")]
    [InlineData("${IMAGE}")]
    public void Text_outside_the_grammar_is_refused_with_a_sentence(string text)
    {
        Assert.False(ImageReference.TryParse(text, out var reference, out var problem));

        Assert.Null(reference);
        Assert.EndsWith(".", problem);
    }

    [Fact]
    public void A_problem_does_not_repeat_the_text_because_it_may_hold_a_credential()
    {
        ImageReference.TryParse("user:hunter2@gcr.io/a", out _, out var problem);

        Assert.DoesNotContain("hunter2", problem);
    }

    [Fact]
    public void Lengths_are_bounded_as_in_the_engines()
    {
        Assert.True(ImageReference.TryParse("a:" + new string('t', 128), out _, out _));
        Assert.False(ImageReference.TryParse("a:" + new string('t', 129), out _, out _));
        Assert.True(ImageReference.TryParse("a.b/" + new string('p', 255), out _, out _));
        Assert.False(ImageReference.TryParse("a.b/" + new string('p', 256), out _, out _));
    }

    [Fact]
    public void Each_component_knows_where_it_stands()
    {
        var text = "gcr.io:443/a/b:tag@" + Digest;
        ImageReference.TryParse(text, out var reference, out _);

        string At(LucidCompliance.Text.TextSpan? span) => text.Substring(span!.Value.Start, span.Value.Length);
        Assert.Equal("gcr.io:443", At(reference!.RegistrySpan));
        Assert.Equal("a/b", At(reference.PathSpan));
        Assert.Equal("gcr.io:443/a/b", At(reference.NameSpan));
        Assert.Equal("tag", At(reference.TagSpan));
        Assert.Equal(Digest, At(reference.DigestSpan));
    }

    [Theory]
    [InlineData("a", true)]
    [InlineData("a:latest", true)]
    [InlineData("a:latest-arm64", true)]
    [InlineData("a:latest-dev", true)]
    [InlineData("a:stable", true)]
    [InlineData("a:edge", true)]
    [InlineData("a:nightly", true)]
    [InlineData("a:main", true)]
    [InlineData("a:master", true)]
    [InlineData("a:dev", true)]
    [InlineData("a:develop", true)]
    [InlineData("a:rolling", true)]
    [InlineData("a:current", true)]
    [InlineData("a:lts", true)]
    [InlineData("a:canary", true)]
    [InlineData("a:head", true)]
    [InlineData("a:test", true)]
    [InlineData("a:testing", true)]
    [InlineData("a:unstable", true)]
    [InlineData("a:mainline", true)]
    [InlineData("a@" + Digest, false)]
    [InlineData("a:latest@" + Digest, false)]
    [InlineData("scratch", false)]
    [InlineData("a:7", false)]
    [InlineData("a:nonroot", false)]
    [InlineData("a:debug", false)]
    [InlineData("a:bookworm", false)]
    [InlineData("a:stable-slim", false)]
    [InlineData("a:LATEST", false)]
    public void Mutable_tags_are_exactly_the_conventional_ones(string text, bool expected)
    {
        ImageReference.TryParse(text, out var reference, out _);

        Assert.Equal(expected, reference!.IsMutableTag);
    }

    [Fact]
    public void Any_text_is_parsed_or_refused_and_a_familiar_name_parses_to_itself()
    {
        Gen.String[Gen.Char["aAz09./:@-_[]sha256 $\u00e9"], 0, 40].Sample(
            text =>
            {
                if (ImageReference.TryParse(text, out var reference, out _))
                {
                    Assert.True(ImageReference.TryParse(reference!.FamiliarName, out var again, out _));
                    Assert.Equal(reference.Repository, again!.Repository);
                    Assert.Equal(reference.Tag, again.Tag);
                }
            },
            iter: 20_000);
    }
}
