using System;
using System.Collections.Immutable;
using LucidCompliance.Subjects;
using LucidCompliance.Syntax.Dockerfile;

namespace LucidCompliance.Rules.Identity;

/// <summary>
/// The program with which an image's own entrypoint script gives up root. An image that brings one and starts a script is made to start as
/// root and to go on as another user, as the official database images are.
/// </summary>
internal static class StepDownTool
{
    private static readonly string[] Tools = ["gosu", "su-exec", "setpriv", "s6-setuidgid", "chpst"];

    /// <summary>The tool's name; null where the shipping stages do not name one, or where no script of this image starts.</summary>
    public static string? Find(ContainerSubject container)
    {
        if (container.Image is not { Shipping: { } shipping } image
            || container.Service is { Entrypoint: not null } or { User.IsNull: false }
            || !shipping.Config.Entrypoint.TryGet(out var entrypoint) || entrypoint.Instruction is null || !StartsScript(entrypoint.Arguments))
        {
            return null;
        }

        foreach (var step in image.ShippingSteps())
        {
            if (step.Instruction is RunInstruction or CopyInstruction or AddInstruction)
            {
                var span = step.Instruction.Span;
                foreach (var tool in Tools)
                {
                    if (Names(step.Stage.Build.Dockerfile.Text.Content, span.Start, span.End, tool))
                    {
                        return tool;
                    }
                }
            }
        }

        return null;
    }

    private static bool StartsScript(ImmutableArray<string> arguments)
    {
        foreach (var argument in arguments)
        {
            if (argument.EndsWith(".sh", StringComparison.Ordinal) || argument.EndsWith("entrypoint", StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    // The name as a whole word: "gosu" in "apt-get install gosu" and in "/usr/local/bin/gosu", not in "gosub".
    private static bool Names(string text, int start, int end, string tool)
    {
        for (var at = text.IndexOf(tool, start, end - start, StringComparison.Ordinal); at >= 0;)
        {
            var next = at + tool.Length;
            if (!IsPart(text, at - 1, start, end) && !IsPart(text, next, start, end))
            {
                return true;
            }

            at = text.IndexOf(tool, next, end - next, StringComparison.Ordinal);
        }

        return false;
    }

    private static bool IsPart(string text, int index, int start, int end) =>
        index >= start && index < end && (char.IsLetterOrDigit(text[index]) || text[index] is '-' or '_');
}
