using System;
using System.Collections.Generic;
using LucidCompliance.Model.Images;
using LucidCompliance.Model.Secrets;
using LucidCompliance.Syntax.Dockerfile;

namespace LucidCompliance.Rules.Secrets;

/// <summary>An ENV that takes its value from a build argument whose name, or its own, speaks of a secret.</summary>
/// <param name="Instruction">The ENV.</param>
/// <param name="Pair">Name and value.</param>
/// <param name="Variable">The name.</param>
/// <param name="Argument">The build argument.</param>
internal sealed record ArgumentPromotion(EnvInstruction Instruction, KeyValueSyntax Pair, string Variable, string Argument);

/// <summary>What a stage does with the build arguments that bring secrets.</summary>
internal static class BuildArgumentUse
{
    /// <summary>The promotions to ENV, in source order.</summary>
    public static IEnumerable<ArgumentPromotion> Promotions(Stage stage)
    {
        // A name that an ENV has set hides the argument.
        var hidden = new HashSet<string>(StringComparer.Ordinal);
        foreach (var step in stage.Steps)
        {
            if (step.Instruction is not EnvInstruction env)
            {
                continue;
            }

            foreach (var pair in env.Pairs)
            {
                if (pair.Value.ContainsVariable && FindSecretArgument(stage, step, pair, hidden) is { } argument)
                {
                    yield return new ArgumentPromotion(env, pair, WordExpander.UnquoteWord(pair.Key), argument);
                }
            }

            foreach (var pair in env.Pairs)
            {
                _ = hidden.Add(WordExpander.UnquoteWord(pair.Key));
            }
        }
    }

    /// <summary>The RUN instructions of a stage that use a build argument, by <c>$NAME</c> in their command or here-document.</summary>
    public static IEnumerable<RunInstruction> Runs(Stage stage, ArgumentDeclaration argument)
    {
        var isDeclared = false;
        foreach (var step in stage.Steps)
        {
            isDeclared |= ReferenceEquals(step.Instruction, argument.Instruction);
            if (isDeclared && step.Instruction is RunInstruction run && Uses(run, argument.Name))
            {
                yield return run;
            }
        }
    }

    /// <summary>Whether an instruction other than RUN refers to a variable.</summary>
    public static bool IsUsedElsewhere(Stage stage, string name)
    {
        foreach (var step in stage.Steps)
        {
            if (step.Instruction is not (RunInstruction or ArgInstruction) && Mentions(step.Instruction, stage, name))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether ENV of the stage keeps the argument, or hides it behind a variable of its name.</summary>
    public static bool IsPromoted(Stage stage, string name)
    {
        foreach (var step in stage.Steps)
        {
            if (step.Instruction is EnvInstruction env)
            {
                foreach (var pair in env.Pairs)
                {
                    if (string.Equals(WordExpander.UnquoteWord(pair.Key), name, StringComparison.Ordinal) || MentionsVariable(pair.Value.Text, name))
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }

    /// <summary>Whether the name speaks of a secret.</summary>
    public static bool IsSecretName(string name) => KeyName.Parse(name) is { IsSecretLike: true, IsVetoed: false, IsPublic: false };

    private static string? FindSecretArgument(Stage stage, StageStep step, KeyValueSyntax pair, HashSet<string> hidden)
    {
        var isSecretVariable = IsSecretName(WordExpander.UnquoteWord(pair.Key));
        foreach (var reference in step.ExpandFully(pair.Value).References)
        {
            if (!hidden.Contains(reference.Name) && (isSecretVariable || IsSecretName(reference.Name)) && !KeyName.Parse(reference.Name).IsVetoed)
            {
                foreach (var argument in stage.Arguments)
                {
                    if (string.Equals(argument.Name, reference.Name, StringComparison.Ordinal)
                        && argument.Instruction.Span.Start < step.Instruction.Span.Start
                        && MayBringSecret(stage, argument))
                    {
                        return argument.Name;
                    }
                }
            }
        }

        return null;
    }

    // A default that is no secret is meant to stay; a weak one is a finding of its own.
    private static bool MayBringSecret(Stage stage, ArgumentDeclaration argument)
    {
        var written = argument.Syntax.Default ?? FindGlobalDefault(stage, argument.Name);
        if (written is null || written.Text.Length == 0)
        {
            return true;
        }

        var candidate = new SecretCandidate(argument.Name, argument.Name, new SecretValue(WordExpander.UnquoteWord(written)), new SecretContext(SecretPlace.DockerfileArg));
        return SecretClassifier.Classify(candidate).Class is SecretClass.Secret or SecretClass.Reference or SecretClass.Placeholder;
    }

    private static DockerWord? FindGlobalDefault(Stage stage, string name)
    {
        DockerWord? found = null;
        foreach (var instruction in stage.Build.Dockerfile.Instructions)
        {
            if (instruction is FromInstruction)
            {
                break;
            }

            if (instruction is ArgInstruction arg)
            {
                foreach (var variable in arg.Variables)
                {
                    found = string.Equals(variable.Name, name, StringComparison.Ordinal) ? variable.Default ?? found : found;
                }
            }
        }

        return found;
    }

    private static bool Uses(RunInstruction run, string name)
    {
        if (run.Command is { } command && MentionsVariable(command.ShellText, name))
        {
            return true;
        }

        foreach (var heredoc in run.Heredocs)
        {
            if (MentionsVariable(heredoc.Body.Text, name))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Mentions(InstructionSyntax instruction, Stage stage, string name) =>
        MentionsVariable(stage.Build.Dockerfile.Text.GetText(instruction.FullSpan), name);

    // $NAME and ${NAME…}, also inside double quotes; in single quotes only an inner shell would read it, which sees the same variable.
    private static bool MentionsVariable(string text, string name)
    {
        for (var i = text.IndexOf('$'); i >= 0 && i + 1 < text.Length; i = text.IndexOf('$', i + 1))
        {
            var start = text[i + 1] == '{' ? i + 2 : i + 1;
            var end = start + name.Length;
            if (end <= text.Length
                && string.CompareOrdinal(text, start, name, 0, name.Length) == 0
                && (end == text.Length || !(char.IsLetterOrDigit(text[end]) || text[end] == '_')))
            {
                return true;
            }
        }

        return false;
    }
}
