using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace LucidCompliance.Package.Tests.Infrastructure;

/// <summary>A user's repository in a temporary folder.</summary>
internal sealed class Workspace
{
    /// <summary>Lines that make an image one that nobody objects to, at the end of a Dockerfile.</summary>
    public const string Sound = "USER 65532:65532\nHEALTHCHECK CMD [\"/app\", \"--health\"]\nENTRYPOINT [\"/app\"]\n";

    /// <summary>A Dockerfile that is broken in its second line, and in nothing else.</summary>
    public const string Broken = "FROM scratch\nCPOY app /app\n" + Sound;

    /// <summary>A Dockerfile that nobody objects to.</summary>
    public const string Clean = "FROM scratch\nCOPY App.csproj /app\n" + Sound;

    public Workspace(string name = "repo", bool git = true)
    {
        Root = Path.Combine(PackageFeed.Instance.Home, Guid.NewGuid().ToString("N")[..8], name);
        Write("nuget.config", PackageFeed.Instance.NuGetConfig);
        if (git)
        {
            Write(".git/HEAD", "ref: refs/heads/main\n");
        }
    }

    public string Root { get; }

    public string this[string path] => Path.Combine(Root, path);

    public Workspace Write(string path, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[path])!);
        File.WriteAllText(this[path], content);
        return this;
    }

    /// <summary>A console project with the package.</summary>
    public Workspace Project(string path, string properties = "", string items = "", string frameworks = "<TargetFramework>net10.0</TargetFramework>", bool hasPackage = true)
    {
        var package = hasPackage ? $"""<PackageReference Include="LucidCompliance.Sdk" Version="{PackageFeed.Instance.Version}" PrivateAssets="all" />""" : string.Empty;
        Write(path, $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>{frameworks}<OutputType>Library</OutputType>{properties}</PropertyGroup>
              <ItemGroup>{package}{items}</ItemGroup>
            </Project>
            """);
        return Path.GetExtension(path) == ".csproj" ? Write(Path.Combine(Path.GetDirectoryName(path)!, "Code.cs"), "public static class Code { }\n") : this;
    }

    /// <summary>The folder of one project <c>App</c> with a Dockerfile.</summary>
    public static Workspace WithApp(string dockerfile, string properties = "", bool git = true, string name = "repo") =>
        new Workspace(name, git).Project("App/App.csproj", properties).Write("App/Dockerfile", dockerfile);

    /// <summary>A repository whose one project is <c>compliance.proj</c>, the Sdk form: nothing is compiled.</summary>
    public static Workspace WithSdk(string content = "", string name = "repo") =>
        new Workspace(name).Write("compliance.proj", $"""<Project Sdk="LucidCompliance.Sdk/{PackageFeed.Instance.Version}">{content}</Project>""");

    public Workspace Write(string path, byte[] content)
    {
        Write(path, string.Empty);
        File.WriteAllBytes(this[path], content);
        return this;
    }

    public BuildLog Build(params string[] arguments) => Run(["build", .. arguments]);

    public BuildLog Run(IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string?>? environment = null) =>
        DotNet.Run(Root, [.. arguments, "-tl:off", "-nodeReuse:false", "-clp:NoSummary", "-nologo"], environment ?? CompilerServer.SharedEnvironment);

    /// <summary>When the analysis last ran for the caches below a folder: a build that only repeats findings leaves them alone.</summary>
    public string AnalysisStamp() => string.Join(
        '\n',
        Directory.GetFiles(Root, "*", SearchOption.AllDirectories)
            .Where(file => file.EndsWith(".lucid.cache", StringComparison.Ordinal) || file.EndsWith(Path.Combine(".lucid", "cache"), StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(file => file + " " + File.GetLastWriteTimeUtc(file).Ticks));
}
