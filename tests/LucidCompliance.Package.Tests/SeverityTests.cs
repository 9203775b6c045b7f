using System;
using System.IO;
using LucidCompliance.Package.Tests.Infrastructure;
using Xunit;

namespace LucidCompliance.Package.Tests;

/// <summary>Severities of the build, of configuration files and of the policy, as a user states them; one restored project for all tests.</summary>
public sealed class SeverityTests(SeverityTests.RestoredProject restored) : IClassFixture<SeverityTests.RestoredProject>, IDisposable
{
    private const string AsRoot = "FROM scratch\nCOPY App.csproj /app\nENTRYPOINT [\"/app\"]\n";
    private const string NoSupport = "FROM mcr.microsoft.com/dotnet/runtime:6.0-jammy-chiseled\nCOPY App.csproj /app\n" + Workspace.Sound;
    private const string Silent = "";
    private const string Warned = "Dockerfile(1): warning LUCID3001";
    private const string Failed = "Dockerfile(1): error LUCID3001";

    public void Dispose() => restored.Reset();

    [Theory]
    [InlineData(Warned)]
    [InlineData(Silent, "NoWarn=LUCID3001")]
    [InlineData(Silent, "NoWarn=CS1591%3Blucid3001")]
    [InlineData(Failed, "WarningsAsErrors=LUCID3001")]
    [InlineData(Failed, "TreatWarningsAsErrors=true")]
    [InlineData(Warned, "TreatWarningsAsErrors=true", "WarningsNotAsErrors=LUCID3001")]
    [InlineData(Silent, "TreatWarningsAsErrors=true", "NoWarn=LUCID3001")]
    [InlineData(Silent, "WarningsAsErrors=LUCID3001", "NoWarn=LUCID3001")]
    public void Properties(string expected, params string[] properties) => restored.Expect(AsRoot, expected, properties);

    [Theory]
    [InlineData("[Dockerfile]", "none", Silent)]
    [InlineData("[Dockerfile]", "silent", Silent)]
    [InlineData("[Dockerfile]", "error", Failed)]
    [InlineData("[{Dockerfile,*.Dockerfile}]", "error", Failed)]
    [InlineData("[*.yml]", "error", Warned)]
    [InlineData("[*.yml]", "none", Warned)]
    public void A_section_of_editorconfig(string section, string severity, string expected)
    {
        restored.Write(".editorconfig", $"root = true\n{section}\ndotnet_diagnostic.LUCID3001.severity = {severity}\n");

        restored.Expect(AsRoot, expected);
        restored.Expect(AsRoot, Silent, "NoWarn=LUCID3001");
    }

    [Fact]
    public void A_global_configuration_is_found_or_named_and_yields_to_editorconfig()
    {
        restored.Write(".globalconfig", "is_global = true\ndotnet_diagnostic.LUCID3001.severity = error\n");
        restored.Expect(AsRoot, Failed);

        restored.Write(".editorconfig", "root = true\n[Dockerfile]\ndotnet_diagnostic.LUCID3001.severity = none\n");
        restored.Expect(AsRoot, Silent);
    }

    [Fact]
    public void A_policy_beats_editorconfig_and_yields_to_the_build()
    {
        restored.Write("lucid-compliance.yml", "version: 1\nrules: { LUCID3001: error }\n");
        restored.Write(".editorconfig", "root = true\n[Dockerfile]\ndotnet_diagnostic.LUCID3001.severity = none\n");

        restored.Expect(AsRoot, Failed);
        restored.Expect(AsRoot, Silent, "NoWarn=LUCID3001");
    }

    [Theory]
    [InlineData(Warned, "NoWarn=LUCID3001")]
    [InlineData(Warned, "NoWarn=CS1591%3BLUCID3001")]
    [InlineData(Failed, "NoWarn=LUCID3001", "WarningsAsErrors=LUCID3001")]
    [InlineData(Failed, "NoWarn=LUCID3001", "TreatWarningsAsErrors=true")]
    public void A_locked_rule_speaks_whatever_the_build_says(string expected, params string[] properties)
    {
        restored.Write("lucid-compliance.yml", "version: 1\nsuppressions: { locked: [LUCID3001] }\n");
        restored.Write(".editorconfig", "root = true\n[Dockerfile]\ndotnet_diagnostic.LUCID3001.severity = none\n");

        restored.Expect(AsRoot, expected, properties);
    }

    [Fact]
    public void A_date_that_passes_breaks_no_build()
    {
        restored.Expect(NoSupport, "Dockerfile(1): warning LUCID1011", "TreatWarningsAsErrors=true", "LucidComplianceDate=2026-01-01");
        restored.Expect(NoSupport, Silent, "TreatWarningsAsErrors=true", "LucidComplianceDate=2024-01-01");
        restored.Expect(NoSupport, "Dockerfile(1): error LUCID1011", "WarningsAsErrors=LUCID1011", "LucidComplianceDate=2026-01-01");
    }

    /// <summary>One project, restored once; each test begins without configuration files.</summary>
    public sealed class RestoredProject
    {
        private readonly Workspace _workspace = Workspace.WithApp(Workspace.Clean);
        private string[] _written = [];

        public RestoredProject() => _workspace.Run(["restore", "App"]);

        internal void Write(string path, string content)
        {
            _workspace.Write(path, content);
            _written = [.. _written, path];
        }

        internal void Expect(string dockerfile, string expected, params string[] properties)
        {
            _workspace.Write("App/Dockerfile", dockerfile);
            var log = _workspace.Build(["App", "--no-restore", "-t:LucidCheck", .. Array.ConvertAll(properties, property => "-p:" + property)]);
            Assert.True(expected == log.Summary, log.Text);
            Assert.Equal(!expected.Contains("error", StringComparison.Ordinal), log.ExitCode == 0);
        }

        internal void Reset()
        {
            foreach (var path in _written)
            {
                File.Delete(_workspace[path]);
            }

            _written = [];
        }
    }
}
