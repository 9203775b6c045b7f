using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using LucidCompliance.Package.Tests.Infrastructure;
using Xunit;

namespace LucidCompliance.Package.Tests;

/// <summary>Analyzer and code fixes in a workspace that has loaded a real project with the restored package.</summary>
public sealed class CodeFixTests
{
    private const string Shells = "FROM gcr.io/distroless/static-debian13:nonroot\r\nCOPY App.csproj /app\r\nHEALTHCHECK CMD /app --health\r\nCMD /app serve\r\n";

    [Fact]
    public async Task A_fix_of_an_editor_changes_the_file_and_the_finding_is_gone()
    {
        var workspace = Workspace.WithApp(Shells);
        workspace.Run(["restore", "App"]);
        using var editor = new EditorHost();
        var project = await editor.OpenAsync(workspace["App/App.csproj"]);
        Assert.Empty(editor.Failures.Select(failure => failure.Message));

        var findings = await EditorHost.AnalyzeAsync(project);
        Assert.Equal(["LUCID1002", "LUCID1002"], findings.Select(finding => finding.Id).Where(id => id == "LUCID1002"));
        Assert.All(findings, finding => Assert.Empty(finding.Properties));
        var provider = EditorHost.CreateFixProvider(project);
        var shell = findings.Last(finding => finding.Id == "LUCID1002");
        var action = Assert.Single(await EditorHost.GetActionsAsync(project, provider, shell));

        Assert.True(editor.Workspace.TryApplyChanges(await EditorHost.ApplyAsync(action)));
        Assert.Equal(Shells.Replace("CMD /app serve", "CMD [\"/app\", \"serve\"]", StringComparison.Ordinal), File.ReadAllText(workspace["App/Dockerfile"]));

        var next = editor.Workspace.CurrentSolution.GetProject(project.Id)!;
        Assert.Equal(findings.Length - 1, (await EditorHost.AnalyzeAsync(next)).Length);

        Assert.True(editor.Workspace.TryApplyChanges(await EditorHost.FixAllAsync(next, provider, action, shell.Id)));
        Assert.DoesNotContain(await EditorHost.AnalyzeAsync(editor.Workspace.CurrentSolution.GetProject(project.Id)!), finding => finding.Id == shell.Id);
        Assert.DoesNotContain("LUCID1002", workspace.Build("App", "--no-restore").Summary, StringComparison.Ordinal);
    }
}
