using System;
using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Subjects;
using LucidCompliance.Syntax.Dockerfile;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.Dockerfile;

/// <summary>LUCID8026: FROM asks for the platform that it takes anyway.</summary>
public sealed class PlatformRedundant : DockerfileRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID8026",
        Name = nameof(PlatformRedundant),
        Title = "FROM asks for the target platform, which is the default.",
        DefaultSeverity = DiagnosticSeverity.Info,
        Tag = RuleTag.Unnecessary,
        Fix = FixSafety.Safe,
        PeerIds = ["hadolint DL3065", "BuildKit RedundantTargetPlatform"],
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(DockerfileSubject dockerfile)
    {
        if (DeclaresPlatform(dockerfile.Syntax))
        {
            yield break;
        }

        foreach (var instruction in dockerfile.Syntax.Instructions)
        {
            if (instruction is FromInstruction { Image: { } image, Platform: { Value.Text: "$TARGETPLATFORM" or "${TARGETPLATFORM}" } flag })
            {
                var finding = Finding(
                    dockerfile.At(flag.Span),
                    "FROM asks for $TARGETPLATFORM, which is what it takes without the flag. Remove the flag; for a builder that runs on the build's own machine write $BUILDPLATFORM.");
                var behind = dockerfile.Syntax.Text.GetText(TextSpan.FromBounds(flag.Span.End, Math.Max(flag.Span.End, image.Span.Start)));
                yield return behind.Trim(' ', '\t').Length == 0
                    ? finding with { Fixes = [Fix.Replace("Remove the flag", FixSafety.Safe, dockerfile.At(TextSpan.FromBounds(flag.Span.Start, image.Span.Start)), "")] }
                    : finding;
            }
        }
    }

    // An ARG with a default replaces the engine's value.
    private static bool DeclaresPlatform(DockerfileSyntax syntax)
    {
        foreach (var instruction in syntax.Instructions)
        {
            if (instruction is ArgInstruction arg)
            {
                foreach (var variable in arg.Variables)
                {
                    if (variable is { Name: "TARGETPLATFORM", Default: not null })
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }
}
