using System;
using System.Collections.Immutable;

namespace LucidCompliance.Model.Compose;

/// <summary>Completes a merged tree: takes out what <c>!reset</c> removed, lets the last of equal list items count, and gives every node its place.</summary>
internal static class ProjectTree
{
    /// <summary>Completes; false where the budget ends, then the rest of the tree is cut off.</summary>
    public static ComposeMapping Complete(ComposeMapping root, LoadBudget budget, out bool isWhole)
    {
        if (root.GetMapping("services") is { } services)
        {
            var entries = ImmutableArray.CreateBuilder<ComposeEntry>(services.Entries.Length);
            foreach (var entry in services.Entries)
            {
                entries.Add(entry.Value is ComposeMapping service ? entry.With(UniqueItems.Of(service)) : entry);
            }

            root = root.With("services", services.With(entries.MoveToImmutable()));
        }

        // Attaching changes nodes, and the files' trees may be shared with other loads: the root is always a fresh copy.
        root = (ComposeMapping)root.Copy();
        isWhole = Attach(root, budget);
        return root;
    }

    private static bool Attach(ComposeNode node, LoadBudget budget)
    {
        var isWhole = true;
        switch (node)
        {
            case ComposeMapping mapping:
                mapping.RemoveResets();
                isWhole = budget.Take(mapping.Entries.Length);
                if (!isWhole)
                {
                    mapping.Clear();
                    return false;
                }

                mapping.AttachChildren();
                foreach (var entry in mapping.Entries)
                {
                    isWhole &= Attach(entry.Value, budget);
                }

                break;
            case ComposeSequence sequence:
                sequence.RemoveResets();
                isWhole = budget.Take(sequence.Items.Length);
                if (!isWhole)
                {
                    sequence.Clear();
                    return false;
                }

                sequence.AttachChildren();
                foreach (var item in sequence.Items)
                {
                    isWhole &= Attach(item, budget);
                }

                break;
        }

        return isWhole;
    }

    /// <summary>Visits every scalar that counts: not those of extension fields.</summary>
    public static void VisitScalars(ComposeNode node, Action<ComposeScalar> visit)
    {
        switch (node)
        {
            case ComposeMapping mapping:
                foreach (var entry in mapping.Entries)
                {
                    if (!IsExtension(entry.Name, mapping))
                    {
                        VisitScalars(entry.Value, visit);
                    }
                }

                break;
            case ComposeSequence sequence:
                foreach (var item in sequence.Items)
                {
                    VisitScalars(item, visit);
                }

                break;
            case ComposeScalar scalar:
                visit(scalar);
                break;
        }
    }

    // Under "services" and the like every key is a name.
    private static bool IsExtension(string key, ComposeMapping parent) =>
        key.StartsWith("x-", StringComparison.Ordinal)
        && !(parent.Parent is { Parent: null } && parent.Key is "services" or "networks" or "volumes" or "secrets" or "configs" or "models")
        && parent.Key is not ("environment" or "labels" or "args" or "annotations" or "sysctls" or "extra_hosts");
}
