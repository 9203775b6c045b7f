using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;

namespace LucidCompliance.Package.Tests.Infrastructure;

/// <summary>The packed tool, installed as a user installs it; once in a run.</summary>
internal static class InstalledTool
{
    private static readonly Lazy<string> Installed = new(Install);

    /// <summary>The folder of the command <c>lucid</c>.</summary>
    public static string Folder => Installed.Value;

    /// <summary>The command's file.</summary>
    public static string Command => Path.Combine(Folder, OperatingSystem.IsWindows() ? "lucid.exe" : "lucid");

    /// <summary>What the dotnet command keeps for its user must not reach the home of whoever runs the tests.</summary>
    public static Dictionary<string, string?> Home => new() { ["DOTNET_CLI_HOME"] = Path.Combine(PackageFeed.Instance.Home, "cli") };

    public static (int ExitCode, string Text) Run(string directory, params IReadOnlyList<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Command, arguments) { WorkingDirectory = directory, RedirectStandardOutput = true })!;
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, text);
    }

    private static string Install()
    {
        var workspace = new Workspace();
        var folder = workspace["tools"];
        var log = DotNet.Run(workspace.Root, ["tool", "install", "LucidCompliance.Tool", "--version", PackageFeed.Instance.Version, "--tool-path", folder], Home);
        return log.ExitCode == 0 ? folder : throw new InvalidOperationException(log.Text);
    }
}
