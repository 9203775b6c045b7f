using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using LucidCompliance.Diagnostics;
using LucidCompliance.Text;

namespace LucidCompliance.Tests.Cases;

/// <summary>Applies the first fix of each finding of a rule until nothing is left to apply.</summary>
internal static class FixRounds
{
    public static (MemoryRepository Files, int Rounds) Apply(RuleCase ruleCase, MemoryRepository files, string rule)
    {
        for (var round = 0; ; round++)
        {
            var edits = new Dictionary<string, List<TextEdit>>(StringComparer.Ordinal);
            foreach (var diagnostic in ruleCase.Analyze(files).Diagnostics)
            {
                if (diagnostic.Rule.Id == rule && diagnostic.Fixes.Length > 0)
                {
                    Add(edits, diagnostic.Fixes[0]);
                }
            }

            if (edits.Count == 0 || round > 5)
            {
                return (files, round);
            }

            files = Apply(files, edits);
        }
    }

    // A fix whose edits touch those of an earlier one waits for the next round.
    private static void Add(Dictionary<string, List<TextEdit>> edits, Fix fix)
    {
        foreach (var edit in fix.Edits)
        {
            if (edits.TryGetValue(edit.Text.Path, out var others) && others.Any(other => Touch(other.Span, edit.Edit.Span)))
            {
                return;
            }
        }

        foreach (var edit in fix.Edits)
        {
            if (!edits.TryGetValue(edit.Text.Path, out var list))
            {
                edits[edit.Text.Path] = list = [];
            }

            list.Add(edit.Edit);
        }
    }

    private static bool Touch(TextSpan left, TextSpan right) => left.Start <= right.End && right.Start <= left.End;

    private static MemoryRepository Apply(MemoryRepository files, Dictionary<string, List<TextEdit>> edits)
    {
        var result = new MemoryRepository();
        result.Tracked.UnionWith(files.Tracked);
        result.Ignored.UnionWith(files.Ignored);
        result.IgnoreFile = files.IgnoreFile;
        foreach (var (path, status) in files.Unreadable)
        {
            result.Unreadable[path] = status;
        }

        foreach (var path in files.Paths)
        {
            result.Add(path, files.ReadBytes(path));
        }

        foreach (var (path, list) in edits)
        {
            var text = files.Read(path).Text!;
            var content = TextEdit.Apply(text.Content, list);
            result.Add(path, Encoding.UTF8.GetBytes((text.HasByteOrderMark ? "\uFEFF" : "") + content));
        }

        return result;
    }
}
