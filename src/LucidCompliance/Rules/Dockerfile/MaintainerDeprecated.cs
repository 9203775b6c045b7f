using System;
using System.Collections.Generic;
using System.Text;
using LucidCompliance.Diagnostics;
using LucidCompliance.Subjects;
using LucidCompliance.Syntax.Dockerfile;

namespace LucidCompliance.Rules.Dockerfile;

/// <summary>LUCID8020: MAINTAINER, which a label has replaced.</summary>
public sealed class MaintainerDeprecated : DockerfileRule
{
    private const string Label = "org.opencontainers.image.authors";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID8020",
        Name = nameof(MaintainerDeprecated),
        Title = "MAINTAINER is deprecated.",
        DefaultSeverity = DiagnosticSeverity.Info,
        Tag = RuleTag.Deprecated,
        Fix = FixSafety.Safe,
        PeerIds = ["hadolint DL4000", "BuildKit MaintainerDeprecated", "Trivy DS-0022", "CKV_DOCKER_6", "KICS 99614418"],
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(DockerfileSubject dockerfile)
    {
        var hasLabel = HasLabel(dockerfile.Syntax);
        foreach (var instruction in dockerfile.Syntax.Instructions)
        {
            if (instruction is not MaintainerInstruction maintainer)
            {
                continue;
            }

            var finding = Finding(
                dockerfile.At(maintainer.KeywordSpan),
                $"MAINTAINER is deprecated: its text does not show among the image's labels, where tools look for it. Write LABEL {Label}=\"…\".");
            yield return maintainer.Name is { } name && !hasLabel
                ? finding with { Fixes = [Fix.Replace("Write a label", FixSafety.Safe, dockerfile.At(maintainer.Span), Replace(maintainer, name))] }
                : finding;
        }
    }

    private static string Replace(MaintainerInstruction maintainer, DockerWord name)
    {
        var keyword = maintainer.Keyword is ['m', ..] ? "label" : "LABEL";
        var text = name.Text.Trim();
        if (text.Length > 1 && text[0] is '"' or '\'' && text[text.Length - 1] == text[0])
        {
            text = text.Substring(1, text.Length - 2);
        }

        // MAINTAINER expands nothing and knows no escapes; in a label these characters would be special.
        var value = new StringBuilder(text.Length + 8);
        foreach (var c in text)
        {
            if (c is '"' or '$' || c == name.EscapeCharacter)
            {
                value.Append(name.EscapeCharacter);
            }

            value.Append(c);
        }

        return $"{keyword} {Label}=\"{value}\"";
    }

    // The later of two equal labels counts: then the file already says who it is.
    private static bool HasLabel(DockerfileSyntax syntax)
    {
        foreach (var instruction in syntax.Instructions)
        {
            if (instruction is not LabelInstruction label)
            {
                continue;
            }

            foreach (var pair in label.Pairs)
            {
                if (string.Equals(WordExpander.UnquoteWord(pair.Key), Label, StringComparison.Ordinal))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
