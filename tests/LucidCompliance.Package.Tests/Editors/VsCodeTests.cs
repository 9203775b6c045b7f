using System;
using System.Diagnostics;
using System.IO;
using System.IO.Compression;
using System.Linq;
using LucidCompliance.Package.Tests.Infrastructure;
using Xunit;

namespace LucidCompliance.Package.Tests.Editors;

/// <summary>The extension for VS Code, as far as it can be judged without VS Code.</summary>
public sealed class VsCodeTests
{
    [VsCodeFact]
    public void The_extension_is_packaged_with_its_client_and_without_its_tools()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("lucid-vsix-").FullName, "lucid-compliance.vsix");

        Node(VsCodeFactAttribute.Packager, "package", "--allow-missing-repository", "--no-rewrite-relative-links", "--out", file);

        using (var package = ZipFile.OpenRead(file))
        {
            var names = package.Entries.Select(entry => entry.FullName).ToList();
            Assert.Contains("extension/extension.js", names);
            Assert.Contains("extension/server.js", names);
            Assert.Contains("extension/LICENSE.txt", names);
            Assert.Contains("extension/node_modules/vscode-languageclient/package.json", names);
            Assert.DoesNotContain(names, name => name.Contains("vsce", StringComparison.Ordinal) || name.EndsWith(".ts", StringComparison.Ordinal));
        }

        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    [VsCodeFact]
    public void The_setting_then_the_manifest_of_a_trusted_folder_then_the_path_choose_the_server()
    {
        var folder = Directory.CreateTempSubdirectory("lucid-vscode-").FullName;
        Directory.CreateDirectory(Path.Combine(folder, ".config"));
        Directory.CreateDirectory(Path.Combine(folder, "inner"));
        File.WriteAllText(Path.Combine(folder, ".config", "dotnet-tools.json"), """{"version": 1, "isRoot": true, "tools": {"lucidcompliance.tool": {"version": "0.1.0", "commands": ["lucid"]}}}""");
        var inner = Path.Combine(folder, "inner");

        Assert.Equal("/opt/lucid lsp", Find("/opt/lucid", inner, "true"));
        Assert.Equal("dotnet tool run lucid lsp", Find("", inner, "true"));
        Assert.Equal("lucid lsp", Find("", inner, "false"));
        Assert.Equal("lucid lsp", Find("", Path.GetDirectoryName(folder)!, "true"));
        Directory.Delete(folder, recursive: true);

        static string Find(string path, string folder, string isTrusted) => Node(
            "-e", "const s = require('./server').findServer(process.argv[1], process.argv[2], process.argv[3] === 'true'); console.log([s.command, ...s.args].join(' '))",
            path, folder, isTrusted);
    }

    private static string Node(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("node", arguments) { WorkingDirectory = VsCodeFactAttribute.Folder, RedirectStandardOutput = true })!;
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, text);
        return text.Trim();
    }
}
