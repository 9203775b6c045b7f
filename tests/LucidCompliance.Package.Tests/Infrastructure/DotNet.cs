using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Text;
using System.Threading;

namespace LucidCompliance.Package.Tests.Infrastructure;

/// <summary>Runs the dotnet command as a user's shell does, without servers that outlive it.</summary>
internal static class DotNet
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    public static BuildLog Run(string directory, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string?>? environment = null)
    {
        using var process = Start(directory, arguments, environment);
        var output = new StringBuilder();
        using var closed = new CountdownEvent(2);
        DataReceivedEventHandler append = (_, e) =>
        {
            if (e.Data is null)
            {
                closed.Signal();
                return;
            }

            lock (output)
            {
                output.Append(e.Data).Append('\n');
            }
        };
        process.OutputDataReceived += append;
        process.ErrorDataReceived += append;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException("dotnet " + string.Join(' ', arguments) + " did not end:\n" + output);
        }

        closed.Wait(TimeSpan.FromSeconds(20));
        lock (output)
        {
            return new BuildLog(process.ExitCode, output.ToString());
        }
    }

    /// <param name="directory">The working directory.</param>
    /// <param name="arguments">The command's arguments.</param>
    /// <param name="environment">Variables beside those that every run has.</param>
    /// <param name="launcher">A program that becomes dotnet, with its own arguments in front of dotnet's; null starts dotnet itself.</param>
    public static Process Start(string directory, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string?>? environment = null, IReadOnlyList<string>? launcher = null)
    {
        string[] command = [.. launcher ?? [], "dotnet", .. arguments];
        var start = new ProcessStartInfo(command[0])
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            UseShellExecute = false,
        };
        foreach (var argument in command.AsSpan(1))
        {
            start.ArgumentList.Add(argument);
        }

        // The test host's own MSBuild variables must not reach the build under test.
        foreach (var name in new[] { "MSBUILD_EXE_PATH", "MSBuildExtensionsPath", "MSBuildSDKsPath", "MSBuildLoadMicrosoftTargetsReadOnly", "DOTNET_RUNNING_IN_CONTAINER", "CI" })
        {
            start.Environment.Remove(name);
        }

        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";

        // A build of seconds ends before profiles of its code are worth anything.
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["NUGET_PACKAGES"] = PackageFeed.Instance.GlobalPackages;
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>())
        {
            if (value is null)
            {
                start.Environment.Remove(name);
            }
            else
            {
                start.Environment[name] = value;
            }
        }

        return Process.Start(start) ?? throw new InvalidOperationException("dotnet does not start.");
    }
}
