using System;
using System.Diagnostics;
using System.IO;

namespace LucidCompliance.Tests.Build;

/// <summary>A folder on the disk for one test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public TemporaryFolder()
    {
        Path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), "lucid-" + Guid.NewGuid().ToString("N")[..10], "root");
        Directory.CreateDirectory(Path);
    }

    public string Path { get; }

    public string this[string path] => System.IO.Path.Combine(Path, path);

    public TemporaryFolder Write(string path, string content = "")
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(this[path])!);
        File.WriteAllText(this[path], content);
        return this;
    }

    /// <summary>Runs git in the folder; false where there is none.</summary>
    public bool Git(params string[] arguments)
    {
        try
        {
            using var git = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = Path, RedirectStandardOutput = true, RedirectStandardError = true })!;
            git.WaitForExit();
            return git.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    public void Dispose() => Directory.Delete(System.IO.Path.GetDirectoryName(Path)!, recursive: true);
}
