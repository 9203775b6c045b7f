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
    public bool Git(params string[] arguments) => Run("git", arguments);

    /// <summary>Makes a named pipe; false where the system has none.</summary>
    public bool MakePipe(string path) => Run("mkfifo", this[path]);

    private bool Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = Path, RedirectStandardOutput = true, RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    public void Dispose() => Directory.Delete(System.IO.Path.GetDirectoryName(Path)!, recursive: true);
}
