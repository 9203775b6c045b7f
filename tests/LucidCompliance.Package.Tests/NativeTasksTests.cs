using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Runtime.InteropServices;
using LucidCompliance.Package.Tests.Infrastructure;
using Xunit;

namespace LucidCompliance.Package.Tests;

/// <summary>The task assemblies that are compiled ahead of time: taken where they fit exactly, never needed.</summary>
public sealed class NativeTasksTests
{
    private const string Folder = "tasks/net10.0/linux-x64/";

    [Fact]
    public void The_compiled_assemblies_are_the_portable_ones_and_are_made_where_they_are_tested()
    {
        using var package = ZipFile.OpenRead(PackageFeed.Instance.Package);
        var compiled = package.Entries.Where(entry => entry.FullName.StartsWith(Folder, System.StringComparison.Ordinal)).Select(entry => entry.Name).Order().ToArray();
        var portable = package.Entries.Where(entry => entry.FullName.StartsWith("tasks/netstandard2.0/", System.StringComparison.Ordinal)).Select(entry => entry.Name).Order().ToArray();
        Assert.Equal(RuntimeInformation.RuntimeIdentifier == "linux-x64" ? portable : [], compiled);
    }

    [Fact]
    public void Both_kinds_say_the_same()
    {
        var workspace = Workspace.WithApp(Workspace.Broken);
        var compiled = workspace.Build("App");
        var portable = workspace.Build("App", "-p:LucidCompliancePortableTasks=true", "-t:Rebuild");
        Assert.Equal(compiled.Summary, portable.Summary);
        Assert.NotEmpty(portable.Findings);
    }

    [Fact]
    public void An_exact_match_is_taken_and_the_property_asks_for_the_portable_ones()
    {
        var workspace = Workspace.WithApp(Workspace.Clean);
        var expected = RuntimeInformation.RuntimeIdentifier == "linux-x64" ? Path.Combine("net10.0", "linux-x64") : "netstandard2.0";
        Assert.Contains(Path.Combine("tasks", expected, "LucidCompliance.Build.dll"), Assembly());
        Assert.Contains(Path.Combine("tasks", "netstandard2.0", "LucidCompliance.Build.dll"), Assembly("-p:LucidCompliancePortableTasks=true"));

        string Assembly(params string[] arguments)
        {
            workspace.Build("App");
            return workspace.Run(["msbuild", "App/App.csproj", "-getProperty:_LucidTasksAssembly", .. arguments]).Text.Replace('/', Path.DirectorySeparatorChar);
        }
    }
}
