using System;
using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model.Compose;
using LucidCompliance.Subjects;
using LucidCompliance.Syntax.DotEnv;

namespace LucidCompliance.Rules.Compose;

/// <summary>LUCID6013: a key that a mapping of a Compose file or an env file has twice.</summary>
public sealed class KeyRepeated : Rule
{
    private const string First = "The key stands here first.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID6013",
        Name = nameof(KeyRepeated),
        Title = "A key is written twice in a mapping or an env file.",
        DefaultSeverity = DiagnosticSeverity.Error,
        PeerIds = ["dclint invalid-yaml"],
    };

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Check(AnalysisSubjects subjects)
    {
        foreach (var project in subjects.ComposeProjects)
        {
            foreach (var problem in ProjectProblems.Of(project, ComposeProblemKind.RepeatedKey))
            {
                yield return ProjectProblems.Describe(Finding(problem.Location, problem.Message), problem, project, First);
            }
        }

        foreach (var file in subjects.EnvFiles)
        {
            foreach (var finding in Check(file))
            {
                yield return finding;
            }
        }
    }

    private IEnumerable<Diagnostic> Check(EnvFileSubject file)
    {
        var entries = new Dictionary<string, DotEnvEntry>(StringComparer.Ordinal);
        foreach (var entry in file.Syntax.Entries)
        {
            if (entries.TryGetValue(entry.Key, out var first))
            {
                var line = Wording.Line(file.At(first.KeySpan));
                yield return Finding(
                    file.At(entry.KeySpan),
                    $"'{entry.Key}' is defined in line {line} already. Compose takes the last value without a word, so the one there has no effect. Remove one of them.") with
                {
                    Severity = DiagnosticSeverity.Warning,
                    KeyPath = entry.Key,
                    Related = [new RelatedLocation(file.At(first.KeySpan), First)],
                };
            }

            entries[entry.Key] = entry;
        }
    }
}
