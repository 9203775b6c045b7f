using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using LucidCompliance.Knowledge;
using Xunit;

namespace LucidCompliance.Tests.Knowledge;

public class BaseImageCatalogueTests
{
    private const string Digest = "@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    // yes, no, debug (a distroless family's variant with a shell) or ? ; a user that is not known is -1.
    [Theory]
    [InlineData("gcr.io/distroless/python3-debian12:latest", "yes", 0, "eol")]
    [InlineData("gcr.io/distroless/python3-debian12:nonroot", "yes", 65532, "eol")]
    [InlineData("gcr.io/distroless/python3-debian13:debug-nonroot-arm64", "debug", 65532, "supported")]
    [InlineData("gcr.io/distroless/python3:latest", "yes", 0, "floating")]
    [InlineData("gcr.io/distroless/java21-debian13:nonroot", "yes", 65532, "supported")]
    [InlineData("gcr.io/distroless/nodejs20-debian12:latest", "yes", 0, "eol")]
    [InlineData("gcr.io/distroless/static-debian11:latest", "yes", -1, "eol")]
    [InlineData("gcr.io/distroless/python3-debian11:latest", "no", 0, "eol")]
    [InlineData("mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled", "yes", 1654, null)]
    [InlineData("mcr.microsoft.com/dotnet/aspnet:10.0.11-noble-chiseled-composite-extra-arm64v8", "yes", 1654, null)]
    [InlineData("mcr.microsoft.com/dotnet/runtime-deps:8.0-jammy-chiseled-extra", "yes", 1654, null)]
    [InlineData("mcr.microsoft.com/dotnet/aspnet:8.0", "no", 0, null)]
    [InlineData("mcr.microsoft.com/dotnet/aspnet:10.0-noble", "no", 0, null)]
    [InlineData("mcr.microsoft.com/dotnet/aspnet:11.0-preview-resolute-chiseled", "yes", 1654, null)]
    [InlineData("mcr.microsoft.com/dotnet/runtime:9.0-azurelinux3.0-distroless-extra", "yes", 1654, null)]
    [InlineData("mcr.microsoft.com/dotnet/sdk:10.0-noble", "no", 0, null)]
    [InlineData("mcr.microsoft.com/dotnet/aspnet:8.0-cbl-mariner2.0-distroless", "yes", 1654, "removed")]
    [InlineData("mcr.microsoft.com/dotnet/aspnet:8.0-alpine", "no", 0, null)]
    [InlineData("mcr.microsoft.com/dotnet/aspnet:8.0-nanoserver-ltsc2022", "?", -1, null)]
    [InlineData("cgr.dev/chainguard/python:latest", "yes", 65532, null)]
    [InlineData("cgr.dev/chainguard/python:latest-dev", "debug", 65532, null)]
    [InlineData("cgr.dev/chainguard/redis:latest", "no", -1, null)]
    [InlineData("cgr.dev/chainguard/wolfi-base:latest", "no", 0, null)]
    [InlineData("dhi.io/mongodb:8.0", "yes", 999, null)]
    [InlineData("dhi.io/redis:8.10-compat", "debug", -1, null)]
    [InlineData("dhi.io/elasticsearch:9.5", "no", 1000, null)]
    [InlineData("dhi.io/python:3.11-dev", "debug", 0, null)]
    [InlineData("dhi.io/aspnetcore:10", "yes", 65532, null)]
    [InlineData("scratch", "yes", 0, null)]
    [InlineData("mongo:7", "no", 0, null)]
    [InlineData("redis:7-alpine", "no", 0, null)]
    [InlineData("ubuntu/dotnet-aspnet:8.0-24.04_stable", "yes", 101, null)]
    [InlineData("registry.access.redhat.com/ubi9-micro:latest", "no", 0, null)]
    [InlineData("artifactory.corp/gcr/distroless/static-debian12:nonroot", "yes", 65532, "eol")]
    [InlineData("docker.io/library/debian:bookworm-slim", "no", 0, null)]
    public void The_facts_that_matter_most_are_right(string text, string distroless, int user, string? status)
    {
        var facts = Find(text)!;

        Assert.Equal(distroless, facts.IsDebugVariant ? "debug" : Word(facts.IsDistroless));
        Assert.Equal(user, facts.DefaultUserId.IsKnown ? facts.DefaultUserId.Value : -1);
        if (status is not null)
        {
            Assert.Equal(status, Word(facts.Status));
        }
    }

    [Fact]
    public void Every_family_says_what_its_publisher_says()
    {
        var rows = 0;
        foreach (var line in ReadExpectations())
        {
            var expected = line.Split(" | ");
            var facts = Find(expected[0]);
            Assert.True(facts is not null, expected[0]);
            var actual = string.Join(" | ", expected[0], facts!.Id, Word(facts.IsDistroless), Word(facts.Shell),
                Word(facts.DefaultUserId), facts.IsDebugVariant ? "debug" : "-",
                facts.EndOfLife?.ToString("yyyy-MM-dd") ?? "-", facts.Status,
                facts.Entrypoint.IsKnown ? string.Join(" ", facts.Entrypoint.Value) : facts.Entrypoint.IsAbsent ? "none" : "?",
                Word(facts.PackageManager));
            Assert.Equal(line, actual);
            rows++;
        }

        Assert.True(rows > 250, "The table of expectations was not read.");
    }

    [Fact]
    public void An_unlisted_image_is_not_found() => Assert.Null(Find("registry.corp/team/app:1"));

    [Fact]
    public void A_missing_tag_means_latest() =>
        Assert.Equal(Find("gcr.io/distroless/cc-debian13:latest")!.Id, Find("gcr.io/distroless/cc-debian13")!.Id);

    [Fact]
    public void A_tag_beside_a_digest_decides() =>
        Assert.Equal(65532, Find("gcr.io/distroless/cc-debian13:nonroot" + Digest)!.DefaultUserId.Value);

    [Fact]
    public void A_digest_alone_gives_only_what_all_tags_share()
    {
        var facts = Find("gcr.io/distroless/python3-debian12" + Digest)!;

        Assert.True(facts.DefaultUserId.IsUnknown);
        Assert.True(facts.Shell.IsUnknown);
        Assert.Equal(Trilean.Unknown, facts.IsDistroless);
        Assert.Equal(Trilean.Unknown, facts.HasShell("/bin/sh"));
        Assert.True(facts.PackageManager.IsAbsent);
        Assert.Equal(new DateTime(2026, 4, 30), facts.EndOfLife);
        Assert.Equal(11, facts.PythonMinor);
    }

    [Fact]
    public void A_digest_alone_is_enough_where_the_rows_agree()
    {
        Assert.Equal(999, Find("redis" + Digest)!.EntrypointStepsDownTo);
        Assert.True(Find("redis" + Digest)!.PackageManager.IsUnknown);
        Assert.Equal(0, Find("alpine" + Digest)!.DefaultUserId.Value);
        Assert.Null(Find("mcr.microsoft.com/dotnet/aspnet" + Digest)!.EndOfLife);
    }

    [Theory]
    [InlineData("mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled", Trilean.No)]
    [InlineData("mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra", Trilean.Yes)]
    [InlineData("mcr.microsoft.com/dotnet/aspnet:10.0-azurelinux3.0-distroless-composite-extra", Trilean.Yes)]
    [InlineData("mcr.microsoft.com/dotnet/runtime:8.0-alpine", Trilean.No)]
    [InlineData("mcr.microsoft.com/dotnet/runtime:8.0", Trilean.Yes)]
    [InlineData("gcr.io/distroless/cc-debian13", Trilean.No)]
    public void Icu_comes_with_the_extra_images(string text, Trilean expected)
    {
        var facts = Find(text)!;

        Assert.Equal(expected, facts.HasIcu);
        Assert.Equal(
            expected == Trilean.No && text.StartsWith("mcr", StringComparison.Ordinal),
            facts.Environment.ContainsKey("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"));
    }

    [Theory]
    [InlineData("gcr.io/distroless/python3-debian12", "gcr.io/distroless/python3-debian13", Trilean.No)]
    [InlineData("gcr.io/distroless/java17-debian12:nonroot", "gcr.io/distroless/java17-debian13", Trilean.Yes)]
    [InlineData("gcr.io/distroless/nodejs18-debian12", "gcr.io/distroless/nodejs22-debian13", Trilean.No)]
    [InlineData("registry.corp/distroless/base-debian12", "registry.corp/distroless/base-debian13", Trilean.Yes)]
    [InlineData("mcr.microsoft.com/dotnet/aspnet:8.0-cbl-mariner2.0-distroless", "mcr.microsoft.com/dotnet/aspnet:8.0-azurelinux3.0-distroless", Trilean.Yes)]
    [InlineData("gcr.io/distroless/python3-debian13", null, Trilean.Unknown)]
    public void A_replacement_says_whether_the_runtime_stays(string text, string? replacement, Trilean keeps)
    {
        var facts = Find(text)!;

        Assert.Equal(replacement, facts.Replacement);
        Assert.Equal(keeps, facts.ReplacementKeepsRuntime);
    }

    [Theory]
    [InlineData("mcr.microsoft.com/dotnet/aspnet:10.0", "mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled")]
    [InlineData("mcr.microsoft.com/dotnet/aspnet:11.0", "mcr.microsoft.com/dotnet/aspnet:11.0-resolute-chiseled")]
    [InlineData("mcr.microsoft.com/dotnet/sdk:8.0", "mcr.microsoft.com/dotnet/aspnet:8.0-noble-chiseled")]
    [InlineData("python:3.11-slim", "gcr.io/distroless/python3-debian13:nonroot")]
    [InlineData("node:22-slim", "gcr.io/distroless/nodejs22-debian13:nonroot")]
    [InlineData("node:lts", "gcr.io/distroless/nodejs24-debian13:nonroot")]
    [InlineData("eclipse-temurin:17-jre", "gcr.io/distroless/java17-debian13:nonroot")]
    [InlineData("golang:1.25", "gcr.io/distroless/static-debian13:nonroot")]
    [InlineData("redis:7", "dhi.io/redis")]
    [InlineData("mongo:7", "dhi.io/mongodb")]
    [InlineData("postgres:17", null)]
    [InlineData("debian:trixie", null)]
    public void Standard_software_has_a_distroless_variant_to_suggest(string text, string? variant)
    {
        Assert.Equal(variant, Find(text)!.DistrolessVariant);
        if (variant is not null)
        {
            Assert.Equal(Trilean.Yes, Find(variant)!.IsDistroless);
        }
    }

    [Theory]
    [InlineData("python:3.11-slim-bookworm", "2.36")]
    [InlineData("debian:trixie-slim", "2.41")]
    [InlineData("ubuntu:22.04", "2.35")]
    [InlineData("mongo:8.0.4", "2.39")]
    [InlineData("mcr.microsoft.com/dotnet/sdk:10.0-noble", "2.39")]
    [InlineData("gcr.io/distroless/cc-debian12", "2.36")]
    [InlineData("python:3.13", null)]
    [InlineData("python:3.13-alpine", null)]
    public void The_version_of_glibc_is_known_where_the_suite_is(string text, string? version) =>
        Assert.Equal(version, Find(text)!.GlibcVersion?.ToString());

    [Theory]
    [InlineData("python:3.11-slim", 11)]
    [InlineData("python:3.14.1-alpine", 14)]
    [InlineData("python:3", null)]
    [InlineData("python:latest", null)]
    [InlineData("dhi.io/python:3.12", 12)]
    [InlineData("gcr.io/distroless/python3", null)]
    public void Pythons_minor_version_comes_from_the_tag(string text, int? minor) => Assert.Equal(minor, Find(text)!.PythonMinor);

    [Theory]
    [InlineData("gcr.io/distroless/cc-debian13:latest-arm64", "arm64")]
    [InlineData("mcr.microsoft.com/dotnet/aspnet:10.0-arm64v8", "arm64")]
    [InlineData("dhi.io/mongodb:8.0", "amd64")]
    [InlineData("gcr.io/distroless/python3-debian12", "amd64,arm64")]
    public void Architectures_come_from_the_tag_or_the_row(string text, string expected) =>
        Assert.Equal(expected, string.Join(",", Find(text)!.Architectures));

    [Theory]
    [InlineData("public.ecr.aws/docker/library/python:3.13", "official-python")]
    [InlineData("chainguard/node:latest", "cgr-with-shell")]
    [InlineData("registry.corp/distroless/python3-debian12:debug", "gcr-python3-debian12-debug")]
    public void Mirrors_resolve_as_the_original_with_less_confidence(string text, string id)
    {
        var facts = Find(text)!;

        Assert.Equal(id, facts.Id);
        Assert.Equal(BaseImageConfidence.Medium, facts.Confidence);
    }

    [Theory]
    [InlineData("registry.corp/distroless/base:latest")]
    [InlineData("registry.corp/team/python3-debian12")]
    public void A_name_that_proves_no_origin_is_unknown(string text) => Assert.Null(Find(text));

    [Fact]
    public void Rows_of_ones_own_come_first_and_leave_the_rest()
    {
        var catalogue = BaseImageCatalogue.Default.With(
            "image registry.corp/base/*\n  id: corp; confidence: high; source: policy\n  distroless: yes; shell: none; user: 1000\n"
            + "image alpine\n  id: ours; source: policy; user: 5\n");

        Assert.Equal(1000, Find("registry.corp/base/app:1", catalogue)!.DefaultUserId.Value);
        Assert.Equal("ours", Find("alpine:3", catalogue)!.Id);
        Assert.Equal("official-python", Find("python:3.13", catalogue)!.Id);
        Assert.Equal(BaseImageCatalogue.Default.AsOf, catalogue.AsOf);
        Assert.Equal("alpine", Find("alpine:3")!.Id);
    }

    [Theory]
    [InlineData("image a\n  shel: none\n")]
    [InlineData("image a\n  shell none\n")]
    [InlineData("image a\n  user: root\n")]
    [InlineData("image a\n  eol: soon\n")]
    [InlineData("image a\n  eol: 2026-02-30\n")]
    [InlineData("image a\n  use nothing\n")]
    [InlineData("image a\n  distroless: maybe\n")]
    [InlineData("image a\n  replacement: {nothing}\n")]
    [InlineData("image <nothing>\n  user: 0\n")]
    public void A_malformed_row_is_refused(string rows) =>
        Assert.Throws<FormatException>(() => BaseImageCatalogue.Default.With(rows));

    internal static BaseImageFacts? Find(string text, BaseImageCatalogue? catalogue = null)
    {
        Assert.True(ImageReference.TryParse(text, out var reference, out var problem), problem);
        return (catalogue ?? BaseImageCatalogue.Default).Find(reference!);
    }

    internal static IEnumerable<string> ReadExpectations()
    {
        using var stream = typeof(BaseImageCatalogueTests).Assembly.GetManifestResourceStream("base-image-expectations.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n').Select(line => line.TrimEnd('\r')).Where(line => line.Length > 0 && line[0] != '#').ToList();
    }

    private static string Word(Trilean answer) => answer switch { Trilean.Yes => "yes", Trilean.No => "no", _ => "?" };

    private static string Word(BaseImageStatus status) => status switch
    {
        BaseImageStatus.EndOfLife => "eol",
        BaseImageStatus.Removed => "removed",
        BaseImageStatus.Floating => "floating",
        BaseImageStatus.Supported => "supported",
        _ => "unknown",
    };

    private static string Word<T>(ImageFact<T> fact)
        where T : notnull => fact.IsKnown ? fact.Value.ToString()! : fact.IsAbsent ? "none" : "?";
}
