using System;

namespace LucidCompliance.Syntax.Dockerfile;

/// <summary>The names of the instructions, found without allocation.</summary>
internal static class InstructionNames
{
    private static readonly (string Name, InstructionKind Kind)[] All =
    [
        ("ADD", InstructionKind.Add),
        ("ARG", InstructionKind.Arg),
        ("CMD", InstructionKind.Cmd),
        ("COPY", InstructionKind.Copy),
        ("ENTRYPOINT", InstructionKind.Entrypoint),
        ("ENV", InstructionKind.Env),
        ("EXPOSE", InstructionKind.Expose),
        ("FROM", InstructionKind.From),
        ("HEALTHCHECK", InstructionKind.Healthcheck),
        ("LABEL", InstructionKind.Label),
        ("MAINTAINER", InstructionKind.Maintainer),
        ("ONBUILD", InstructionKind.Onbuild),
        ("RUN", InstructionKind.Run),
        ("SHELL", InstructionKind.Shell),
        ("STOPSIGNAL", InstructionKind.Stopsignal),
        ("USER", InstructionKind.User),
        ("VOLUME", InstructionKind.Volume),
        ("WORKDIR", InstructionKind.Workdir),
    ];

    /// <summary>The instruction of a name in any case.</summary>
    public static bool TryFind(string text, int start, int length, out InstructionKind kind, out string name)
    {
        foreach (var (candidate, candidateKind) in All)
        {
            if (candidate.Length == length && string.Compare(text, start, candidate, 0, length, StringComparison.OrdinalIgnoreCase) == 0)
            {
                kind = candidateKind;

                // Nearly every file writes the names in capitals: then the literal serves as the keyword's text.
                name = string.CompareOrdinal(text, start, candidate, 0, length) == 0 ? candidate : text.Substring(start, length);
                return true;
            }
        }

        kind = default;
        name = "";
        return false;
    }

    /// <summary>The instruction that a misspelt name most likely means: one edit away, or two in a name of five letters and more.</summary>
    public static string? Suggest(string name)
    {
        if (name.Length is 0 or > 16)
        {
            return null;
        }

        string? best = null;
        var bestDistance = int.MaxValue;
        var upper = name.ToUpperInvariant();
        foreach (var (candidate, _) in All)
        {
            var distance = EditDistance.Between(upper, candidate);
            if (distance < bestDistance && distance <= (candidate.Length >= 5 ? 2 : 1))
            {
                best = candidate;
                bestDistance = distance;
            }
        }

        return best;
    }
}
