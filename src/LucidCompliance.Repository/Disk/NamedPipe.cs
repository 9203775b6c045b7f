using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Text;

namespace LucidCompliance.Repository.Disk;

/// <summary>Tells a pipe from a file. Whoever opens a pipe waits until somebody writes to it, which in a build nobody does.</summary>
internal static class NamedPipe
{
    private const int SeekCurrent = 1;

    // O_RDONLY with O_NONBLOCK, which has one value on Linux and another on the systems that descend from BSD.
    private static readonly int OpenWithoutWaiting = RuntimeInformation.IsOSPlatform(OSPlatform.Linux) ? 0x800 : 0x4;

    /// <summary>
    /// Whether a path names a pipe, or a device that cannot be read from its beginning. No API of .NET says so; the attributes and the
    /// length of a pipe are those of an empty file, so only an empty file need be asked.
    /// </summary>
    public static bool Is(string path)
    {
        if (Path.DirectorySeparatorChar == '\\')
        {
            return false;
        }

        try
        {
            var descriptor = Open(Encoding.UTF8.GetBytes(path + '\0'), OpenWithoutWaiting);
            if (descriptor < 0)
            {
                // The system refuses this file; whoever reads it gets the reason.
                return false;
            }

            var isPipe = Seek(descriptor, IntPtr.Zero, SeekCurrent).ToInt64() < 0;
            _ = Close(descriptor);
            return isPipe;
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            return false;
        }
    }

    [DllImport("libc", EntryPoint = "open")]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "lseek")]
    private static extern IntPtr Seek(int descriptor, IntPtr offset, int origin);

    [DllImport("libc", EntryPoint = "close")]
    private static extern int Close(int descriptor);
}
