using System;
using System.Collections.Generic;
using System.Text;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model;
using LucidCompliance.Model.Compose;
using LucidCompliance.Subjects;
using LucidCompliance.Syntax.DotEnv;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.Secrets;

/// <summary>LUCID2022: an env file and the example beside it have different keys. It stands at the first key that only one of them has.</summary>
public sealed class EnvExampleDrift : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID2022",
        Name = nameof(EnvExampleDrift),
        Title = "An env file and its example have different keys.",
        DefaultSeverity = DiagnosticSeverity.Info,
        Fix = FixSafety.Safe,
    };

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Check(AnalysisSubjects subjects)
    {
        foreach (var file in subjects.EnvFiles)
        {
            if (file is { IsRead: true, IsExample: false } && FindExample(file, subjects.Files) is { } example && Compare(file, example) is { } finding)
            {
                yield return finding;
            }
        }
    }

    private static DotEnvFile? FindExample(EnvFileSubject file, IRepositoryFiles files)
    {
        foreach (var path in ExampleFiles.Of(file.Artifact.Path))
        {
            if (files.Read(path).Text is { } text)
            {
                return DotEnvFile.Parse(text);
            }
        }

        return null;
    }

    private Diagnostic? Compare(EnvFileSubject file, DotEnvFile example)
    {
        var added = Missing(file.Syntax, example);
        var left = Missing(example, file.Syntax);
        if (added.Count > 0)
        {
            return Finding(
                file.At(added[0].KeySpan),
                $"{List(added)} not in '{example.Text.Path}': whoever starts from the example does not know of {Pronoun(added)}. Add {Pronoun(added)} there without {(added.Count == 1 ? "its value" : "their values")}.") with
            {
                KeyPath = added[0].Key,
                Fixes = [AddKeys(example.Text, added)],
            };
        }

        return left.Count == 0 ? null
            : Finding(
                new SourceLocation(example.Text, left[0].KeySpan),
                $"{List(left)} not in '{file.Artifact.Path}', which was made from this example before. Add {Pronoun(left)} there, or remove {Pronoun(left)} here if nothing needs {Pronoun(left)}.") with
            {
                KeyPath = left[0].Key,
            };
    }

    private static List<DotEnvEntry> Missing(DotEnvFile left, DotEnvFile right)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in right.Entries)
        {
            _ = keys.Add(entry.Key);
        }

        var missing = new List<DotEnvEntry>();
        foreach (var entry in left.Entries)
        {
            if (IsName(entry.Key) && keys.Add(entry.Key) && !IsMentioned(right.Text.Content, entry.Key))
            {
                missing.Add(entry);
            }
        }

        return missing;
    }

    // A broken line may hold anything, a secret too; what is no name is not repeated.
    private static bool IsName(string key)
    {
        foreach (var c in key)
        {
            if (!(char.IsLetterOrDigit(c) || c is '_' or '.' or '-'))
            {
                return false;
            }
        }

        return key.Length is > 0 and <= 100;
    }

    // "# OPTIONAL_KEY=": switched off, but known.
    private static bool IsMentioned(string text, string key)
    {
        for (var at = text.IndexOf(key, StringComparison.Ordinal); at >= 0; at = text.IndexOf(key, at + 1, StringComparison.Ordinal))
        {
            var start = at;
            while (start > 0 && text[start - 1] is ' ' or '\t' or '#')
            {
                start--;
            }

            var end = at + key.Length;
            if ((start == 0 || text[start - 1] == '\n') && start < at && text.IndexOf('#', start, at - start) >= 0 && end < text.Length && text[end] == '=')
            {
                return true;
            }
        }

        return false;
    }

    private static Fix AddKeys(SourceText example, List<DotEnvEntry> keys)
    {
        var lines = new StringBuilder();
        if (example.Length > 0 && example.Content[example.Length - 1] != '\n')
        {
            lines.Append(example.NewLine);
        }

        foreach (var entry in keys)
        {
            lines.Append(entry.Key).Append('=').Append(example.NewLine);
        }

        return new Fix("Add the keys to the example", FixSafety.Safe, [new FileEdit(example, new TextEdit(new TextSpan(example.Length, 0), lines.ToString()))]);
    }

    private static string List(List<DotEnvEntry> keys) =>
        keys.Count == 1 ? $"'{keys[0].Key}' is"
        : keys.Count == 2 ? $"'{keys[0].Key}' and '{keys[1].Key}' are"
        : FormattableString.Invariant($"'{keys[0].Key}' and {keys.Count - 1} other keys are");

    private static string Pronoun(List<DotEnvEntry> keys) => keys.Count == 1 ? "it" : "them";
}
