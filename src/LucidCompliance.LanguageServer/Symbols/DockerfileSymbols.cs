using System;
using LucidCompliance.Knowledge;
using LucidCompliance.Model;
using LucidCompliance.Model.Images;
using LucidCompliance.Syntax.Dockerfile;
using LucidCompliance.Text;

namespace LucidCompliance.LanguageServer.Symbols;

/// <summary>Stages, images and variables of a Dockerfile.</summary>
/// <param name="build">The bound file.</param>
/// <param name="today">The day to compare support dates with.</param>
internal sealed class DockerfileSymbols(ImageBuild build, DateTime today)
{
    /// <summary>The symbol at an offset.</summary>
    public Symbol? Find(int offset)
    {
        foreach (var stage in build.Stages)
        {
            if (stage.From.Span.Covers(offset))
            {
                return FindVariable(stage.From, null, offset) ?? FindInFrom(stage, offset);
            }

            foreach (var step in stage.Steps)
            {
                if (!step.IsInherited && step.Instruction.FullSpan.Covers(offset) && FindInStep(step, offset) is { } symbol)
                {
                    return symbol;
                }
            }
        }

        return null;
    }

    /// <summary>What a stage is, in words.</summary>
    public static string DescribeStage(Stage stage)
    {
        var root = stage.Base.Root;
        var on = root.IsScratch ? "nothing (scratch)" : root.Image.TryGet(out var image) ? "`" + image.Text + "`" : "an image that is not known";
        return FormattableString.Invariant($"Stage {(stage.Name is { } name ? "**" + name + "**" : "**" + stage.Index + "**")}, built on {on}; {(stage.IsShipping ? "it ships" : stage.IsUsedByShipping ? "the image that ships needs it" : "the image that ships does not need it")}.");
    }

    /// <summary>Where a stage is defined: its name, else its FROM.</summary>
    public static SourceLocation DefinitionOf(Stage stage) => stage.Build.Locate(stage.From.Alias?.Span ?? stage.From.KeywordSpan);

    private Symbol? FindInFrom(Stage stage, int offset)
    {
        if (stage.From.Alias is { } alias && alias.Span.Covers(offset))
        {
            return new Symbol(alias.Span, DescribeStage(stage), DefinitionOf(stage));
        }

        if (stage.From.Image is not { } word || !word.Span.Covers(offset))
        {
            return null;
        }

        if (stage.Base.Parent is { } parent)
        {
            return new Symbol(word.Span, DescribeStage(parent), DefinitionOf(parent));
        }

        if (stage.Base.IsScratch)
        {
            return new Symbol(word.Span, "**scratch**\n\nThe empty image: no files, no user, no shell.");
        }

        return stage.Base.Image.TryGet(out var image) ? new Symbol(word.Span, ImageDescription.Of(image.Text, stage.Base.Facts, today)) : null;
    }

    private Symbol? FindInStep(StageStep step, int offset)
    {
        if (step.Transfer is { } transfer && FindOrigin(transfer.Origin, offset) is { } origin)
        {
            return origin;
        }

        foreach (var mount in step.MountOrigins)
        {
            if (FindOrigin(mount, offset) is { } mounted)
            {
                return mounted;
            }
        }

        return FindVariable(step.Instruction, step, offset);
    }

    private Symbol? FindOrigin(TransferOrigin origin, int offset)
    {
        if (origin.Location is not { } location || !location.Covers(build.Dockerfile.Text.Path, offset))
        {
            return null;
        }

        return origin.Stage is { } stage ? new Symbol(location.Span, DescribeStage(stage), DefinitionOf(stage))
            : origin.Image is { IsScratch: false } image ? new Symbol(location.Span, ImageDescription.Of(image.Text, origin.Facts, today))
            : null;
    }

    private Symbol? FindVariable(InstructionSyntax instruction, StageStep? step, int offset)
    {
        var content = build.Dockerfile.Text.Content;
        var start = offset;
        while (start > 0 && IsNamePart(content[start - 1]))
        {
            start--;
        }

        var end = offset;
        while (end < content.Length && IsNamePart(content[end]))
        {
            end++;
        }

        var isReference = start > 0 && (content[start - 1] == '$' || (start > 1 && content[start - 1] == '{' && content[start - 2] == '$'));
        var span = TextSpan.FromBounds(start, end);
        if (span.IsEmpty || (!isReference && !Declares(instruction, span)))
        {
            return null;
        }

        var name = content[start..end];
        var (description, definition) = Describe(name, step, isReference);
        return new Symbol(span, "**" + name + "**\n\n" + description, definition);
    }

    private (string Description, SourceLocation? Definition) Describe(string name, StageStep? step, bool isReference)
    {
        var declaration = FindArgument(name, step);
        if (step is null || declaration is not null)
        {
            return declaration is null
                ? ("No ARG above the first FROM declares it.", null)
                : (Describe(declaration), declaration.Location);
        }

        var fact = step.FindVariable(name);
        var description = fact.Origin is { } origin ? "An ENV sets it: " + origin.Describe() + "."
            : fact.IsKnown ? "The base image sets it."
            : fact.IsAbsent ? (isReference ? "Nothing in this file sets it; a shell may." : "It is not set here.")
            : "Its value is not known" + (fact.Reason is { } reason ? ": " + reason : string.Empty) + ".";
        return (description, fact.Origin);
    }

    private static string Describe(ArgumentDeclaration argument) =>
        "A build argument, declared in " + argument.Location.Describe() + ". "
        + (argument.IsPassed ? "The build passes its value" + (argument.Value.Origin is { } passed ? ": " + passed.Describe() : string.Empty) + "."
            : argument.Syntax.Default is not null ? "Its value is the default there, unless a build passes another."
            : argument.Value is { IsKnown: true, Origin: { } origin } ? "Its value comes from " + origin.Describe() + "."
            : "It has no value unless a build passes one.");

    private ArgumentDeclaration? FindArgument(string name, StageStep? step)
    {
        ArgumentDeclaration? found = null;
        foreach (var argument in step is null ? build.GlobalArguments : step.Stage.Arguments)
        {
            if (argument.Name == name && (step is null || argument.Location.Span.Start <= step.Instruction.Span.End))
            {
                found = argument;
            }
        }

        // An ENV of the same name wins over an ARG.
        return found is not null && step?.FindVariable(name) is { Origin: { } origin } && IsEnvironment(step.Stage, origin) ? null : found;
    }

    private static bool IsEnvironment(Stage stage, SourceLocation origin)
    {
        foreach (var step in stage.Steps)
        {
            if (step.Instruction.Kind == InstructionKind.Env && origin.Path == stage.Build.Dockerfile.Text.Path && step.Instruction.Span.Contains(origin.Span))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Declares(InstructionSyntax instruction, TextSpan name)
    {
        if (instruction is ArgInstruction argument)
        {
            foreach (var variable in argument.Variables)
            {
                if (variable.NameSpan == name)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool IsNamePart(char c) => c == '_' || char.IsAsciiLetterOrDigit(c);
}
