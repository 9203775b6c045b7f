using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using System.Text.Json;
using LucidCompliance.Package.Tests.Infrastructure;
using Xunit;

namespace LucidCompliance.Package.Tests;

/// <summary>The command line as a .NET tool, packed beside the package by the same command.</summary>
public sealed class ToolPackageTests
{
    [Fact]
    public void An_installed_tool_checks_fixes_and_explains_where_no_project_is()
    {
        var workspace = new Workspace().Write("a/Dockerfile", Workspace.Broken).Write("b/Dockerfile", "FROM scratch\nCOPY app /app\nUSER 65532\nCMD [\"/app\"]\nMAINTAINER me\n");

        var (exitCode, text) = Lucid(workspace, "check");
        Assert.Equal(1, exitCode);
        Assert.Contains("a/Dockerfile(2,1,2,5): error LUCID0001: ", text.Replace('\\', '/'));

        (exitCode, text) = Lucid(workspace, "fix", "b");
        Assert.Equal(0, exitCode);
        Assert.Contains("lucid fix: 1 fix in 1 file", text);
        Assert.DoesNotContain("MAINTAINER", File.ReadAllText(workspace["b/Dockerfile"]));

        (exitCode, text) = Lucid(workspace, "explain", "LUCID1002");
        Assert.Equal(0, exitCode);
        Assert.StartsWith("# LUCID1002: ", text, StringComparison.Ordinal);

        Assert.Equal(2, Lucid(workspace, "check", "nowhere").ExitCode);
    }

    [Fact]
    public void An_installed_tool_serves_an_editor()
    {
        var workspace = new Workspace().Write("Dockerfile", Workspace.Broken);
        using var server = Process.Start(new ProcessStartInfo(InstalledTool.Command, ["lsp", "--stdio"]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        Send("""{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"processId":null,"rootUri":null,"capabilities":{}}}""");
        Assert.Contains("\"serverInfo\":{\"name\":\"lucid\"", Receive());
        Send("""{"jsonrpc":"2.0","method":"initialized","params":{}}""");
        var uri = new Uri(workspace["Dockerfile"]).AbsoluteUri;
        var text = JsonSerializer.Serialize(Workspace.Broken);
        Send("""{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"URI","languageId":"dockerfile","version":1,"text":TEXT}}}"""
            .Replace("URI", uri, StringComparison.Ordinal).Replace("TEXT", text, StringComparison.Ordinal));
        var published = Receive();
        Assert.Contains("textDocument/publishDiagnostics", published);
        Assert.Contains("\"code\":\"LUCID0001\"", published);
        Send("""{"jsonrpc":"2.0","id":2,"method":"shutdown"}""");
        Assert.Contains("\"id\":2", Receive());
        Send("""{"jsonrpc":"2.0","method":"exit"}""");
        Assert.True(server.WaitForExit(30_000), "The server does not end.");
        Assert.Equal(0, server.ExitCode);

        void Send(string message)
        {
            var bytes = Encoding.UTF8.GetBytes(message);
            server.StandardInput.BaseStream.Write(Encoding.ASCII.GetBytes($"Content-Length: {bytes.Length}\r\n\r\n"));
            server.StandardInput.BaseStream.Write(bytes);
            server.StandardInput.BaseStream.Flush();
        }

        string Receive()
        {
            var length = 0;
            for (var line = ReadLine(); line.Length > 0; line = ReadLine())
            {
                length = line.StartsWith("Content-Length: ", StringComparison.Ordinal) ? int.Parse(line["Content-Length: ".Length..], CultureInfo.InvariantCulture) : length;
            }

            var bytes = new byte[length];
            server.StandardOutput.BaseStream.ReadExactly(bytes);
            return Encoding.UTF8.GetString(bytes);
        }

        string ReadLine()
        {
            var line = new StringBuilder();
            for (var c = server.StandardOutput.BaseStream.ReadByte(); c is not ('\n' or -1); c = server.StandardOutput.BaseStream.ReadByte())
            {
                line.Append((char)c);
            }

            return line.ToString().TrimEnd('\r');
        }
    }

    [Fact]
    public void It_runs_without_being_installed()
    {
        var workspace = new Workspace().Write("Dockerfile", Workspace.Broken);

        var log = DotNet.Run(workspace.Root, ["dnx", "LucidCompliance.Tool@" + PackageFeed.Instance.Version, "--yes", "check", "--sarif", "log.sarif"], InstalledTool.Home);

        Assert.Equal(1, log.ExitCode);
        Assert.Equal("Dockerfile(2): error LUCID0001", Assert.Single(log.Summary.Split('\n')));
        // The pages come along.
        Assert.Contains("## What to do", File.ReadAllText(workspace["log.sarif"]));
    }

    [Fact]
    public void It_holds_what_it_needs_and_nothing_else()
    {
        using var package = ZipFile.OpenRead(Path.Combine(PackageFeed.Instance.Feed, "LucidCompliance.Tool.any." + PackageFeed.Instance.Version + ".nupkg"));
        var names = package.Entries.Select(entry => entry.FullName).ToList();
        Assert.Contains("tools/net10.0/any/rules/LUCID1002.md", names);
        Assert.Contains("tools/net10.0/any/Lucid.YamlDotNet.dll", names);
        Assert.DoesNotContain(names, name => name.Contains("AssemblyRenamer", StringComparison.Ordinal) || name.Contains("Microsoft.Build", StringComparison.Ordinal) || name.EndsWith(".xml", StringComparison.Ordinal) && name.Contains("/Lucid", StringComparison.Ordinal));
    }

    private static (int ExitCode, string Text) Lucid(Workspace workspace, params string[] arguments) => InstalledTool.Run(workspace.Root, arguments);
}
