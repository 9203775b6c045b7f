using System;
using System.Linq;
using CsCheck;
using LucidCompliance.Model;
using LucidCompliance.Model.Projects;
using LucidCompliance.Tests.Cases;
using NuGet.Versioning;
using Xunit;

namespace LucidCompliance.Tests.Model.Projects;

public sealed class DotNetProjectTests
{
    [Fact]
    public void Defaults_come_from_the_name_and_the_sdk()
    {
        var project = Read("<Project Sdk=\"Microsoft.NET.Sdk.Web\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>");
        Assert.Equal(("App", "Exe", true), (project.AssemblyName.Value, project.OutputType.Value, project.UsesAspNetCore.Value));
        Assert.Equal("10.0", project.TargetFramework.Value.Version);
        Assert.False(project.SelfContained.Value);
        Assert.True(project.InvariantGlobalization.IsAbsent);
        Assert.Null(project.Publishing);
    }

    [Fact]
    public void A_class_library_is_no_program()
    {
        var project = Read("<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>");
        Assert.False(project.IsExecutable.Value);
        Assert.False(project.UsesAspNetCore.Value);
    }

    [Fact]
    public void The_last_value_wins_and_says_where_it_stands()
    {
        var project = Read("<Project Sdk=\"Microsoft.NET.Sdk\">\n<PropertyGroup>\n<AssemblyName>One</AssemblyName>\n<AssemblyName> $(MSBuildProjectName).Two </AssemblyName>\n</PropertyGroup></Project>");
        Assert.Equal("App.Two", project.AssemblyName.Value);
        Assert.Equal((3, "$(MSBuildProjectName).Two"), (project.AssemblyName.Origin!.Start.Line, project.AssemblyName.Origin.Text.GetText(project.AssemblyName.Origin.Span)));
    }

    [Theory]
    [InlineData("<AssemblyName Condition=\"'$(Configuration)' == 'Release'\">X</AssemblyName>")]
    [InlineData("<AssemblyName>$(SomeProperty)</AssemblyName>")]
    [InlineData("<AssemblyName>$([System.String]::Copy('x'))</AssemblyName>")]
    [InlineData("<AssemblyName>a<!-- b -->c</AssemblyName>")]
    public void What_the_files_do_not_decide_is_unknown(string property) =>
        Assert.True(Read($"<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup>{property}</PropertyGroup></Project>").AssemblyName.IsUnknown);

    [Theory]
    [InlineData("'$(AssemblyName)' == ''", "X")]
    [InlineData("'$(AssemblyName)' != ''", "App")]
    public void A_condition_on_known_properties_is_decided(string condition, string expected) =>
        Assert.Equal(expected, Read($"<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup Condition=\"{condition}\"><AssemblyName>X</AssemblyName></PropertyGroup></Project>").AssemblyName.Value);

    [Fact]
    public void An_unknown_import_hides_what_was_set_before_it_and_not_what_is_set_behind_it()
    {
        var project = Read(
            """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><AssemblyName>Before</AssemblyName></PropertyGroup>
              <Import Project="$(SharedFolder)/shared.props" />
              <PropertyGroup><OutputType>Exe</OutputType></PropertyGroup>
            </Project>
            """);
        Assert.True(project.AssemblyName.IsUnknown);
        Assert.True(project.InvariantGlobalization.IsUnknown);
        Assert.Equal("Exe", project.OutputType.Value);
    }

    [Fact]
    public void A_plain_import_is_read()
    {
        var files = new MemoryRepository()
            .Add("src/App/App.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><Import Project=\"..\\shared.props\" Condition=\"Exists('..\\shared.props')\" /></Project>")
            .Add("src/shared.props", "<Project><PropertyGroup><AssemblyName>Shared</AssemblyName></PropertyGroup></Project>");
        var name = DotNetProject.Read("src/App/App.csproj", files, null)!.AssemblyName;
        Assert.Equal(("Shared", "src/shared.props"), (name.Value, name.Origin!.Path));
    }

    [Fact]
    public void Files_above_count_and_may_go_on_upwards()
    {
        var files = new MemoryRepository()
            .Add("src/App/App.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><ItemGroup><PackageReference Include=\"A.B\" /></ItemGroup></Project>")
            .Add("Directory.Build.props", "<Project><PropertyGroup><TargetFramework>net9.0</TargetFramework></PropertyGroup></Project>")
            .Add("src/Directory.Build.props", "<Project><Import Project=\"$([MSBuild]::GetPathOfFileAbove('Directory.Build.props', '$(MSBuildThisFileDirectory)../'))\" /></Project>")
            .Add("src/Directory.Build.targets", "<Project><PropertyGroup><AssemblyName>Company.$(MSBuildProjectName)</AssemblyName></PropertyGroup></Project>")
            .Add("Directory.Packages.props", "<Project><ItemGroup><PackageVersion Include=\"A.B\" Version=\"1.2.3\" /></ItemGroup></Project>");
        var project = DotNetProject.Read("src/App/App.csproj", files, null)!;
        Assert.Equal("net9.0", project.TargetFramework.Value.Moniker);
        Assert.Equal("Company.App", project.AssemblyName.Value);
        Assert.Equal(NuGetVersion.Parse("1.2.3"), Assert.Single(project.Packages).Version.Value);
        Assert.Equal("Directory.Packages.props", project.Packages[0].Version.Origin!.Path);
        Assert.Equal(5, project.Files.Count);
    }

    [Fact]
    public void A_project_of_an_unknown_sdk_tells_only_what_it_says_itself()
    {
        var project = Read("<Project Sdk=\"Company.Sdk/1.0.0\"><PropertyGroup><TargetFramework>net8.0</TargetFramework></PropertyGroup></Project>");
        Assert.Equal("net8.0", project.TargetFramework.Value.Moniker);
        Assert.True(project.AssemblyName.IsUnknown);
        Assert.True(project.OutputType.IsUnknown);
    }

    [Fact]
    public void Several_target_frameworks_are_listed_and_none_is_the_one()
    {
        var project = Read("<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFrameworks>net8.0; net10.0</TargetFrameworks></PropertyGroup></Project>");
        Assert.Equal(["net8.0", "net10.0"], project.TargetFrameworks.Value.Select(framework => framework.Moniker));
        Assert.True(project.TargetFramework.IsUnknown);
    }

    [Fact]
    public void Items_are_judged_with_the_final_properties()
    {
        var project = Read(
            """
            <Project Sdk="Microsoft.NET.Sdk">
              <ItemGroup>
                <ContainerPort Include="80; 443" Type="tcp" />
                <ContainerPort Include="$(Extra)" Condition="'$(ContainerFamily)' == 'alpine'" />
                <ContainerPort Remove="443" />
                <ProjectReference Include="Lib\Lib.csproj" />
              </ItemGroup>
              <PropertyGroup><OutputType>Exe</OutputType><ContainerFamily>noble-chiseled</ContainerFamily></PropertyGroup>
            </Project>
            """);
        var port = Assert.Single(project.Publishing!.Ports);
        Assert.Equal(("80", "tcp", "80"), (port.Include, port.Find("type")!.Value.Value, port.Location.Text.GetText(port.Location.Span)));
        Assert.Equal("Lib/Lib.csproj", Assert.Single(project.ProjectReferences).Path);
    }

    [Fact]
    public void What_a_target_sets_is_unknown()
    {
        var project = Read("<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><ContainerUser>app</ContainerUser></PropertyGroup><Target Name=\"T\"><PropertyGroup><ContainerUser>root</ContainerUser></PropertyGroup></Target></Project>");
        Assert.True(project.GetProperty("ContainerUser").IsUnknown);
    }

    [Theory]
    [InlineData("<PublishAot>true</PublishAot>", true)]
    [InlineData("<SelfContained>true</SelfContained>", true)]
    [InlineData("<SelfContained>false</SelfContained><PublishSelfContained>true</PublishSelfContained>", true)]
    [InlineData("<SelfContained>false</SelfContained>", false)]
    [InlineData("<PublishSingleFile>true</PublishSingleFile>", true)]
    [InlineData("<PublishTrimmed>true</PublishTrimmed>", true)]
    [InlineData("<PublishSingleFile>true</PublishSingleFile><SelfContained>false</SelfContained>", false)]
    [InlineData("<PublishSingleFile>true</PublishSingleFile><PublishSelfContained>false</PublishSelfContained>", false)]
    [InlineData("<PublishSingleFile>true</PublishSingleFile><TargetFramework>net7.0</TargetFramework>", false)]
    [InlineData("<RuntimeIdentifier>linux-x64</RuntimeIdentifier>", false)]
    public void Publishing_is_self_contained_by_any_of_three_properties(string properties, bool expected) =>
        Assert.Equal(expected, Read($"<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net8.0</TargetFramework>{properties}</PropertyGroup></Project>").SelfContained.Value);

    [Fact]
    public void Doubling_references_do_not_grow_without_end()
    {
        var properties = string.Concat(Enumerable.Range(1, 60).Select(i => $"<P{i}>$(P{i - 1})$(P{i - 1})</P{i}>"));
        var project = Read($"<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><P0>x</P0>{properties}</PropertyGroup></Project>");
        Assert.True(project.GetProperty("P60").IsUnknown);
    }

    [Fact]
    public void Imports_in_a_circle_end()
    {
        var files = new MemoryRepository()
            .Add("App.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><Import Project=\"a.props\" /></Project>")
            .Add("a.props", "<Project><Import Project=\"b.props\" /></Project>")
            .Add("b.props", "<Project><Import Project=\"a.props\" /><PropertyGroup><AssemblyName>B</AssemblyName></PropertyGroup></Project>");
        Assert.Equal("B", DotNetProject.Read("App.csproj", files, null)!.AssemblyName.Value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<Project")]
    [InlineData("<Project><PropertyGroup><TargetFramework>")]
    [InlineData("</Project>")]
    [InlineData("<A/><B/>")]
    public void Broken_text_never_throws(string text) => _ = DotNetProject.Read("App.csproj", new MemoryRepository().Add("App.csproj", text), null)?.TargetFramework;

    [Fact]
    public void Deep_nesting_costs_no_stack()
    {
        var text = string.Concat(Enumerable.Repeat("<Choose><When Condition=\"'a' == 'a'\">", 20_000));
        Assert.True(Read(text.Insert(0, "<Project Sdk=\"Microsoft.NET.Sdk\">")).AssemblyName.IsKnown is var _);
    }

    [Fact]
    public void Any_mixture_of_marks_is_read_without_failing()
    {
        string[] marks =
        [
            "<Project Sdk=\"Microsoft.NET.Sdk\">", "</Project>", "<PropertyGroup>", "</PropertyGroup>", "<ItemGroup Condition=\"'$(A)' == 'b' and Exists('x')\">", "</ItemGroup>",
            "<A>", "$(A)", "$(", "%2", "%20", "@(B)", "</A>", "<Choose>", "<When Condition=\"$(A)\">", "</When>", "<Otherwise>", "</Otherwise>", "</Choose>", "<!--", "-->", "<![CDATA[", "]]>",
            "<PackageReference Include=\"X;$(A)\" Version=\"1.0\" />", "<ContainerPort Update=\"80\" Type='udp'/>", "<Import Project=\"App.csproj\" />", "<TargetFrameworks>net8.0;;net10.0", "<", "\"", "'", ";",
        ];
        Gen.Int[0, marks.Length - 1].Array[0, 40].Sample(
            parts =>
            {
                var text = string.Concat(parts.Select(part => marks[part]));
                var project = DotNetProject.Read("App.csproj", new MemoryRepository().Add("App.csproj", text), null);
                _ = (project?.TargetFramework, project?.AssemblyName, project?.UsesAspNetCore, project?.SelfContained, project?.Packages, project?.Publishing?.BaseImages);
            },
            seed: "0000KOIPe036", iter: 3000, threads: 1);
    }

    private static DotNetProject Read(string text) => DotNetProject.Read("App.csproj", new MemoryRepository().Add("App.csproj", text), null)
        ?? throw new InvalidOperationException("The project was not read.");
}
