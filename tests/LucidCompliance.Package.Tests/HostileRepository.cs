using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;
using LucidCompliance.Package.Tests.Infrastructure;

namespace LucidCompliance.Package.Tests;

/// <summary>One repository with every kind of bad input, each in a folder of its own, and two builds of it.</summary>
public sealed class HostileRepository
{
    private readonly Workspace _workspace;

    public HostileRepository()
    {
        _workspace = Workspace.WithSdk("""<ItemGroup><LucidArtifact Include="missing/compose.yml" Kind="Compose" /></ItemGroup>""")
            .Write("sound/Dockerfile", Workspace.Broken)
            .Write("sound/compose.yml", "services:\n  web:\n    image: nginx\n")
            .Write("binary/Dockerfile", [0x7F, 0x45, 0x4C, 0x46, 0, 1, 2, 3, 0xFF])
            .Write("not-utf8/Dockerfile", [.. "FROM scratch\n# "u8, 0xFF, 0xFE, 0xFF])
            .Write("not-utf8/.env", [.. "A="u8, 0xC3, 0x28])
            .Write("utf16/Dockerfile", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Workspace.Broken)])
            .Write("empty/Dockerfile", string.Empty)
            .Write("long/Dockerfile", "FROM scratch\n" + Repeat("LABEL a=b\n", 99_997) + "CPOY a /b\n" + Workspace.Sound)
            .Write("big/compose.yml", "services:\n" + Repeat("  # ten megabytes of remarks\n", 400_000))
            .Write("bomb/compose.yml", "x-a: &a [x, x, x, x, x, x, x, x, x]\n" + string.Concat(Enumerable.Range('b', 9).Select(Nine)) + "services: { web: { image: nginx, environment: *j } }\n")
            .Write("circle/compose.yml", "x-a: &a\n  b: *a\nservices: { web: { image: nginx, environment: *a } }\n")
            .Write("deep/compose.yml", "services:\n  web: " + Repeat("{a: ", 5_000) + "1" + Repeat("}", 5_000) + "\n")
            .Write("deep-blocks/compose.yml", string.Concat(Enumerable.Range(0, 1_000).Select(level => new string(' ', level) + "x-a:\n")))
            .Write("deep-list/compose.yml", "x-a: " + Repeat("[", 5_000) + Repeat("]", 5_000) + "\n")
            .Write("deep/appsettings.json", Repeat("{\"a\":", 5_000) + "1" + Repeat("}", 5_000))
            .Write("deep-list/appsettings.json", Repeat("[", 5_000) + Repeat("]", 5_000))
            .Write("itself/compose.yml", "include: [compose.yml]\nservices: { web: { image: nginx } }\n")
            .Write("typo/lucid-compliance.yml", "version: 1\nregistrys: { allow: [gcr.io] }\n").Write("typo/Dockerfile", Workspace.Broken)
            .Write("tab/lucid-compliance.yml", "version: 1\nrules:\n\tLUCID0001: none\n").Write("tab/Dockerfile", Workspace.Broken)
            .Write("open/lucid-compliance.yml", "version: [1\nrules: {\n").Write("open/Dockerfile", Workspace.Broken);
        Directory.CreateDirectory(_workspace["folder/Dockerfile"]);
        Link("links/Dockerfile", "b").Link("links/b", "Dockerfile").Link("links/up", "..").Link("outside/Dockerfile", "/etc/hostname");
        HasPipes = !OperatingSystem.IsWindows() && MakePipe("pipe/Dockerfile") && MakePipe("pipe/lucid-compliance.yml") && MakePipe("pipe.proj") && MakePipe("pipe/.gitignore");
        MayReadEverything = OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess;
        if (!OperatingSystem.IsWindows() && !MayReadEverything)
        {
            _workspace.Write("secret/Dockerfile", Workspace.Broken);
            File.SetUnixFileMode(_workspace["secret/Dockerfile"], UnixFileMode.None);
        }

        First = _workspace.Build("compliance.proj", "-v:n");
        Second = _workspace.Build("compliance.proj", "-v:d");
    }

    internal bool HasPipes { get; }

    internal bool MayReadEverything { get; }

    internal BuildLog First { get; }

    internal BuildLog Second { get; }

    /// <summary>The findings of the first build as <c>path(line,column,endLine,endColumn): level code</c>.</summary>
    internal string[] Findings => First.Findings
        .Select(f => FormattableString.Invariant($"{GetPath(f)}({f.Line},{f.Column},{f.EndLine},{f.EndColumn}): {f.Level} {f.Code}"))
        .ToArray();

    internal string GetPath(LogLine finding) => Path.GetRelativePath(_workspace.Root, finding.File).Replace('\\', '/');

    private static string Nine(int letter) => $"x-{(char)letter}: &{(char)letter} [{string.Join(", ", Enumerable.Repeat("*" + (char)(letter - 1), 9))}]\n";

    private static string Repeat(string text, int count) => new StringBuilder(text.Length * count).Insert(0, text, count).ToString();

    private HostileRepository Link(string path, string target)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_workspace[path])!);
        File.CreateSymbolicLink(_workspace[path], target);
        return this;
    }

    private bool MakePipe(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_workspace[path])!);
        using var process = Process.Start("mkfifo", [_workspace[path]]);
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
