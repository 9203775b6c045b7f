using System;
using System.IO;
using System.Security.Cryptography;
using System.Text;
using System.Threading;

namespace LucidCompliance.Repository.Fixes;

/// <summary>
/// Lets one reporter at a time fix a repository, also in several processes: each sees what the one before it has written. Must be freed by
/// the thread that took it.
/// </summary>
internal sealed class RepositoryLock : IDisposable
{
    private Mutex? _mutex;

    private RepositoryLock(Mutex? mutex) => _mutex = mutex;

    /// <summary>Waits for the repository.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static RepositoryLock Take(string root, CancellationToken cancellation)
    {
        Mutex mutex;
        try
        {
            mutex = new Mutex(false, GetName(root));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or WaitHandleCannotBeOpenedException or PlatformNotSupportedException)
        {
            // No place for locks on this machine; the files are still compared before they are replaced.
            return new RepositoryLock(null);
        }

        try
        {
            while (!mutex.WaitOne(100))
            {
                cancellation.ThrowIfCancellationRequested();
            }
        }
        catch (AbandonedMutexException)
        {
            // Its holder died; the files that it wrote are whole.
        }
        catch (OperationCanceledException)
        {
            mutex.Dispose();
            throw;
        }

        return new RepositoryLock(mutex);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _mutex?.ReleaseMutex();
        _mutex?.Dispose();
        _mutex = null;
    }

    private static string GetName(string root)
    {
        using var hash = SHA256.Create();
        return "LucidFix-" + BitConverter.ToString(hash.ComputeHash(Encoding.UTF8.GetBytes(root)), 0, 16).Replace("-", string.Empty);
    }
}
