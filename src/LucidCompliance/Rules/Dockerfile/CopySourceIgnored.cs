using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model;
using LucidCompliance.Subjects;

namespace LucidCompliance.Rules.Dockerfile;

/// <summary>LUCID8011: a source of COPY or ADD is left out of the build context by the ignore file.</summary>
public sealed class CopySourceIgnored : ImageRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID8011",
        Name = nameof(CopySourceIgnored),
        Title = "A source of COPY or ADD is excluded by the .dockerignore file.",
        DefaultSeverity = DiagnosticSeverity.Warning,
        YieldsTo = ["LUCID8010"],
        PeerIds = ["BuildKit CopyIgnoredFile"],
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ImageSubject image)
    {
        foreach (var (step, source, path) in image.Build.ContextSources)
        {
            if (source.HasWildcard || image.Context.IsIgnored(path) is not { IsKnown: true, Value: true } ignored)
            {
                continue;
            }

            var line = ignored.Origin is { } origin ? $" ('{origin.Text.GetText(origin.Span)}' in line {Wording.Line(origin)} of {origin.Path})" : "";
            yield return Finding(
                image.At(source.Word.Span),
                $"{step.Instruction.Keyword.ToUpperInvariant()} takes '{path}', which the ignore file leaves out of the build context{line}: the build does not find it. "
                + $"Add '!{path}' below that pattern, or copy something else.") with
            {
                Related = ignored.Origin is { } pattern ? [new RelatedLocation(pattern, "This pattern leaves it out.")] : [],
            };
        }
    }
}
