using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Subjects;
using LucidCompliance.Syntax;
using LucidCompliance.Syntax.Dockerfile;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.Analysis;

/// <summary>LUCID0001: text that BuildKit refuses, when it parses the file or when it expands the words of an instruction.</summary>
public sealed class DockerfileSyntaxError : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID0001",
        Name = nameof(DockerfileSyntaxError),
        Title = "A Dockerfile contains text that BuildKit refuses.",
        DefaultSeverity = DiagnosticSeverity.Error,
        YieldsTo = ["LUCID4003", "LUCID4011", "LUCID8022"],
        PeerIds = ["hadolint DL1000", "hadolint DL3061", "hadolint DL3021"],
    };

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Check(AnalysisSubjects subjects)
    {
        foreach (var dockerfile in subjects.Dockerfiles)
        {
            foreach (var error in dockerfile.Syntax.Errors)
            {
                yield return Finding(dockerfile.At(error.Span), error.Message);
            }
        }

        foreach (var image in subjects.Images)
        {
            foreach (var error in image.Build.ExpansionErrors)
            {
                if (!IsRefusedByParser(image.Dockerfile.Syntax, error))
                {
                    yield return Finding(image.At(error.Span), error.Message);
                }
            }
        }
    }

    // A word that the parser refuses is often refused again when it is expanded: one defect.
    private static bool IsRefusedByParser(DockerfileSyntax syntax, SyntaxError error)
    {
        foreach (var other in syntax.Errors)
        {
            if (other.Span == error.Span || other.Span.Overlaps(error.Span) || Touches(other.Span, error.Span))
            {
                return true;
            }
        }

        return false;
    }

    // An error of something missing has an empty span, at the end of the text that lacks it.
    private static bool Touches(TextSpan left, TextSpan right) =>
        (left.IsEmpty || right.IsEmpty) && left.Start <= right.End && right.Start <= left.End;
}
