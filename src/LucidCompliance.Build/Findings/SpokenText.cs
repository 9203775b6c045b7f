using System;
using System.IO;
using System.Text;
using LucidCompliance.Repository.Disk;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace LucidCompliance.Build.Findings;

/// <summary>Text that a target was asked for: it goes to the log, to the console whatever the logger, and to a file.</summary>
internal static class SpokenText
{
    /// <summary>Says the text.</summary>
    /// <param name="log">The task's log.</param>
    /// <param name="text">The text, without control characters.</param>
    /// <param name="file">Where the text is kept, because not every console shows it.</param>
    public static void Say(TaskLoggingHelper log, string text, string file)
    {
        AtomicFile.TryWrite(Path.GetFullPath(file), Encoding.UTF8.GetBytes(text));
        log.LogMessage(MessageImportance.High, "{0}", text);

        // The terminal logger shows no message of a project, however important; it tells its presence by this variable.
        if (Environment.GetEnvironmentVariable("_MSBUILDTLENABLED") == "1")
        {
            Console.Out.WriteLine(text);
        }
    }
}
