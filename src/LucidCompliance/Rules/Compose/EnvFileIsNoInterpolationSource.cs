using System;
using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model.Compose;
using LucidCompliance.Subjects;
using LucidCompliance.Syntax.DotEnv;
using LucidCompliance.Syntax.Interpolation;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.Compose;

/// <summary>LUCID6016: a <c>${NAME}</c> of a Compose file that only a service's <c>env_file</c> defines, where Compose does not look.</summary>
public sealed class EnvFileIsNoInterpolationSource : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID6016",
        Name = nameof(EnvFileIsNoInterpolationSource),
        Title = "A variable is defined only in an env_file, which Compose does not read for its own variables.",
        DefaultSeverity = DiagnosticSeverity.Warning,
        YieldsTo = ["LUCID6002"],
    };

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Check(AnalysisSubjects subjects)
    {
        foreach (var project in subjects.ComposeProjects)
        {
            Dictionary<string, SourceLocation>? defined = null;
            var said = new HashSet<string>(StringComparer.Ordinal);
            foreach (var reference in EvaluatedReferences.In(project.Project.References))
            {
                if (reference.Operator != InterpolationOperator.None
                    || reference.Status != VariableStatus.Undefined
                    || VariableWords.IsOfProcess(reference.Name)
                    || VariableWords.BelongsElsewhere(subjects, project.Project, reference.Location.Path))
                {
                    continue;
                }

                defined ??= DefinedByServices(project.Project, subjects);
                if (defined.TryGetValue(reference.Name, out var place) && said.Add(reference.Name))
                {
                    yield return Describe(reference, project, place);
                }
            }
        }
    }

    private Diagnostic Describe(VariableReference reference, ComposeSubject project, SourceLocation place)
    {
        var name = reference.Name;
        var list = project.Project.Sources.HasList ? "a file of the list" : "'.env'";
        return Finding(
            reference.Location,
            $"'{name}' is defined in '{place.Path}' only, which is an env_file: it gives variables to the container, and Compose does not look there for ${{{name}}}, so an empty text stands here. "
            + $"Define it in {list}, or write $${name} where the container shall read it.") with
        {
            Subject = VariableWords.SubjectOf(project.Project, name),
            KeyPath = reference.KeyPath.Length == 0 ? null : reference.KeyPath,
            Service = reference.ServiceName ?? project.FindServiceOf(reference.KeyPath),
            Related = [new RelatedLocation(place, "The variable is defined here.")],
        };
    }

    private static Dictionary<string, SourceLocation> DefinedByServices(ComposeProject project, AnalysisSubjects subjects)
    {
        var defined = new Dictionary<string, SourceLocation>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var service in project.Services)
        {
            foreach (var reference in service.EnvFiles)
            {
                if (!reference.Path.TryGet(out var path) || !seen.Add(path) || subjects.Files.Read(path).Text is not { } text)
                {
                    continue;
                }

                foreach (var entry in DotEnvFile.Parse(text).Entries)
                {
                    if (entry.HasValue && !defined.ContainsKey(entry.Key))
                    {
                        defined.Add(entry.Key, new SourceLocation(text, entry.KeySpan));
                    }
                }
            }
        }

        return defined;
    }
}
