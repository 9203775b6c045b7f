using System;
using System.Collections.Generic;
using System.Linq;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model.Images;
using LucidCompliance.Subjects;
using LucidCompliance.Syntax.Dockerfile;

namespace LucidCompliance.Rules.Dockerfile;

/// <summary>LUCID8005: what FROM names is no image reference, or nothing at all, when its variables are replaced.</summary>
public sealed class BaseImageReferenceInvalid : ImageRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID8005",
        Name = nameof(BaseImageReferenceInvalid),
        Title = "FROM names no valid image.",
        DefaultSeverity = DiagnosticSeverity.Error,
        PeerIds = ["BuildKit InvalidDefaultArgInFrom"],
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ImageSubject image)
    {
        foreach (var stage in image.Build.Stages)
        {
            if (stage.Base is { ImageProblem: { } problem } @base && @base.ImageText.TryGet(out var text))
            {
                yield return Finding(@base.Location, Describe(stage, text, problem)) with
                {
                    Subject = stage.From,
                    Related = Wording.RelatedBase(@base, @base.Location, string.Empty),
                };
            }
        }
    }

    private static string Describe(Stage stage, string text, string problem)
    {
        var undefined = FindUndefined(stage);
        var cause = undefined is null ? "" : $" No ARG above the first FROM declares '{undefined}'.";
        var what = text.Length == 0 ? "FROM names an empty text when its variables are replaced." : $"FROM names '{text}'. {problem}";
        return $"{what}{cause} The build stops here. {Advice(stage, text, undefined)}";
    }

    private static string Advice(Stage stage, string text, string? undefined)
    {
        if (undefined is not null)
        {
            return UndefinedNames.FindNearest(undefined, stage.Build.GlobalArguments.Select(static argument => argument.Name).Distinct(StringComparer.Ordinal)) is { } nearest
                ? $"Did you mean '{nearest}'?"
                : $"Write 'ARG {undefined}=…' there.";
        }

        return UndefinedNames.AreFewStages(stage.Build) && stage.Build.FindStage(text) is { } meant && meant.Index < stage.Index ? $"Did you mean stage '{meant.Name}'? Write the name as AS does."
            : stage.From.Image is { ContainsVariable: true } ? "Give the ARG a default that makes a valid reference (name:tag), or pass one."
            : "Write a reference such as name:tag.";
    }

    private static string? FindUndefined(Stage stage)
    {
        if (!UndefinedNames.AreFew(stage.Build))
        {
            return null;
        }

        foreach (var variable in stage.Build.UndefinedVariables)
        {
            if (ReferenceEquals(variable.Instruction, stage.From) && UndefinedNames.Counts(variable)
                && stage.From.Image is { } word && word.Span.Contains(variable.Location.Span))
            {
                return variable.Name;
            }
        }

        return null;
    }
}
