using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using LucidCompliance.Package.Tests.Infrastructure;
using Xunit;

namespace LucidCompliance.Package.Tests;

/// <summary>A generated solution of fifty projects: findings are complete and unrepeated, whichever way MSBuild goes through it.</summary>
public sealed class LargeSolutionTests
{
    private const int Projects = 50;

    [Fact]
    public void Fifty_projects_report_everything_once_in_every_kind_of_build()
    {
        var workspace = new Workspace();
        var expected = new List<string>();
        var solution = new StringBuilder("<Solution>");
        workspace.Write("Directory.Build.props", $"""
            <Project>
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <ItemGroup>
                <PackageReference Include="LucidCompliance.Sdk" Version="{PackageFeed.Instance.Version}" PrivateAssets="all" />
                <ContainerEnvironmentVariable Include="DB_PASSWORD" Value="changeme" />
              </ItemGroup>
            </Project>
            """);
        expected.Add("Directory.Build.props(5): error LUCID2010");
        workspace.Write("deploy/Dockerfile", Workspace.Broken);
        expected.Add("Dockerfile(2): error LUCID0001");
        for (var i = 0; i < Projects; i++)
        {
            var name = "P" + i.ToString("00", CultureInfo.InvariantCulture);
            solution.Append(CultureInfo.InvariantCulture, $"<Project Path=\"src/{name}/{name}.csproj\" />");
            var isProgram = i % 5 == 0;
            var reference = i > 0 ? $"<ProjectReference Include=\"../P{i / 2:00}/P{i / 2:00}.csproj\" ReferenceOutputAssembly=\"false\" />" : string.Empty;
            var frameworks = i % 10 == 9 ? "<TargetFramework></TargetFramework><TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks>" : string.Empty;
            workspace.Write($"src/{name}/{name}.csproj", $"""
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup>{frameworks}{(isProgram ? "<OutputType>Exe</OutputType><ContainerFamily>noble</ContainerFamily><ContainerImageTag>1.0</ContainerImageTag>" : string.Empty)}</PropertyGroup>
                  <ItemGroup>{reference}</ItemGroup>
                </Project>
                """);
            workspace.Write($"src/{name}/Code.cs", isProgram ? "System.Console.WriteLine();\n" : "public static class Code { }\n");
            if (isProgram)
            {
                expected.Add($"{name}.csproj(2): warning LUCID7006");
            }
            else if (i % 5 == 1)
            {
                workspace.Write($"src/{name}/Dockerfile", Workspace.Broken);
                expected.Add("Dockerfile(2): error LUCID0001");
            }
        }

        workspace.Write("All.slnx", solution.Append("</Solution>").ToString());
        workspace.Run(["restore", "All.slnx"]);
        var summary = string.Join('\n', expected.Order(System.StringComparer.Ordinal));

        // The first build analyses, the others repeat what it found.
        Assert.Equal(summary, workspace.Build("All.slnx", "--no-restore", "-m:2").Summary);
        var stamp = workspace.AnalysisStamp();
        Assert.Equal(summary, workspace.Build("All.slnx", "--no-restore", "-m:1").Summary);
        Assert.Equal(summary, workspace.Build("All.slnx", "--no-restore", "-graph", "-m:2").Summary);
        Assert.Equal(stamp, workspace.AnalysisStamp());
    }
}
