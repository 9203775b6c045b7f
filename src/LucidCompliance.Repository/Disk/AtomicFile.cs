using System;
using System.IO;

namespace LucidCompliance.Repository.Disk;

/// <summary>Replaces files so that a reader sees the old or the new content, never a part, also while two builds run side by side.</summary>
internal static class AtomicFile
{
    /// <summary>Writes the file and creates its directory. False where the disk refuses (a read-only checkout).</summary>
    public static bool TryWrite(string path, byte[] content)
    {
        var temporary = path + "." + Guid.NewGuid().ToString("N").Substring(0, 8) + ".tmp";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(temporary, content);
            for (var attempt = 0; ; attempt++)
            {
                try
                {
                    if (File.Exists(path))
                    {
                        File.Replace(temporary, path, null);
                    }
                    else
                    {
                        File.Move(temporary, path);
                    }

                    return true;
                }
                catch (IOException) when (attempt < 3)
                {
                    // Another build replaced or removed the file between the two calls.
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            TryDelete(temporary);
            return false;
        }
    }

    /// <summary>Deletes the file where it exists and the disk lets it go.</summary>
    public static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Nothing more can be done about a file that the disk keeps.
        }
    }
}
