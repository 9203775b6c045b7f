using System;
using System.Collections.Immutable;
using System.Linq;
using LucidCompliance.Engine;
using LucidCompliance.Engine.Facts;
using LucidCompliance.Model;
using LucidCompliance.Tests.Cases;
using Xunit;

namespace LucidCompliance.Tests.Archives;

/// <summary>What rules find out with an archive of the base image, and what they leave.</summary>
public sealed class ArchivedBaseTests
{
    private const string Root = "usr/bin/app usr/bin/bash bin/sh usr/bin/apt-get etc/passwd=root:x:0:0::/:/bin/sh";
    private const string Plain = "usr/bin/app etc/passwd=app:x:1000:1000::/:";
    private const string Base = "FROM company/base:1\n";
    private const string End = "HEALTHCHECK CMD [\"/usr/bin/app\", \"check\"]\nENTRYPOINT [\"/usr/bin/app\"]\n";

    private static readonly DateTime Day = new(2026, 11, 24);

    private static AnalysisInput Input(byte[]? archive, string? imageName, params (string Path, string Text)[] files)
    {
        var repository = new MemoryRepository();
        var artifacts = ImmutableArray.CreateBuilder<Artifact>();
        foreach (var (path, text) in files)
        {
            repository.Add(path, text);
            artifacts.Add(new Artifact(path, path.EndsWith(".csproj", StringComparison.Ordinal) ? ArtifactKind.Project : ArtifactDiscovery.Classify(path)!.Value));
        }

        if (archive is not null)
        {
            repository.Add("images/base.tar", archive);
            artifacts.Add(new Artifact("images/base.tar", ArtifactKind.ImageArchive) { IsExplicit = true, ImageName = imageName });
        }

        return new AnalysisInput { Artifacts = artifacts.ToImmutable(), Files = repository, Date = Day };
    }

    private static string Find(AnalysisInput input) => string.Join(
        ' ', Analyzer.Analyze(input).Diagnostics.Where(finding => finding.Severity > Diagnostics.DiagnosticSeverity.Info).Select(finding => finding.Rule.Id).Distinct());

    private static string Find(byte[]? archive, params (string Path, string Text)[] files) => Find(Input(archive, null, files));

    private static byte[] Archive(string config, params string[] layers) => new ArchiveImage(config, layers).ToDocker("company/base:1");

    [Fact]
    public void Without_an_archive_nothing_is_known() => Assert.Equal(string.Empty, Find(null, ("Dockerfile", Base + "CMD serve\n")));

    [Theory]
    [InlineData("{}", Root, "LUCID1001 LUCID3001")]
    [InlineData("""{ "User": "1000" }""", Root, "LUCID1001")]
    [InlineData("""{ "User": "1000" }""", Plain, "")]
    [InlineData("""{ "User": "app" }""", Plain, "")]
    [InlineData("{}", Plain, "LUCID3001")]
    public void The_user_and_the_tools_are_those_of_the_image(string config, string files, string expected) =>
        Assert.Equal(expected, Find(Archive(config, files), ("Dockerfile", Base + End)));

    [Theory]
    [InlineData("CMD serve --all\n", Plain, "LUCID1002")]
    [InlineData("HEALTHCHECK CMD [\"curl\", \"-f\", \"http://localhost\"]\nCMD [\"app\"]\n", Plain, "LUCID1004")]
    [InlineData("HEALTHCHECK CMD [\"curl\", \"-f\", \"http://localhost\"]\nCMD [\"app\"]\n", Plain + " usr/bin/curl", "")]
    [InlineData("USER 1001\n", Plain, "LUCID4005")]
    [InlineData("COPY --from=company/base:1 /usr/bin/app /bin/sh\nCMD serve --all\n", Plain, "LUCID1010")]
    public void Commands_are_judged_by_the_files_of_the_image(string lines, string files, string expected) =>
        Assert.Equal(expected, Find(Archive("""{ "User": "1000" }""", files), ("Dockerfile", Base + lines)));

    [Theory]
    [InlineData("company/base:1", "LUCID3001")]
    [InlineData("docker.io/company/base:1", "LUCID3001")]
    [InlineData("company/base:2", "")]
    [InlineData("other.io/company/base:1", "")]
    [InlineData("company/base:1@sha256:0000000000000000000000000000000000000000000000000000000000000000", "")]
    public void An_archive_speaks_of_the_reference_that_it_names(string reference, string expected) =>
        Assert.Equal(expected, Find(Archive("{}", Plain), ("Dockerfile", "FROM " + reference + "\n" + End)));

    [Fact]
    public void A_digest_is_the_image_whatever_its_name_is()
    {
        var image = new ArchiveImage("{}", Plain);

        Assert.Equal("LUCID3001", Find(image.ToOci("x", "y"), ("Dockerfile", "FROM mirror.io/base@" + image.Digest + "\n" + End)));
    }

    [Fact]
    public void An_item_names_an_image_that_has_no_name()
    {
        var archive = new ArchiveImage("{}", Plain).ToOci("org.opencontainers.image.ref.name", "1");

        Assert.Equal(string.Empty, Find(archive, ("Dockerfile", Base + End)));
        Assert.Equal("LUCID3001", Find(Input(archive, "company/base:1", ("Dockerfile", Base + End))));
    }

    [Fact]
    public void A_compose_service_is_judged_by_the_image_that_it_pulls()
    {
        const string Compose = "services:\n  app:\n    image: company/base:1\n    healthcheck: { test: [\"CMD-SHELL\", \"app check\"] }\n";

        Assert.Equal("LUCID3001 LUCID1003", Find(Archive("{}", Plain), ("compose.yml", Compose)));
        Assert.Equal(string.Empty, Find(Archive("""{ "User": "app" }""", Plain + " bin/sh"), ("compose.yml", Compose)).Replace("LUCID1001", string.Empty, StringComparison.Ordinal).Trim());
    }

    [Fact]
    public void The_policy_beats_the_archive_and_the_archive_the_catalogue()
    {
        const string Policy = "version: 1\nbaseImages: { known: { \"company/base:1\": { user: 1000 } } }\n";
        const string Service = "services:\n  app:\n    image: postgres:17\n";

        Assert.Equal("LUCID1001", Find(Archive("{}", Root), ("Dockerfile", Base + End), ("lucid-compliance.yml", Policy)));
        Assert.DoesNotContain("LUCID3001", Find(new ArchiveImage("""{ "User": "999" }""", Root).ToDocker("postgres:17"), ("compose.yml", Service)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_policy_names_archives_for_what_it_holds_for_and_a_defect_stands_there()
    {
        const string Policy = "version: 1\nbaseImages:\n  archives: [images/base.tar, images/none.tar]\n";
        var input = Input(null, null, ("Dockerfile", Base + End), ("lucid-compliance.yml", Policy));
        ((MemoryRepository)input.Files).Add("images/base.tar", Archive("{}", Plain));

        var findings = Analyzer.Analyze(input).Diagnostics;

        Assert.Contains(findings, finding => finding.Rule.Id == "LUCID3001");
        var missing = Assert.Single(findings, finding => finding.Rule.Id == "LUCID0005");
        Assert.Equal("images/none.tar", missing.Location.Text.GetText(missing.Location.Span));
        Assert.Contains("does not exist", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Labels_and_the_health_check_of_the_base_count()
    {
        const string Policy = "version: 1\nhealthcheck: required\nlabels: { required: [org.acme.team] }\n";
        const string Dockerfile = Base + "ENTRYPOINT [\"/usr/bin/app\"]\n";

        Assert.Equal(
            "LUCID4001 LUCID5001",
            Find(Archive("""{ "User": "1000" }""", Plain), ("Dockerfile", Dockerfile), ("lucid-compliance.yml", Policy)));
        Assert.Equal(
            string.Empty,
            Find(
                Archive("""{ "User": "1000", "Labels": { "org.acme.team": "a" }, "Healthcheck": { "Test": ["CMD", "/usr/bin/app"] } }""", Plain),
                ("Dockerfile", Dockerfile),
                ("lucid-compliance.yml", Policy)));
    }

    [Fact]
    public void The_support_of_the_distribution_counts_where_the_image_is_not_catalogued() =>
        Assert.Equal(
            "LUCID1011",
            Find(Archive("""{ "User": "1000" }""", Plain + " etc/os-release=ID=debian,VERSION_ID=\"10\""), ("Dockerfile", Base + End)));

    [Fact]
    public void Triggers_make_the_base_of_a_dockerfile_unknown() =>
        Assert.Equal(string.Empty, Find(Archive("""{ "OnBuild": ["USER 1000"] }""", Root), ("Dockerfile", Base + End)));

    [Theory]
    [InlineData("no tar", "no tar archive")]
    [InlineData("", "no tar archive")]
    public void A_broken_archive_is_said_and_the_rest_is_judged(string content, string words)
    {
        var findings = Analyzer.Analyze(Input(System.Text.Encoding.UTF8.GetBytes(content), null, ("Dockerfile", "FROM ubuntu:24.04\n" + End))).Diagnostics;

        var said = Assert.Single(findings, finding => finding.Location.Path == "images/base.tar");
        Assert.Equal("LUCID0005", said.Rule.Id);
        Assert.Contains(words, said.Message, StringComparison.Ordinal);
        Assert.Contains(findings, finding => finding.Rule.Id == "LUCID3001");
    }

    [Fact]
    public void The_facts_file_carries_what_the_archive_proves()
    {
        var input = Input(
            Archive("""{ "User": "app", "Env": ["PATH=/usr/bin", "DB_PASSWORD=q8ZrT5vXn2LkWp7s"], "Labels": { "a": "b" } }""", Plain + " bin->usr/bin app/main etc/group=app:x:7:"),
            "company/base:1",
            ("Dockerfile", Base + "CMD serve --all\n"));
        var recording = new RecordingFiles(input.Files);
        var findings = Find(recording.Record(input));
        var text = FactsWriter.Write(new AnalysisFacts { Artifacts = input.Artifacts, Date = input.Date, Answers = recording.GetAnswers() });

        var facts = FactsReader.TryRead(text);
        Assert.NotNull(facts);
        Assert.Equal(text, FactsWriter.Write(facts));
        Assert.DoesNotContain("q8ZrT5vXn2LkWp7s", text, StringComparison.Ordinal);
        Assert.Equal("LUCID1002", findings);
        Assert.Equal(findings, Find(facts.CreateInput(path => path == "Dockerfile" ? input.Files.Read(path).Text : null)));
    }
}
