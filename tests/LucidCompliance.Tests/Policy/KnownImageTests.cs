using System;
using System.Collections.Generic;
using System.Linq;
using LucidCompliance.Knowledge;
using LucidCompliance.Policy;
using LucidCompliance.Tests.Cases;
using Xunit;

namespace LucidCompliance.Tests.Policy;

public sealed class KnownImageTests
{
    private const string Image = "registry.acme.dev/base/app:1";

    private static readonly Dictionary<string, string> Names = new()
    {
        ["arch"] = "architectures",
        ["env"] = "environment",
        ["eol"] = "endOfLife",
        ["keeps-runtime"] = "replacementKeepsRuntime",
        ["tzdata"] = "timeZones",
        ["workdir"] = "workingDirectory",
        ["lacks"] = "lacksLibraries",
    };

    private static BaseImageFacts Read(string facts)
    {
        ImageReference.TryParse(Image, out var reference, out _);
        return PolicyFixture.Read($"baseImages: {{ known: {{ \"{Image}\": {{ {facts} }} }} }}").BaseImages.FindKnown(reference!)!.Facts;
    }

    [Fact]
    public void The_policy_can_state_every_fact_that_the_catalogue_has()
    {
        // What a row is called and how it is proven is no fact about the image.
        var keys = FactTable.Keys.Except(["id", "source", "confidence"]).Select(key => Names.TryGetValue(key, out var name) ? name : Camel(key));

        Assert.Equal(keys.Order(StringComparer.Ordinal), PolicyKeys.KnownImage.Order(StringComparer.Ordinal));

        static string Camel(string key) => string.Concat(key.Split('-').Select((word, i) => i == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..]));
    }

    [Fact]
    public void Every_key_gives_its_fact()
    {
        var facts = Read(
            "distroless: false, shell: [/bin/sh, /bin/bash], packageManager: apt, user: 0, familyUser: 1654, stepsDownTo: 999, "
            + "entrypoint: [/usr/bin/python3.13], command: [], users: [root, app], groups: [], debug: true, buildImage: true, windows: false, "
            + "runtime: python, runtimeVersion: 3.13, architectures: [amd64, arm64], environment: { APP_UID: 1654, EMPTY: x }, "
            + "endOfLife: 2027-01-31, status: supported, replacement: \"registry.acme.dev/base/app:2\", replacementKeepsRuntime: true, "
            + "distrolessVariant: \"registry.acme.dev/base/app:1-slim\", icu: true, timeZones: false, workingDirectory: /srv, usrMerged: true, libc: glibc 2.41, "
            + "libraries: [libssl], lacksLibraries: [libcurl], note: Its clock is wrong.");

        Assert.Equal(Trilean.No, facts.IsDistroless);
        Assert.Equal((Trilean.Yes, Trilean.Yes, Trilean.Unknown), (facts.HasShell("/bin/sh"), facts.HasShell("bash"), facts.HasShell("/bin/zsh")));
        Assert.Equal("apt", facts.PackageManager.Value);
        Assert.Equal("/srv", facts.WorkingDirectory);
        Assert.Equal((0, "root", 1654, 999), (facts.DefaultUserId.Value, facts.DefaultUserName, facts.FamilyUserId, facts.EntrypointStepsDownTo));
        Assert.Equal("/usr/bin/python3.13", Assert.Single(facts.Entrypoint.Value));
        Assert.True(facts.Command.IsAbsent);
        Assert.Equal((Trilean.Yes, Trilean.No, Trilean.No), (facts.HasUser("app"), facts.HasUser("web"), facts.HasGroup("app")));
        Assert.Equal((true, true, false), (facts.IsDebugVariant, facts.IsBuildImage, facts.IsWindows));
        Assert.Equal(("python", "3.13", 13), (facts.Runtime, facts.RuntimeVersion, facts.PythonMinor));
        Assert.Equal("amd64 arm64", string.Join(" ", facts.Architectures));
        Assert.Equal("1654", facts.Environment["APP_UID"]);
        Assert.Equal((new DateTime(2027, 1, 31), BaseImageStatus.Supported), (facts.EndOfLife, facts.Status));
        Assert.Equal(("registry.acme.dev/base/app:2", Trilean.Yes), (facts.Replacement, facts.ReplacementKeepsRuntime));
        Assert.Equal("registry.acme.dev/base/app:1-slim", facts.DistrolessVariant);
        Assert.Equal((Trilean.Yes, Trilean.No, Trilean.Yes), (facts.HasIcu, facts.HasTimeZones, facts.IsUsrMerged));
        Assert.Equal(("glibc", new Version(2, 41)), (facts.Libc.Value, facts.GlibcVersion));
        Assert.Equal((Trilean.Yes, Trilean.No), (facts.HasLibrary("libssl.so.3"), facts.HasLibrary("libcurl")));
        Assert.Equal(("Its clock is wrong.", BaseImageConfidence.High), (facts.Note, facts.Confidence));
    }

    [Fact]
    public void What_is_not_stated_is_unknown()
    {
        var facts = Read("user: 1000");

        Assert.Equal((Trilean.Unknown, Trilean.Unknown, Trilean.Unknown), (facts.IsDistroless, facts.HasIcu, facts.HasShell("/bin/sh")));
        Assert.True(facts.Libc.IsUnknown && facts.Libraries.IsUnknown && facts.Entrypoint.IsUnknown && facts.Users.IsUnknown && facts.PackageManager.IsUnknown);
        Assert.Equal((null, null, BaseImageStatus.Unknown), (facts.EndOfLife, facts.Runtime, facts.Status));
    }

    [Theory]
    [InlineData("libc: false", true)]
    [InlineData("libc: musl", false)]
    public void A_C_library_may_be_absent(string facts, bool isAbsent) => Assert.Equal(isAbsent, Read(facts).Libc.IsAbsent);

    [Theory]
    [InlineData("libc: uclibc", "'libc' is 'false'")]
    [InlineData("libc: glibc new", "'libc' is 'false'")]
    [InlineData("endOfLife: soon", "last day of support")]
    [InlineData("status: old", "Write one of supported")]
    [InlineData("icu: maybe", "'true' or 'false'")]
    [InlineData("familyUser: app", "'familyUser' is its number")]
    [InlineData("users: root", "Users is a list")]
    [InlineData("environment: [A]", "Environment is a mapping")]
    [InlineData("pythonMinor: 13", "'pythonMinor' is no key")]
    public void A_fact_of_the_wrong_kind_is_said_and_stays_unknown(string facts, string message)
    {
        var policy = PolicyFixture.Read($"baseImages: {{ known: {{ a: {{ {facts} }} }} }}", out var errors);

        Assert.Contains(message, Assert.Single(errors).Message);
        Assert.True(policy.BaseImages.Known[0].Facts.Libc.IsUnknown && policy.BaseImages.Known[0].Facts.Users.IsUnknown);
    }

    [Fact]
    public void Rules_speak_on_what_the_policy_states()
    {
        var findings = RuleCase.FromTexts("known", new[]
        {
            ("Dockerfile", $"FROM {Image}\nENTRYPOINT [\"/app\"]\n"),
            ("lucid-compliance.yml", $"version: 1\nbaseImages: {{ known: {{ \"{Image}\": {{ user: 0, familyUser: 1654, endOfLife: 2026-01-31, replacement: \"registry.acme.dev/base/app:2\", buildImage: true }} }} }}\n"),
        }).Analyze().Diagnostics;

        Assert.Contains(findings, finding => finding.Rule.Id == "LUCID1011" && finding.Message.Contains("2026-01-31"));
        Assert.Contains(findings, finding => finding.Rule.Id == "LUCID1009");
        Assert.Contains(findings, finding => finding.Rule.Id == "LUCID3001");
    }
}
