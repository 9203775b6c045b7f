using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;
using LucidCompliance.Model.Projects;
using LucidCompliance.Tests.Cases;
using Xunit;

namespace LucidCompliance.Tests.Model.Projects;

/// <summary>The base image that we infer, compared with what the installed SDK's own target <c>ComputeContainerBaseImage</c> says.</summary>
public sealed class BaseInferenceDifferentialTests
{
    private static readonly string[] Cases =
    [
        "TargetFramework=net10.0",
        "TargetFramework=net9.0",
        "TargetFramework=net8.0",
        "TargetFramework=net7.0",
        "TargetFramework=net10.0;PublishAot=true",
        "TargetFramework=net10.0;PublishAot=true;InvariantGlobalization=true",
        "TargetFramework=net8.0;PublishAot=true",
        "TargetFramework=net8.0;PublishAot=true;InvariantGlobalization=true",
        "TargetFramework=net10.0;PublishTrimmed=true",
        "TargetFramework=net10.0;PublishTrimmed=true;PublishSelfContained=true;InvariantGlobalization=true",
        "TargetFramework=net7.0;PublishTrimmed=true;SelfContained=true;RuntimeIdentifier=linux-x64",
        "TargetFramework=net10.0;SelfContained=true;RuntimeIdentifier=linux-x64",
        "TargetFramework=net10.0;PublishSelfContained=true",
        "TargetFramework=net10.0;ContainerFamily=noble",
        "TargetFramework=net10.0;ContainerFamily=noble-chiseled",
        "TargetFramework=net10.0;ContainerFamily=noble-chiseled;InvariantGlobalization=true",
        "TargetFramework=net10.0;ContainerFamily=noble-chiseled-extra",
        "TargetFramework=net9.0;ContainerFamily=noble-chiseled",
        "TargetFramework=net8.0;ContainerFamily=jammy-chiseled",
        "TargetFramework=net7.0;ContainerFamily=jammy-chiseled",
        "TargetFramework=net10.0;ContainerFamily=alpine",
        "TargetFramework=net10.0;ContainerFamily=azurelinux3.0-distroless",
        "TargetFramework=net10.0;ContainerRuntimeIdentifier=linux-musl-x64",
        "TargetFramework=net10.0;ContainerRuntimeIdentifier=linux-musl-arm64;ContainerFamily=noble-chiseled",
        "TargetFramework=net10.0;RuntimeIdentifier=linux-musl-x64;SelfContained=true",
        "TargetFramework=net10.0;RuntimeIdentifier=linux-musl-x64;PublishAot=true",
        "TargetFramework=net10.0;RuntimeIdentifier=linux-musl-x64;PublishAot=true;InvariantGlobalization=true",
        "TargetFramework=net10.0;ContainerRuntimeIdentifiers=linux-x64,linux-arm64",
        "TargetFramework=net10.0;ContainerRuntimeIdentifiers=linux-musl-x64,linux-musl-arm64",
        "TargetFramework=net10.0;ContainerRuntimeIdentifiers=linux-x64,linux-arm64;PublishAot=true",
        "TargetFramework=net10.0;ContainerRuntimeIdentifiers=linux-musl-x64,linux-musl-arm64;PublishTrimmed=true",
        "TargetFramework=net10.0;ContainerRuntimeIdentifiers=linux-x64,linux-arm64;ContainerFamily=noble-chiseled",
        "TargetFramework=net10.0;ContainerRuntimeIdentifiers=linux-musl-x64,linux-musl-arm64;ContainerFamily=alpine",
        "TargetFramework=net10.0;RuntimeIdentifiers=linux-x64,linux-arm64",
        "TargetFramework=net10.0;RuntimeIdentifiers=linux-musl-x64,linux-musl-arm64",
        "TargetFramework=net10.0;RuntimeIdentifiers=linux-musl-x64,linux-musl-arm64;PublishSelfContained=true",
        "TargetFramework=net10.0;RuntimeIdentifiers=linux-musl-x64,linux-musl-arm64;ContainerRuntimeIdentifier=linux-x64",
        "TargetFramework=net10.0;RuntimeIdentifiers=linux-x64,linux-arm64;ContainerRuntimeIdentifiers=linux-musl-x64",
        "TargetFramework=net10.0;RuntimeIdentifier=linux-x64;ContainerRuntimeIdentifiers=linux-musl-x64,linux-musl-arm64",
        "TargetFramework=net10.0;RuntimeIdentifiers=win-x64,linux-x64;ContainerRuntimeIdentifiers=linux-x64",
        "TargetFramework=net10.0;PublishAot=true;ContainerFamily=noble-chiseled",
        "TargetFramework=net10.0;PublishAot=true;ContainerFamily=alpine",
        "TargetFramework=net10.0;PublishTrimmed=true;ContainerFamily=noble",
        "TargetFramework=net8.0;PublishTrimmed=true;PublishSelfContained=true",
        "TargetFramework=net9.0;PublishAot=true;ContainerRuntimeIdentifier=linux-musl-x64;InvariantGlobalization=true",
        "TargetFramework=net10.0;PublishSingleFile=true",
        "TargetFramework=net10.0;PublishReadyToRun=true",
        "TargetFramework=net10.0;ContainerBaseImage=registry.example.com/base:1",
        "TargetFramework=net10.0;ContainerBaseImage=registry.example.com/base:1;ContainerFamily=noble-chiseled",
    ];

    [Theory]
    [InlineData("Microsoft.NET.Sdk")]
    [InlineData("Microsoft.NET.Sdk.Web")]
    public void The_inferred_image_is_the_one_that_the_SDK_takes(string sdk)
    {
        var expected = AskSdk(sdk);
        var actual = Cases.Select(properties => properties + " -> " + Infer(sdk, properties));
        Assert.Equal(string.Join('\n', expected), string.Join('\n', actual));
    }

    private static string Infer(string sdk, string properties)
    {
        var elements = string.Concat(properties.Split(';').Select(pair => pair.Split('=')).Select(pair => $"<{pair[0]}>{pair[1].Replace(',', ';')}</{pair[0]}>"));
        var text = $"<Project Sdk=\"{sdk}\"><PropertyGroup><OutputType>Exe</OutputType><ContainerRepository>a/b</ContainerRepository>{elements}</PropertyGroup></Project>";
        var images = DotNetProject.Read("App.csproj", new MemoryRepository().Add("App.csproj", text), null)!.Publishing!.BaseImages;
        return images.IsKnown ? string.Join(' ', images.Value) : "unknown: " + images.Reason;
    }

    // One process for all cases: each is an evaluation of the same project with other global properties.
    private static string[] AskSdk(string sdk)
    {
        var folder = Directory.CreateTempSubdirectory("lucid-base-");
        try
        {
            var items = string.Concat(Cases.Select((properties, index) => $"<Case Include=\"{index}\" Properties=\"{properties.Replace(",", "%3B", StringComparison.Ordinal)}\" />"));
            File.WriteAllText(Path.Combine(folder.FullName, "App.csproj"), $"""
                <Project Sdk="{sdk}">
                  <PropertyGroup><OutputType>Exe</OutputType></PropertyGroup>
                  <Target Name="All">
                    <ItemGroup>{items}</ItemGroup>
                    <MSBuild Projects="$(MSBuildProjectFullPath)" Targets="One" Properties="CaseIndex=%(Case.Identity);%(Case.Properties)" />
                  </Target>
                  <Target Name="One" DependsOnTargets="ComputeContainerBaseImage">
                    <Message Importance="high" Text="[$(CaseIndex)|$(ContainerBaseImage)]" />
                  </Target>
                </Project>
                """);
            var start = new ProcessStartInfo("dotnet", "msbuild -t:All -nologo -nodeReuse:false -m:1 -tl:off")
            {
                WorkingDirectory = folder.FullName,
                RedirectStandardOutput = true,
                StandardOutputEncoding = Encoding.UTF8,
            };
            foreach (var name in new[] { "MSBUILD_EXE_PATH", "MSBuildExtensionsPath", "MSBuildSDKsPath", "MSBuildLoadMicrosoftTargetsReadOnly" })
            {
                start.Environment.Remove(name);
            }

            start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
            start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return Cases.Select((properties, index) => properties + " -> " + Find(output, index)).ToArray();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Find(string output, int index)
    {
        var start = output.IndexOf($"[{index}|", StringComparison.Ordinal);
        Assert.True(start >= 0, output);
        start = output.IndexOf('|', start) + 1;
        return output[start..output.IndexOf(']', start)];
    }
}
