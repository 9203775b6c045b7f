using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Diagnostics;
using LucidCompliance.Subjects;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.Dockerfile;

/// <summary>LUCID8021: an empty line in the midst of a continued instruction.</summary>
public sealed class ContinuationEmpty : DockerfileRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID8021",
        Name = nameof(ContinuationEmpty),
        Title = "An empty line stands in a continued instruction.",
        DefaultSeverity = DiagnosticSeverity.Info,
        Fix = FixSafety.Safe,
        PeerIds = ["BuildKit NoEmptyContinuation"],
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(DockerfileSubject dockerfile)
    {
        foreach (var instruction in dockerfile.Syntax.Instructions)
        {
            if (instruction.EmptyContinuationLines is not [var first, ..] lines)
            {
                continue;
            }

            var edits = ImmutableArray.CreateBuilder<FileEdit>(lines.Length);
            foreach (var line in lines)
            {
                edits.Add(new FileEdit(dockerfile.Syntax.Text, new TextEdit(line, "")));
            }

            yield return Finding(
                dockerfile.At(first),
                $"An empty line stands in a continued {instruction.Keyword.ToUpperInvariant()}: the engines skip it for now and announce that they will end the instruction there. Delete the line, or begin it with '#'.") with
            {
                Fixes = [new Fix("Delete the empty lines of the instruction", FixSafety.Safe, edits.MoveToImmutable())],
            };
        }
    }
}
