using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model.Compose;
using LucidCompliance.Subjects;
using LucidCompliance.Syntax.Interpolation;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.Compose;

/// <summary>LUCID6001: a reference without default to a variable that no known source defines, so that Compose puts an empty text there.</summary>
public sealed class VariableUndefined : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID6001",
        Name = nameof(VariableUndefined),
        Title = "A Compose file refers to a variable that nothing defines.",
        DefaultSeverity = DiagnosticSeverity.Error,
        Fix = FixSafety.Unsafe,
        YieldsTo = ["LUCID6002", "LUCID6015", "LUCID6016"],
    };

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Check(AnalysisSubjects subjects)
    {
        foreach (var project in subjects.ComposeProjects)
        {
            var sources = project.Project.Sources;
            ImmutableArray<string>? names = null;
            var repeated = new Dictionary<string, List<VariableReference>>(StringComparer.Ordinal);
            var order = new List<string>();
            foreach (var reference in EvaluatedReferences.In(project.Project.References))
            {
                if (reference.Operator == InterpolationOperator.None
                    && reference.Status == VariableStatus.Undefined
                    && !VariableWords.IsOfProcess(reference.Name)
                    && !VariableWords.BelongsElsewhere(subjects, project.Project, reference.Location.Path))
                {
                    names ??= sources.Names;
                    if (IsOfCommand(reference.KeyPath) && ShellVariables.IsSetBefore(reference.Location, reference.Name))
                    {
                        yield return DescribeShellVariable(reference, project);
                    }
                    else if (VariableNames.FindNearest(reference.Name, names.Value) is { } nearest)
                    {
                        yield return Describe(reference, project, nearest);
                    }
                    else if (repeated.TryGetValue(reference.Name, out var others))
                    {
                        others.Add(reference);
                    }
                    else
                    {
                        repeated.Add(reference.Name, [reference]);
                        order.Add(reference.Name);
                    }
                }
            }

            // A misspelt name is a defect of its place; a missing definition is one defect, wherever the name stands.
            foreach (var name in order)
            {
                yield return Describe(repeated[name], project);
            }
        }
    }

    private Diagnostic Describe(List<VariableReference> references, ComposeSubject project)
    {
        var first = references[0];
        var related = ImmutableArray.CreateBuilder<RelatedLocation>();
        var seen = new HashSet<SourceLocation> { first.Location };
        foreach (var other in references)
        {
            if (seen.Add(other.Location))
            {
                related.Add(new RelatedLocation(other.Location, "It is empty here too."));
            }
        }

        return Describe(first, project, nearest: null, related.Count) with { Related = related.ToImmutable() };
    }

    private Diagnostic Describe(VariableReference reference, ComposeSubject project, string? nearest, int others = 0)
    {
        var sources = project.Project.Sources;
        var name = reference.Name;
        var advice = nearest is not null ? $"Did you mean '{nearest}'?"
            : sources.HasList ? $"Define it there, or write a default: ${{{name}:-value}}."
            : sources.HasDotEnv ? $"Define it there, list the env files in the policy, or write a default, an empty one where it may be missing: ${{{name}:-}}."
            : $"Define it in a .env file in the project directory, list the env files in the policy, or write a default: ${{{name}:-value}}.";
        var finding = Finding(reference.Location, $"No env file defines the variable '{name}'{Read(sources)}, so Compose puts an empty text here{Elsewhere(others)}. {advice}") with
        {
            Severity = VariableWords.LevelOf(sources),
            Subject = VariableWords.SubjectOf(project.Project, name),
            KeyPath = reference.KeyPath.Length == 0 ? null : reference.KeyPath,
            Service = reference.Owner?.ServiceName ?? project.FindServiceOf(reference.KeyPath),
        };
        return nearest is null ? finding : finding with
        {
            Fixes = [Fix.Replace($"Refer to '{nearest}'", FixSafety.Unsafe, reference.NameLocation, nearest)],
        };
    }

    // "services.db.healthcheck.test", "services.db.command[2]"
    private static bool IsOfCommand(string keyPath)
    {
        foreach (var part in new[] { ".healthcheck.test", ".command", ".entrypoint" })
        {
            if (keyPath.IndexOf(part, StringComparison.Ordinal) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    // The command works with an empty text whatever the environment is.
    private Diagnostic DescribeShellVariable(VariableReference reference, ComposeSubject project)
    {
        var level = VariableWords.LevelOf(project.Project.Sources);
        return Finding(
            reference.Location,
            $"The command sets '{reference.Name}' itself, but Compose reads the sign first and puts an empty text in the place of this reference. Write '$$', which Compose passes on to the shell as '$'.") with
        {
            Severity = level == DiagnosticSeverity.Info ? DiagnosticSeverity.Warning : level,
            Subject = VariableWords.SubjectOf(project.Project, reference.Name),
            KeyPath = reference.KeyPath,
            Service = reference.Owner?.ServiceName ?? project.FindServiceOf(reference.KeyPath),
            Fixes = reference.Location.Text.Content[reference.Location.Span.Start] == '$'
                ? [new Fix("Leave the variable to the shell", FixSafety.Unsafe, [new FileEdit(reference.Location.Text, new TextEdit(new TextSpan(reference.Location.Span.Start, 0), "$"))])]
                : [],
        };
    }

    private static string Elsewhere(int count) => count switch
    {
        0 => "",
        1 => " and at another place",
        _ => " and at " + count.ToString(CultureInfo.InvariantCulture) + " other places",
    };

    private static string Read(VariableSources sources) => VariableWords.NameFiles(sources) is { } files ? $" ({files} counts)" : "";
}
