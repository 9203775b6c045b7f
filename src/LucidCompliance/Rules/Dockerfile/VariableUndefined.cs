using System;
using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model.Images;
using LucidCompliance.Subjects;
using LucidCompliance.Syntax.Dockerfile;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.Dockerfile;

/// <summary>LUCID8006: an instruction refers to a variable that no ARG, no ENV and no base image defines.</summary>
public sealed class VariableUndefined : ImageRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID8006",
        Name = nameof(VariableUndefined),
        Title = "A Dockerfile refers to a variable that nothing defines.",
        DefaultSeverity = DiagnosticSeverity.Warning,
        Fix = FixSafety.Unsafe,
        YieldsTo = ["LUCID8018"],
        PeerIds = ["BuildKit UndefinedVar"],
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ImageSubject image)
    {
        foreach (var variable in image.Build.UndefinedVariables)
        {
            if (variable.Instruction is FromInstruction || !UndefinedNames.Counts(variable))
            {
                continue;
            }

            var nearest = UndefinedNames.AreFew(image.Build) ? UndefinedNames.FindNearest(variable.Name, DeclaredBefore(image.Build, variable)) : null;
            if (IsProven(variable, nearest))
            {
                yield return Describe(variable, nearest);
            }
        }
    }

    // Of most images not every variable is known. The engine's platform arguments no image sets, and a slip of the pen neither; but images
    // of languages do set names like NODE_VERSION, which files also declare before FROM.
    private static bool IsProven(UndefinedVariable variable, string? nearest) =>
        !variable.MayComeFromBase
        || (variable.IsDeclaredGlobally && UndefinedNames.IsPlatform(variable.Name))
        || (!variable.Name.EndsWith("_VERSION", StringComparison.OrdinalIgnoreCase)
            && (nearest is not null || (variable.IsDeclaredGlobally && variable.Stage is { } stage && stage.Base.Root.IsCatalogued)));

    private Diagnostic Describe(UndefinedVariable variable, string? nearest)
    {
        var name = variable.Name;
        var what = variable.Instruction is FileTransferInstruction { Heredocs.IsEmpty: false } && !variable.Instruction.Span.Contains(variable.Location.Span)
            ? $"Nothing defines '{name}' here, so the engine writes an empty text into the file."
            : $"Nothing defines '{name}' here, so the engine puts an empty text in its place.";
        var advice = variable.IsDeclaredGlobally ? $"What is declared above the first FROM is not seen in a stage: write 'ARG {name}' in this stage."
            : nearest is not null ? $"Did you mean '{nearest}'?"
            : $"Declare it above with ARG or ENV, or escape the '$' if it is meant literally.";
        var finding = Finding(variable.Location, what + " " + advice);
        return FindFix(variable, nearest) is { } fix ? finding with { Fixes = [fix] } : finding;
    }

    private static Fix? FindFix(UndefinedVariable variable, string? nearest)
    {
        var text = variable.Location.Text;
        if (variable is { IsDeclaredGlobally: true, Stage: { } stage })
        {
            var end = stage.From.FullSpan.End;
            return end > 0 && text.Content[end - 1] is '\n' or '\r'
                ? new Fix($"Declare '{variable.Name}' in this stage", FixSafety.Unsafe,
                    [new FileEdit(text, new TextEdit(new TextSpan(end, 0), "ARG " + variable.Name + text.NewLine))])
                : null;
        }

        return nearest is null ? null
            : Fix.Replace($"Refer to '{nearest}'", FixSafety.Unsafe, new SourceLocation(text, variable.Reference.NameSpan), nearest);
    }

    private static HashSet<string> DeclaredBefore(ImageBuild build, UndefinedVariable variable)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        if (variable.Stage is null)
        {
            foreach (var argument in build.GlobalArguments)
            {
                names.Add(argument.Name);
            }
        }

        for (var stage = variable.Stage; stage is not null; stage = stage.Base.Parent)
        {
            foreach (var step in stage.Steps)
            {
                if (step.Instruction.Span.Start < variable.Instruction.Span.Start)
                {
                    AddNames(step.Instruction, names);
                }
            }
        }

        return names;
    }

    private static void AddNames(InstructionSyntax instruction, HashSet<string> names)
    {
        if (instruction is ArgInstruction arg)
        {
            foreach (var declaration in arg.Variables)
            {
                names.Add(declaration.Name);
            }
        }
        else if (instruction is EnvInstruction env)
        {
            foreach (var pair in env.Pairs)
            {
                names.Add(pair.Key.Text);
            }
        }
    }
}
