using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using LucidCompliance.Package.Tests.Infrastructure;
using Xunit;

namespace LucidCompliance.Package.Tests;

/// <summary>
/// New projects of every kind with the package, as a stranger meets it: what is said about them is right, nothing is said where nothing is
/// wrong, and they compile.
/// </summary>
public sealed class TemplateTests
{
    [Fact]
    public void New_projects_of_every_kind_are_judged_as_they_are()
    {
        var solution = new TemplateSolution().WriteDockerfiles("10.0");

        // As they come: a base with a shell, of which a variant without one exists. The catalogue does not know the base of Functions.
        Expect(solution, Build(solution), TemplateSolution.Projects.Where(project => project.Image.StartsWith("dotnet/", StringComparison.Ordinal)).Select(project => project.Dockerfile + "(1) LUCID1001"));
        Assert.All(TemplateSolution.Projects, project => Assert.True(File.Exists(solution.Workspace[$"{project.Name}/bin/Debug/net10.0/{project.Name}.dll"]), project.Name));

        // With that variant nothing is wrong.
        Expect(solution, Build(solution.WriteDockerfiles("10.0-noble-chiseled")), []);

        // The SDK takes a chiseled base for native code by itself; a library, a test and a program for browsers are no images.
        solution.DeleteDockerfiles();
        Expect(
            solution,
            Build(solution, "-p:ContainerRegistry=registry.example.com", "-p:ContainerImageTag=1.0"),
            TemplateSolution.Projects.Where(project => project.IsPublishable && project.Name != "Aot1").Select(project => project.File + "(1) LUCID7006"));
    }

    private static BuildLog Build(TemplateSolution solution, params string[] arguments) =>
        solution.Workspace.Build(["All.slnx", "--no-restore", "-m:2", .. arguments]);

    private static void Expect(TemplateSolution solution, BuildLog log, IEnumerable<string> expected)
    {
        Assert.True(log.ExitCode == 0, log.Text);
        Assert.Equal(
            string.Join('\n', expected.Order(StringComparer.Ordinal)),
            string.Join('\n', log.Findings.Select(f => $"{Path.GetRelativePath(solution.Workspace.Root, f.File).Replace('\\', '/')}({f.Line}) {f.Code}").Order(StringComparer.Ordinal)));
    }
}
