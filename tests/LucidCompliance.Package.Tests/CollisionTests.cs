using System;
using System.Linq;
using LucidCompliance.Package.Tests.Infrastructure;
using Xunit;

namespace LucidCompliance.Package.Tests;

/// <summary>The analyzer beside other packages that carry the library that the engine uses, in an older, the same and a newer version.</summary>
public sealed class CollisionTests(CollisionTests.Projects projects) : IClassFixture<CollisionTests.Projects>
{
    private static readonly string[] Expected =
    [
        "OldAlone: OtherOld uses YamlDotNet 13.0.0.0 at 0",
        "WithNew: LUCID6004",
        "WithNew: OtherNew uses YamlDotNet 99.0.0.0 at 0",
        "WithNobody: LUCID6004",
        "WithOld: LUCID6004",
        "WithOld: OtherOld uses YamlDotNet 13.0.0.0 at 0",
        "WithSame: LUCID6004",
        "WithSame: OtherSame uses YamlDotNet 18.0.0.0 at 0",
    ];

    [Fact]
    public void Each_compiler_gives_everybody_his_own() => projects.Expect(projects.Build(["-p:UseSharedCompilation=false"], null), Expected);

    [Fact]
    public void One_compiler_server_gives_everybody_his_own_all_the_time()
    {
        Assert.True(OperatingSystem.IsLinux(), "The server is told from others by what Linux shows of it.");
        using var server = new CompilerServer();

        projects.Expect(projects.Build(server.Arguments, CompilerServer.Environment), Expected);
        var first = Assert.Single(server.Find());
        projects.Expect(projects.Build(server.Arguments, CompilerServer.Environment), Expected);

        // It has not ended and been replaced meanwhile.
        Assert.Equal(first, Assert.Single(server.Find()));
    }

    /// <summary>The projects, restored once.</summary>
    public sealed class Projects
    {
        private readonly Workspace _workspace = new();

        public Projects()
        {
            var same = OtherAnalyzerPackage.Published("18.1.0");
            OtherAnalyzerPackage.Make("OtherOld", OtherAnalyzerPackage.Published("13.7.1"), "Index");
            OtherAnalyzerPackage.Make("OtherSame", same, "Index");
            OtherAnalyzerPackage.Make("OtherNew", OtherAnalyzerPackage.Future(same, new Version(99, 0, 0, 0), "Index", "Position"), "Position");

            // In this order: the other's copy first, then both, then ours alone.
            Add("OldAlone", "OtherOld", hasOurs: false);
            Add("WithOld", "OtherOld");
            Add("WithNobody", null);
            Add("WithNew", "OtherNew");
            Add("WithSame", "OtherSame");
            _workspace.Write("all.proj", """
                <Project DefaultTargets="Build">
                  <ItemGroup><Each Include="OldAlone;WithOld;WithNobody;WithNew;WithSame" /></ItemGroup>
                  <Target Name="Restore"><MSBuild Projects="@(Each->'%(Identity)/%(Identity).csproj')" Targets="Restore" Properties="IsRestore=true" /></Target>
                  <Target Name="Build"><MSBuild Projects="@(Each->'%(Identity)/%(Identity).csproj')" Targets="Rebuild" /></Target>
                </Project>
                """);
            _workspace.Run(["msbuild", "all.proj", "-t:Restore"]);
        }

        internal BuildLog Build(string[] arguments, System.Collections.Generic.IReadOnlyDictionary<string, string?>? environment) =>
            _workspace.Run(["msbuild", "all.proj", "-m:1", "-p:LucidComplianceReporter=analyzer", "-p:LucidComplianceFailOn=never", .. arguments], environment);

        internal void Expect(BuildLog log, string[] expected)
        {
            var said = log.Lines
                .Where(line => line.Code is OtherAnalyzerPackage.Code or "LUCID6004" or "AD0001" or "CS8032" or "CS8034" or "CS9057")
                .Select(line => System.IO.Path.GetFileNameWithoutExtension(line.Project) + ": " + (line.Code == "LUCID6004" ? line.Code : line.Message));
            Assert.True(expected.SequenceEqual(said.Order(StringComparer.Ordinal)), log.Text);
            Assert.Equal(0, log.ExitCode);
        }

        private void Add(string name, string? other, bool hasOurs = true) => _workspace
            .Project(
                $"{name}/{name}.csproj",
                items: other is null ? string.Empty : $"""<PackageReference Include="{other}" Version="1.0.0" PrivateAssets="all" />""",
                hasPackage: hasOurs)
            .Write($"{name}/compose.yml", "services:\n  web:\n    build: ./nowhere\n");
    }
}
