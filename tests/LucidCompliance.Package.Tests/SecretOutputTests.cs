using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using LucidCompliance.Package.Tests.Infrastructure;
using Xunit;

namespace LucidCompliance.Package.Tests;

/// <summary>Secrets in the artifacts of a real build: found, and in no output, not even in the most detailed one.</summary>
public sealed class SecretOutputTests
{
    // No secret of a rule page: SARIF has the pages.
    private static readonly (string Code, string Path, string Text, string Secret)[] Places =
    [
        ("LUCID2001", "services/a/Dockerfile", "FROM debian:13\nENV API_TOKEN=§\nUSER 65532\n", "Gx5mTq8Zn3Vw6Kb1Rd4Lp9Ya"),
        ("LUCID2003", "services/b/Dockerfile", "FROM debian:13\nRUN curl -u ci:§ https://files.test/a\nCOPY start.sh /start.sh\nUSER 65532\nENTRYPOINT [\"/start.sh\"]\n", "Sc2kXv7Rm4Qz9Tn6Bw1Ld5Hb"),
        ("LUCID2016", "services/b/start.sh", "redis-cli -a § ping\n", "Fy3tNq6Wk8Zx1Vb5Rm9Lc2Jc"),
        ("LUCID2008", "compose.yml", "services:\n  web:\n    image: example.org/web:1.0\n    environment:\n      API_TOKEN: §\n", "Pk9wZt4Xq7Nv2Lb8Rd3My6Td"),
        ("LUCID2009", ".env", "API_TOKEN=§\n", "Lp9wXz3Kd6Vn1Rt8Yq4Mb7He"),
        ("LUCID2012", "services/c/appsettings.json", "{ \"ConnectionStrings\": { \"Main\": \"Server=db;User Id=app;Password=§\" } }\n", "Hn4sVb8Qk2Xw7Zt5Lr1Pd9Cf"),
        ("LUCID2013", "services/c/Properties/launchSettings.json", "{ \"profiles\": { \"a\": { \"environmentVariables\": { \"API_TOKEN\": \"§\" } } } }\n", "Wd6kRq1Zx9Tb4Nv7Ym3Ls8Gg"),
        ("LUCID2014", "services/c/NuGet.config", "<configuration><apikeys><add key=\"https://f.test/\" value=\"§\" /></apikeys></configuration>\n", "Tm2vKx5Rn8Wq3Zb6Ld9Yc1Sh"),
        ("LUCID2016", "services/d/requirements.txt", "--extra-index-url https://ci:§@pypi.test/simple\n", "Bz7nXw4Vk9Rq2Tm5Ls8Yd3Fi"),
    ];

    private static IEnumerable<string> Forms(string secret)
    {
        yield return secret;
        yield return secret[..12];
        yield return secret[^12..];
        for (var padding = 0; padding < 3; padding++)
        {
            yield return Convert.ToBase64String(Encoding.UTF8.GetBytes(new string('a', padding) + secret))[4..^4];
        }
    }

    private static string Events(string path)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress), Encoding.Latin1);
        return reader.ReadToEnd();
    }

    [Fact]
    public void No_output_of_a_build_holds_a_secret_of_an_artifact()
    {
        var workspace = Workspace.WithSdk("<ItemGroup><LucidArtifact Include=\"services/d/requirements.txt\" Kind=\"Script\" /></ItemGroup>");
        foreach (var (_, path, text, secret) in Places)
        {
            workspace.Write(path, text.Replace("§", secret));
        }

        var build = workspace.Build("compliance.proj", "-v:diag", "-bl:build.binlog", "-p:LucidComplianceSarif=out.sarif");
        var preview = workspace.Build("compliance.proj", "-t:LucidFixPreview", "-p:LucidFixUnsafe=true", "-v:diag", "-bl:preview.binlog");
        var baseline = workspace.Build("compliance.proj", "-t:LucidBaseline", "-v:diag", "-bl:baseline.binlog");

        var outputs = new Dictionary<string, string> { ["build"] = build.Text, ["preview"] = preview.Text, ["baseline"] = baseline.Text };
        var sources = Places.Select(place => Path.GetFullPath(workspace[place.Path])).ToHashSet();
        foreach (var file in Directory.GetFiles(workspace.Root, "*", SearchOption.AllDirectories).Where(file => !sources.Contains(Path.GetFullPath(file))))
        {
            outputs[file] = file.EndsWith(".binlog", StringComparison.Ordinal) ? Events(file) : File.ReadAllText(file, Encoding.Latin1);
        }

        Assert.Contains(outputs.Keys, file => file.EndsWith("lucid-baseline.json", StringComparison.Ordinal));
        Assert.Contains(outputs.Keys, file => file.EndsWith(".sarif", StringComparison.Ordinal));
        Assert.Equal(3, outputs.Keys.Count(file => file.EndsWith(".binlog", StringComparison.Ordinal)));
        foreach (var (code, path, _, secret) in Places)
        {
            Assert.Contains(build.Text.Split('\n'), line => line.Contains(path + "(", StringComparison.Ordinal) && line.Contains(" " + code + ": ", StringComparison.Ordinal));
            foreach (var (name, output) in outputs)
            {
                foreach (var form in Forms(secret))
                {
                    Assert.False(output.Contains(form, StringComparison.Ordinal), $"{name} holds the secret of {path} ({code}).");
                }
            }
        }
    }

    [Fact]
    public void A_script_that_several_projects_run_is_reported_once_and_its_change_is_noticed()
    {
        const string Dockerfile = "FROM debian:13\nCOPY deploy/start.sh /start.sh\nUSER 65532\nENTRYPOINT [\"/start.sh\"]\n";
        var workspace = new Workspace()
            .Project("A/A.csproj").Write("A/Dockerfile", Dockerfile)
            .Project("B/B.csproj").Write("B/Dockerfile", Dockerfile)
            .Write("compose.yml", "services:\n  a:\n    build: { context: ., dockerfile: A/Dockerfile }\n  b:\n    build: { context: ., dockerfile: B/Dockerfile }\n")
            .Write("deploy/start.sh", "export API_TOKEN=vQ7rT2mXb9LkZp4wHs6YcN3a\n")
            .Write("All.slnx", """<Solution><Project Path="A/A.csproj" /><Project Path="B/B.csproj" /></Solution>""");

        var first = workspace.Build("All.slnx");
        var second = workspace.Build("All.slnx");
        workspace.Write("deploy/start.sh", "export API_TOKEN=\"$1\"\n");
        var repaired = workspace.Build("All.slnx");
        workspace.Write("deploy/start.sh", "true\nexport API_TOKEN=vQ7rT2mXb9LkZp4wHs6YcN3a\n");
        var again = workspace.Build("All.slnx");

        Assert.Equal([1], Lines(first));
        Assert.Equal([1], Lines(second));
        Assert.Empty(Lines(repaired));
        Assert.Equal([2], Lines(again));
    }

    private static int[] Lines(BuildLog log) => [.. log.Findings.Where(finding => finding.Code == "LUCID2016").Select(finding => finding.Line)];
}
