using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model.Compose;
using LucidCompliance.Policy;
using LucidCompliance.Subjects;
using LucidCompliance.Syntax.DotEnv;
using LucidCompliance.Syntax.Interpolation;

namespace LucidCompliance.Rules.Compose;

/// <summary>LUCID6002: a variable that a <c>${NAME:?}</c> or the policy demands has no value.</summary>
public sealed class RequiredVariableMissing : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID6002",
        Name = nameof(RequiredVariableMissing),
        Title = "A required variable has no value.",
        DefaultSeverity = DiagnosticSeverity.Error,
    };

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Check(AnalysisSubjects subjects)
    {
        var byPolicy = new HashSet<object>();
        foreach (var policy in subjects.Policies.Documents)
        {
            foreach (var required in policy.Environment.Required)
            {
                foreach (var finding in CheckPolicy(subjects, policy, required))
                {
                    byPolicy.Add(finding.Subject!);
                    yield return finding;
                }
            }
        }

        foreach (var project in subjects.ComposeProjects)
        {
            foreach (var reference in EvaluatedReferences.In(project.Project.References))
            {
                if (IsMissing(reference)
                    && !VariableWords.IsOfProcess(reference.Name)
                    && !VariableWords.BelongsElsewhere(subjects, project.Project, reference.Location.Path)
                    && !byPolicy.Contains(VariableWords.SubjectOf(project.Project, reference.Name)))
                {
                    yield return Describe(reference, project);
                }
            }
        }
    }

    private static bool IsMissing(VariableReference reference) =>
        (reference.Operator == InterpolationOperator.Required && reference.Status == VariableStatus.Undefined)
        || (reference.Operator == InterpolationOperator.RequiredNotEmpty && reference.Status is VariableStatus.Undefined or VariableStatus.Empty);

    private Diagnostic Describe(VariableReference reference, ComposeSubject project)
    {
        var sources = project.Project.Sources;
        var files = VariableWords.NameFiles(sources);
        var state = reference.Status == VariableStatus.Empty ? $"{files ?? "its env file"} leaves it empty"
            : files is null ? "there is no env file that defines it"
            : $"{files} does not define it";
        return Finding(
            reference.Location,
            $"Compose demands the variable '{reference.Name}' here, and {state}, so every docker compose command stops with an error. "
            + "Define it in an env file, or list it under environment.provided in the policy where the host defines it.") with
        {
            Severity = VariableWords.LevelOf(sources),
            Subject = VariableWords.SubjectOf(project.Project, reference.Name),
            KeyPath = reference.KeyPath.Length == 0 ? null : reference.KeyPath,
            Service = reference.Owner?.ServiceName ?? project.FindServiceOf(reference.KeyPath),
        };
    }

    // One finding for each project whose sources lack the variable; they stand at one policy line, where equal ones merge. The variable is
    // missing only where all of them lack it.
    private IEnumerable<Diagnostic> CheckPolicy(AnalysisSubjects subjects, PolicyDocument policy, PolicyValue<string> required)
    {
        if (required.Location is not { } location)
        {
            yield break;
        }

        var projects = ImmutableArray.CreateBuilder<ComposeProject>();
        foreach (var project in subjects.ComposeProjects)
        {
            if (ReferenceEquals(project.Policy, policy))
            {
                if (project.Project.Sources.StatusOf(required.Value) is VariableStatus.Defined or VariableStatus.Unknown)
                {
                    yield break;
                }

                projects.Add(project.Project);
            }
        }

        var finding = Finding(location, string.Empty) with { KeyPath = "environment.required." + required.Value };
        if (projects.Count == 0)
        {
            if (ListedFilesLack(subjects, policy, required.Value) is { } files)
            {
                yield return finding with { Message = Message(required.Value, files), Subject = "variable " + required.Value };
            }

            yield break;
        }

        foreach (var project in projects)
        {
            yield return finding with
            {
                Message = Message(required.Value, VariableWords.NameFiles(project.Sources)),
                Subject = VariableWords.SubjectOf(project, required.Value),
                Related = References(project, required.Value),
            };
        }
    }

    private static string Message(string name, string? files) =>
        $"The policy demands the variable '{name}', and {(files is null ? "there is no env file that defines it" : files + " gives it no value")}. "
        + "What needs it starts with an empty text. Define it there, or list it under environment.provided where the host defines it.";

    private static ImmutableArray<RelatedLocation> References(ComposeProject project, string name)
    {
        const int Most = 3;
        var related = ImmutableArray.CreateBuilder<RelatedLocation>();
        foreach (var reference in project.References)
        {
            if (related.Count < Most && string.Equals(reference.Name, name, StringComparison.Ordinal))
            {
                related.Add(new RelatedLocation(reference.Location, "The variable is used here."));
            }
        }

        return related.ToImmutable();
    }

    // Without a Compose project only a list says which files count; without one nothing is known.
    private static string? ListedFilesLack(AnalysisSubjects subjects, PolicyDocument policy, string name)
    {
        if (policy.Environment.Files is not { Value: { IsEmpty: false } list } || IsProvided(policy, name))
        {
            return null;
        }

        var names = new List<string>();
        foreach (var file in list)
        {
            if (subjects.Files.Read(file.Value).Text is not { } text)
            {
                return null;
            }

            if (DotEnvFile.Parse(text).Find(name) is { } entry && (!entry.HasValue || entry.RawValue.Length > 0))
            {
                return null;
            }

            names.Add("'" + file.Value + "'");
        }

        return string.Join(", ", names);
    }

    private static bool IsProvided(PolicyDocument policy, string name)
    {
        foreach (var provided in policy.Environment.Provided)
        {
            if (string.Equals(provided.Value, name, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
