using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Diagnostics;
using LucidCompliance.Rules.Commands;
using LucidCompliance.Subjects;
using LucidCompliance.Syntax.Dockerfile;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.Dockerfile;

/// <summary>LUCID8012: a download of the build, or the image itself, accepts any certificate.</summary>
public sealed class TlsVerificationDisabled : ImageRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID8012",
        Name = nameof(TlsVerificationDisabled),
        Title = "The verification of TLS certificates is switched off.",
        DefaultSeverity = DiagnosticSeverity.Error,
        Fix = FixSafety.Unsafe,
        PeerIds =
        [
            "CKV2_DOCKER_2", "CKV2_DOCKER_3", "CKV2_DOCKER_4", "CKV2_DOCKER_5", "CKV2_DOCKER_6", "CKV2_DOCKER_12", "CKV2_DOCKER_13",
            "CKV2_DOCKER_14", "CKV2_DOCKER_15", "CKV2_DOCKER_16", "CWE-295",
        ],
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ImageSubject image)
    {
        foreach (var (_, _, script) in image.Build.RunScripts)
        {
            foreach (var command in script.Commands)
            {
                foreach (var weakness in TlsSwitches.In(command))
                {
                    var finding = Finding(image.At(weakness.Span), Message(weakness.What));
                    yield return weakness.Word is { } word && !RunEdits.IsArray(script)
                        ? finding with
                        {
                            Fixes =
                            [
                                new Fix("Verify the certificate", FixSafety.Unsafe,
                                [
                                    weakness.Replacement is { } text
                                        ? new FileEdit(image.Dockerfile.Syntax.Text, new TextEdit(word.Span, text))
                                        : RunEdits.Remove(image, command, word),
                                ]),
                            ],
                        }
                        : finding;
                }
            }
        }

        foreach (var stage in image.Build.Stages)
        {
            foreach (var step in stage.Steps)
            {
                if (step.Instruction is EnvInstruction env)
                {
                    foreach (var pair in env.Pairs)
                    {
                        if (step.Expand(pair.Value).TryGet(out var value) && TlsSwitches.IsDisabling(pair.Key.Text, value))
                        {
                            yield return OfVariable(image, env, pair);
                        }
                    }
                }
                else if (step.Instruction is ArgInstruction arg)
                {
                    foreach (var variable in arg.Variables)
                    {
                        if (variable.Default is { } word && step.Expand(word).TryGet(out var value) && TlsSwitches.IsDisabling(variable.Name, value))
                        {
                            yield return Finding(image.At(variable.Word.Span), Message(variable.Name));
                        }
                    }
                }
            }
        }
    }

    private Diagnostic OfVariable(ImageSubject image, EnvInstruction env, KeyValueSyntax pair)
    {
        var finding = Finding(
            image.At(env.IsLegacyForm ? TextSpan.FromBounds(pair.Key.Span.Start, pair.Value.Span.End) : pair.Word.Span),
            $"ENV {pair.Key.Text} switches the verification of certificates off, for the build and for every container: whoever is on the way can read and change what is sent. "
            + "Remove it, and trust the server's CA instead.");
        return env.Pairs.Length == 1 && env.LeadingComments.IsEmpty
            ? finding with { Fixes = [new Fix("Remove the ENV", FixSafety.Unsafe, ImmutableArray.Create(new FileEdit(image.Dockerfile.Syntax.Text, new TextEdit(env.FullSpan, ""))))] }
            : finding;
    }

    private static string Message(string what) =>
        $"{what} switches the verification of certificates off: whoever is on the way can put another file into the image. Remove it, and add the server's CA to the trusted ones if it is your own.";
}
