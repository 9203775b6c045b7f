using System;
using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Subjects;
using LucidCompliance.Syntax.Dockerfile;

namespace LucidCompliance.Rules.Dockerfile;

/// <summary>LUCID8002: two stages have one name, so that the earlier one cannot be named any more below the later one.</summary>
public sealed class StageNameRepeated : DockerfileRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID8002",
        Name = nameof(StageNameRepeated),
        Title = "Two stages have the same name.",
        DefaultSeverity = DiagnosticSeverity.Warning,
        PeerIds = ["hadolint DL3024", "BuildKit DuplicateStageName", "Trivy DS-0012", "CKV_DOCKER_11", "KICS f2daed12"],
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(DockerfileSubject dockerfile)
    {
        var seen = new Dictionary<string, DockerWord>(StringComparer.OrdinalIgnoreCase);
        foreach (var instruction in dockerfile.Syntax.Instructions)
        {
            if (instruction is not FromInstruction { Alias: { Text: { Length: > 0 } name } alias })
            {
                continue;
            }

            if (!seen.TryGetValue(name, out var first))
            {
                seen.Add(name, alias);
                continue;
            }

            var earlier = dockerfile.At(first.Span);
            yield return Finding(
                dockerfile.At(alias.Span),
                $"The stage name '{name}' is given a second time (first in line {Wording.Line(earlier)}; case does not matter): below this line it names this stage only. Give one of them another name.")
                with
            { Related = [new RelatedLocation(earlier, "The name is given first here.")] };
        }
    }
}
