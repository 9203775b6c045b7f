using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using LucidCompliance.Package.Tests.Infrastructure;
using Xunit;

namespace LucidCompliance.Package.Tests;

/// <summary>
/// Every rule about .NET on projects that MSBuild restores and evaluates: in one solution each rule has a project that it objects to, once, and
/// the same project repaired, of which no rule of the group says anything.
/// </summary>
public sealed class EveryDotNetRuleTests
{
    [Fact]
    public void Each_has_an_example()
    {
        using var package = ZipFile.OpenRead(PackageFeed.Instance.Package);
        var rules = package.Entries.Where(entry => entry.FullName.StartsWith("rules/", StringComparison.Ordinal))
            .Select(entry => Path.GetFileNameWithoutExtension(entry.Name)).Where(IsOfGroup).Order(StringComparer.Ordinal);

        Assert.Equal(rules, DotNetRuleExamples.All.Select(example => example.Rule));
    }

    [Fact]
    public void Each_speaks_once_about_a_real_project_and_is_silent_about_the_repaired_one()
    {
        var workspace = Solution();
        var log = workspace.Build("All.slnx", "-v:n", "-p:SkipCompilerExecution=true", "-p:CopyBuildOutputToOutputDirectory=false", "-p:ProduceReferenceAssembly=false");

        Assert.True(log.Lines.All(line => line.Level != "error" || line.Code.StartsWith("LUCID", StringComparison.Ordinal)), log.Text);
        var said = log.Findings.Where(finding => IsOfGroup(finding.Code))
            .Select(finding => $"{Path.GetRelativePath(workspace.Root, finding.File).Replace('\\', '/')}({finding.Line}) {finding.Code}").Order(StringComparer.Ordinal);
        var expected = DotNetRuleExamples.All.Select(example => $"broken/{example.Rule}/{example.Place} {example.Rule}").Order(StringComparer.Ordinal);
        Assert.Equal(string.Join('\n', expected), string.Join('\n', said));
    }

    private static bool IsOfGroup(string rule) =>
        rule.StartsWith("LUCID7", StringComparison.Ordinal) || rule is "LUCID2012" or "LUCID2013" or "LUCID2014" or "LUCID2015";

    private static Workspace Solution()
    {
        var workspace = new Workspace().Write("Directory.Build.props", $"""
            <Project>
              <PropertyGroup><UseAppHost>false</UseAppHost></PropertyGroup>
              <ItemGroup><PackageReference Include="LucidCompliance.Sdk" Version="{PackageFeed.Instance.Version}" PrivateAssets="all" /></ItemGroup>
            </Project>
            """);
        var solution = "<Solution>";
        foreach (var example in DotNetRuleExamples.All)
        {
            foreach (var (kind, files) in new[] { ("broken", example.Broken), ("repaired", example.Repaired) })
            {
                foreach (var (path, text) in files)
                {
                    workspace.Write($"{kind}/{example.Rule}/{path}", text);
                }

                solution += $"<Folder Name=\"/{kind}/{example.Rule}/\"><Project Path=\"{kind}/{example.Rule}/Web.csproj\" /></Folder>";
            }
        }

        return workspace.Write("All.slnx", solution + "</Solution>");
    }
}
