using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using LucidCompliance.Engine.Baselines;
using LucidCompliance.Engine.Fixes;
using LucidCompliance.Repository.Disk;
using LucidCompliance.Repository.Fixes;

namespace LucidCompliance.Repository.Baselines;

/// <summary>Writes planned baselines, each at once or not at all. The caller holds the repository's lock.</summary>
internal static class BaselineFiles
{
    /// <summary>Writes the files; returns a sentence for each that could not be written.</summary>
    public static List<string> Write(RepositoryDisk disk, BaselinePlan plan)
    {
        var refusals = new List<string>();
        foreach (var change in plan.Files)
        {
            if (change.Original is { } original)
            {
                var replacement = FileReplacement.Prepare(disk, new FixedFile(original, change.NewContent), out var refusal);
                var failure = replacement is null ? refusal : replacement.Write();
                if (failure is not null)
                {
                    refusals.Add(failure);
                }
            }
            else if (File.Exists(disk.GetAbsolutePath(change.Path)) || !AtomicFile.TryWrite(disk.GetAbsolutePath(change.Path), Encoding.UTF8.GetBytes(change.NewContent)))
            {
                refusals.Add(change.Path + " cannot be written.");
            }
        }

        return refusals;
    }
}
