using System;
using System.Linq;
using LucidCompliance.Diagnostics;
using LucidCompliance.Knowledge;
using LucidCompliance.Policy;
using Xunit;

namespace LucidCompliance.Tests.Policy;

public sealed class PolicyReadingTests
{
    private const string Full = """
        version: 1
        extends: [recommended]
        baseImages:
          allow: ["gcr.io/distroless/*-debian13", "mcr.microsoft.com/dotnet/*:*-chiseled*"]
          requireDigest: false
          versions: { "mcr.microsoft.com/dotnet/aspnet": "[10.0,11.0)" }
          known:
            "registry.acme.dev/base/python:*": { distroless: true, user: 65532, entrypoint: [/usr/bin/python3] }
            registry.acme.dev/base/tools: { distroless: false, shell: /bin/bash, packageManager: apt }
        registries: { allow: [gcr.io, mcr.microsoft.com, ghcr.io/acme, "*.acme.dev"] }
        user: "65532:65532"
        labels: { required: { org.lucid.security: distroless, org.lucid.shell: "false" } }
        networks: { lucid-pi-network: { driver: bridge, subnet: 172.20.0.0/16, gateway: 172.20.0.1, attachable: true, internal: false, exclusive: true } }
        environment: { files: [configs/environment/foundation.env], required: [ENCRYPTION_KEY, TOR_PASSWORD], provided: [CI] }
        multiStage: required
        healthcheck: optional
        platforms: [linux/arm64]
        engines: [docker, kubernetes]
        rules: { LUCID4013: none, LUCID3001: error, LUCID3008: suggestion }
        exemptions: [ { rule: LUCID1001, path: "legacy/**", service: old-db, reason: "vendor image", until: 2027-03-01 } ]
        suppressions: { requireReason: true, locked: [LUCID2001], foreign: true }
        """;

    [Fact]
    public void Every_key_is_read()
    {
        var policy = PolicyFixture.Read(Full);
        Assert.Equal(PolicyPreset.Recommended, policy.Preset.Value);
        Assert.Equal(["gcr.io/distroless/*-debian13", "mcr.microsoft.com/dotnet/*:*-chiseled*"], policy.BaseImages.Allow!.Value.Select(static item => item.Value.Pattern));
        Assert.False(policy.BaseImages.RequireDigest!.Value);
        var version = Assert.Single(policy.BaseImages.Versions);
        Assert.Equal(Trilean.Yes, version.Allows("10.0.3"));
        Assert.Equal(Trilean.No, version.Allows("11.0"));
        Assert.Equal(Trilean.Unknown, version.Allows("noble"));
        Assert.Equal("65532:65532", policy.User!.Value);
        Assert.Equal(["org.lucid.security", "org.lucid.shell"], policy.RequiredLabels.Select(static label => label.Key));
        Assert.True(policy.RequiredLabels[1].Value.IsMatch("false"));
        var network = Assert.Single(policy.Networks);
        Assert.Equal("lucid-pi-network", network.Name);
        Assert.Equal("bridge", network.Driver!.Value);
        Assert.Equal("172.20.0.0/16", network.Subnet!.Value);
        Assert.Equal("172.20.0.1", network.Gateway!.Value);
        Assert.True(network.Attachable!.Value);
        Assert.False(network.Internal!.Value);
        Assert.True(network.Exclusive!.Value);
        Assert.Equal(["configs/environment/foundation.env"], policy.Environment.Files!.Value.Select(static file => file.Value));
        Assert.Equal(["ENCRYPTION_KEY", "TOR_PASSWORD"], policy.Environment.Required.Select(static name => name.Value));
        Assert.Equal(["CI"], policy.Environment.Provided.Select(static name => name.Value));
        Assert.True(policy.MultiStageRequired!.Value);
        Assert.False(policy.HealthcheckRequired!.Value);
        Assert.Equal(["linux/arm64"], policy.Platforms.Select(static platform => platform.Value));
        Assert.Equal(["docker", "kubernetes"], policy.Engines.Select(static engine => engine.Value));
        Assert.Equal(DiagnosticSeverity.None, policy.Rules["LUCID4013"].Value);
        Assert.Equal(DiagnosticSeverity.Error, policy.Rules["LUCID3001"].Value);
        Assert.Equal(DiagnosticSeverity.Info, policy.Rules["LUCID3008"].Value);
        Assert.True(policy.Suppressions.RequireReason!.Value);
        Assert.True(policy.Suppressions.Foreign!.Value);
        Assert.True(policy.Suppressions.IsLocked("LUCID2001"));
        Assert.False(policy.Suppressions.IsLocked("LUCID2002"));
    }

    [Fact]
    public void An_exemption_counts_up_to_its_last_day_in_its_files()
    {
        var exemption = Assert.Single(PolicyFixture.Read(Full).Exemptions);
        Assert.Equal("LUCID1001", exemption.RuleId);
        Assert.Equal("LUCID1001", exemption.RuleLocation.Covered());
        Assert.Equal("old-db", exemption.Service);
        Assert.Equal("vendor image", exemption.Reason);
        Assert.False(exemption.IsExpired(new DateTime(2027, 3, 1, 23, 0, 0)));
        Assert.True(exemption.IsExpired(new DateTime(2027, 3, 2)));
        Assert.True(exemption.Covers("legacy/db/Dockerfile"));
        Assert.False(exemption.Covers("src/Dockerfile"));
    }

    [Fact]
    public void Each_value_knows_where_it_is_written()
    {
        var policy = PolicyFixture.Read(Full);
        Assert.Equal("\"65532:65532\"", policy.User!.Location.Covered());
        Assert.Equal("lucid-pi-network", policy.Networks[0].Location.Covered());
        Assert.Equal("172.20.0.1", policy.Networks[0].Gateway!.Location.Covered());
        Assert.Equal("TOR_PASSWORD", policy.Environment.Required[1].Location.Covered());
        Assert.Equal("org.lucid.shell", policy.RequiredLabels[1].Location.Covered());
        Assert.Equal("LUCID3001", policy.Rules["LUCID3001"].Location.Covered());
        Assert.Equal("allow", policy.BaseImages.Allow!.Location.Covered());
        Assert.Equal("required", policy.MultiStageRequired!.Location.Covered());
        Assert.Equal("recommended", policy.Preset.Location.Covered());
    }

    [Theory]
    [InlineData("registry.acme.dev/base/python:3", Trilean.Yes, Trilean.No)]
    [InlineData("registry.acme.dev/base/tools:1", Trilean.No, Trilean.Yes)]
    public void Known_images_have_the_facts_that_the_policy_states(string image, Trilean distroless, Trilean bash)
    {
        ImageReference.TryParse(image, out var reference, out _);
        var facts = PolicyFixture.Read(Full).BaseImages.FindKnown(reference!)!.Facts;
        Assert.Equal(distroless, facts.IsDistroless);
        Assert.Equal(bash, facts.HasShell("/bin/bash"));
        Assert.Equal(distroless == Trilean.Yes, facts.PackageManager.IsAbsent);
    }

    [Theory]
    [InlineData("gcr.io/distroless/static", true)]
    [InlineData("ghcr.io/acme/app:1", true)]
    [InlineData("ghcr.io/acme-evil/app:1", false)]
    [InlineData("build.acme.dev/app", true)]
    [InlineData("mongo", false)]
    [InlineData("scratch", true)]
    public void Registries_are_hosts_or_hosts_with_a_path(string image, bool expected)
    {
        ImageReference.TryParse(image, out var reference, out _);
        Assert.Equal(expected, PolicyFixture.Read(Full).Registries.Allows(reference!));
    }

    [Fact]
    public void An_image_outside_the_list_is_not_allowed()
    {
        ImageReference.TryParse("debian:13", out var reference, out _);
        Assert.Equal(Trilean.No, PolicyFixture.Read(Full).BaseImages.Allows(reference!));
        Assert.Equal(Trilean.Yes, PolicyDocument.Default.BaseImages.Allows(reference!));
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing yet\n")]
    [InlineData("version: 1\nrules:\nexemptions:\nlabels:\n")]
    public void An_empty_policy_demands_nothing(string content)
    {
        var policy = PolicyFixture.Read(content);
        Assert.Empty(policy.Rules);
        Assert.Null(policy.User);
        Assert.Equal(PolicyPreset.Recommended, policy.Preset.Value);
    }

    [Fact]
    public void Labels_may_be_a_list_of_names()
    {
        var label = Assert.Single(PolicyFixture.Read("labels: { required: [org.opencontainers.image.source] }").RequiredLabels);
        Assert.Equal("org.opencontainers.image.source", label.Key);
        Assert.True(label.Value.IsMatch("anything"));
    }

    [Fact]
    public void Reading_never_throws()
    {
        // Every prefix and every single deletion of a full policy.
        for (var i = 0; i < Full.Length; i++)
        {
            PolicyFixture.Read(Full.Substring(0, i), out _);
            PolicyFixture.Read(Full.Remove(i, 1), out _);
        }
    }
}
