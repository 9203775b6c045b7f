using System;
using System.Threading.Tasks;
using Xunit;

namespace LucidCompliance.Tests;

/// <summary>Fails a test whose work does not come to an end. It measures nothing: what ends at all on hostile text ends in a small part of this.</summary>
internal static class HangGuard
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static void Run(Action work) =>
        _ = Run(() =>
        {
            work();
            return true;
        });

    public static T Run<T>(Func<T> work)
    {
        var task = Task.Factory.StartNew(work, TaskCreationOptions.LongRunning);
        Assert.True(((IAsyncResult)task).AsyncWaitHandle.WaitOne(Patience), "The work does not come to an end.");
        return task.GetAwaiter().GetResult();
    }
}
