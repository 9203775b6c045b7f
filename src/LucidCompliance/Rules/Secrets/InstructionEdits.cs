using System;
using System.Collections.Immutable;
using LucidCompliance.Syntax.Dockerfile;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.Secrets;

/// <summary>Edits that take a variable out of an ENV or ARG.</summary>
internal static class InstructionEdits
{
    /// <summary>Removes a pair, or the instruction where it is the only one; null for a trigger of ONBUILD or a name that stands twice.</summary>
    public static TextEdit? RemovePair(DockerfileSyntax dockerfile, InstructionSyntax instruction, ImmutableArray<KeyValueSyntax> pairs, string name)
    {
        var index = -1;
        for (var i = 0; i < pairs.Length; i++)
        {
            if (string.Equals(WordExpander.UnquoteWord(pairs[i].Key), name, StringComparison.Ordinal))
            {
                if (index >= 0)
                {
                    return null;
                }

                index = i;
            }
        }

        return index < 0 ? null : Remove(dockerfile, instruction, index, pairs.Length, i => pairs[i].Word.Span);
    }

    /// <summary>Removes the declaration of a build argument; null where it is a trigger of ONBUILD.</summary>
    public static TextEdit? RemoveDeclaration(DockerfileSyntax dockerfile, ArgInstruction instruction, VariableDeclaration declaration)
    {
        var variables = instruction.Variables;
        return Remove(dockerfile, instruction, variables.IndexOf(declaration), variables.Length, i => variables[i].Word.Span);
    }

    private static TextEdit? Remove(DockerfileSyntax dockerfile, InstructionSyntax instruction, int index, int count, Func<int, TextSpan> spanOf)
    {
        if (index < 0 || dockerfile.Instructions.IndexOf(instruction) < 0)
        {
            return null;
        }

        if (count == 1)
        {
            return new TextEdit(instruction.FullSpan, string.Empty);
        }

        // With the blanks, or the continuation, that part it from its neighbour.
        return new TextEdit(
            index + 1 < count ? TextSpan.FromBounds(spanOf(index).Start, spanOf(index + 1).Start) : TextSpan.FromBounds(spanOf(index - 1).End, spanOf(index).End),
            string.Empty);
    }
}
