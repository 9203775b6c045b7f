using System;
using System.Threading;
using LucidCompliance.Diagnostics;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace LucidCompliance.Build.Tasks;

/// <summary>What all tasks share: cancellation, and that no failure of ours ends a build with a stack trace.</summary>
public abstract class RepositoryTask : Task, ICancelableTask, IDisposable
{
    private readonly CancellationTokenSource _cancellation = new();

    /// <summary>Signals that the user stopped the build.</summary>
    protected CancellationToken Cancellation => _cancellation.Token;

    /// <inheritdoc/>
    public void Cancel() => _cancellation.Cancel();

    /// <inheritdoc/>
    public sealed override bool Execute()
    {
        try
        {
            Run();
            return !Log.HasLoggedErrors;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
        catch (Exception e) when (e is not (OutOfMemoryException or StackOverflowException))
        {
            // The exception's message may repeat what an artifact contains; its type and its place are enough to find the defect.
            Log.LogWarning(
                null, FrontEndRuleIds.RuleFailed, null, BuildEngine.ProjectFileOfTaskNode, 0, 0, 0, 0,
                "LucidCompliance could not finish: " + GetType().Name + " stopped with " + e.GetType().Name
                + ". Its findings are incomplete. Run with -v:d and report what follows the warning.");
            Log.LogMessage(MessageImportance.Low, "{0}", e.StackTrace);
            return true;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Does the task's work.</summary>
    protected abstract void Run();

    /// <summary>Frees what the task holds.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _cancellation.Dispose();
        }
    }
}
