using System.IO;
using System.IO.Compression;
using System.Linq;
using LucidCompliance.Package.Tests.Infrastructure;
using Xunit;

namespace LucidCompliance.Package.Tests;

public sealed class SpeakingTargetTests
{
    [Theory]
    [InlineData("-tl:off")]
    [InlineData("-tl:on")]
    public void Explain_prints_the_page_of_a_rule(string logger)
    {
        var workspace = Workspace.WithApp(Workspace.Clean);
        workspace.Run(["restore", "App"]);

        var log = DotNet.Run(workspace.Root, ["build", "App", "--no-restore", "-t:LucidExplain", "-p:LucidRule=lucid0001", logger, "-nodeReuse:false"]);

        Assert.Equal(0, log.ExitCode);
        Assert.Contains("LUCID0001", log.Text);
        Assert.Contains("BuildKit", log.Text);
        Assert.NotEmpty(Directory.GetFiles(workspace["App/obj"], "lucid-explain.md", SearchOption.AllDirectories));
    }

    [Fact]
    public void Explain_suggests_the_rule_that_was_meant()
    {
        var workspace = new Workspace().Write("compliance.proj", $"""<Project Sdk="LucidCompliance.Sdk/{PackageFeed.Instance.Version}" />""");

        var log = workspace.Build("-t:LucidExplain", "-p:LucidRule=LUCID00001");

        Assert.NotEqual(0, log.ExitCode);
        Assert.Contains("Did you mean LUCID0001?", log.Text);
    }

    [Fact]
    public void The_package_holds_the_product_and_nothing_of_its_hosts()
    {
        using var package = ZipFile.OpenRead(PackageFeed.Instance.Package);
        var files = package.Entries.Select(entry => entry.FullName).ToArray();

        Assert.Equal(
            ["Lucid.NuGet.Versioning.dll", "Lucid.YamlDotNet.dll", "LucidCompliance.Analyzers.dll", "LucidCompliance.Build.dll", "LucidCompliance.CodeFixes.dll", "LucidCompliance.Repository.dll", "LucidCompliance.dll"],
            files.Where(file => file.EndsWith(".dll", System.StringComparison.Ordinal)).Select(file => Path.GetFileName(file)!).Distinct().Order(System.StringComparer.Ordinal));
        foreach (var file in new[] { "README.md", "icon.png", "THIRD-PARTY-NOTICES.txt", "rules/LUCID0001.md", "Sdk/Sdk.props", "Sdk/Sdk.targets", "build/LucidCompliance.Sdk.targets", "buildMultiTargeting/LucidCompliance.Sdk.targets" })
        {
            Assert.Contains(file, files);
        }
    }
}
