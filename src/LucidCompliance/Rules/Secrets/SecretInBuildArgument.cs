using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model.Images;
using LucidCompliance.Model.Secrets;
using LucidCompliance.Subjects;
using LucidCompliance.Subjects.Secrets;
using LucidCompliance.Syntax.Dockerfile;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.Secrets;

/// <summary>LUCID2002: a literal secret as the default of an ARG, or an ARG that brings a secret into a RUN instead of a secret mount.</summary>
public sealed class SecretInBuildArgument : SecretRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID2002",
        Name = nameof(SecretInBuildArgument),
        Title = "A build argument carries a secret.",
        DefaultSeverity = DiagnosticSeverity.Error,
        Fix = FixSafety.Unsafe,
        PeerIds = ["BuildKit SecretsUsedInArgOrEnv", "Trivy DS-0031", "CWE-798"],
    };

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Check(AnalysisSubjects subjects)
    {
        foreach (var finding in base.Check(subjects))
        {
            yield return finding;
        }

        foreach (var image in subjects.Images)
        {
            foreach (var stage in image.Build.Stages)
            {
                foreach (var argument in stage.Arguments)
                {
                    if (argument.Syntax.Default is null && BuildArgumentUse.IsSecretName(argument.Name) && JudgeUse(image, stage, argument) is { } finding)
                    {
                        yield return finding;
                    }
                }
            }
        }
    }

    /// <inheritdoc/>
    protected override Diagnostic? Judge(SecretOccurrence secret, AnalysisSubjects subjects)
    {
        if (secret is not DockerfileSecret { Place: SecretPlace.DockerfileArg } argument)
        {
            return null;
        }

        var message = $"The default of the build argument {SecretWording.Name(secret)} holds {SecretWording.Kind(secret.Verdict.Kind)}: this file and the image's history show it. "
            + $"Rotate it, then remove the argument and use 'RUN --mount=type=secret,id={SecretId(secret.Candidate.Key)},env={secret.Candidate.Key}' where the build needs the value.";
        return Finding(secret, message) with
        {
            Severity = argument.IsShipped ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
            Fixes = FixesFor(argument, subjects),
        };
    }

    private Diagnostic? JudgeUse(ImageSubject image, Stage stage, ArgumentDeclaration argument)
    {
        // A passed or global literal is reported where it is written, and what ENV keeps is LUCID2001.
        if (BuildArgumentUse.IsPromoted(stage, argument.Name) || (argument.Value.IsKnown && !argument.IsPassed))
        {
            return null;
        }

        foreach (var run in BuildArgumentUse.Runs(stage, argument))
        {
            if (!HasSecretMount(run))
            {
                var name = argument.Name;
                var message = $"The build argument '{name}' brings a secret into the RUN of line {Wording.Line(image.At(run.Span))}: the image's history and its provenance keep the value. "
                    + $"Rotate what was passed so far, then use 'RUN --mount=type=secret,id={SecretId(name)},env={name}' and 'docker build --secret id={SecretId(name)},env={name}' instead.";
                return Finding(argument.Location, message) with
                {
                    Severity = DiagnosticSeverity.Warning,
                    KeyPath = name,
                    Variant = "build argument",
                    Related = [new RelatedLocation(image.At(run.Span), "This RUN uses it.")],
                    Fixes = FixesFor(image.Dockerfile, stage, argument.Instruction, argument.Syntax),
                };
            }
        }

        return null;
    }

    private static ImmutableArray<Fix> FixesFor(DockerfileSecret secret, AnalysisSubjects subjects)
    {
        // The declaration and its uses lie in the stage; a global one may be used by FROM and by every stage.
        if (secret.Instruction is not ArgInstruction instruction || secret.Stage is not { } from)
        {
            return [];
        }

        foreach (var variable in instruction.Variables)
        {
            if (variable.Name == secret.Candidate.Key)
            {
                return FixesFor(secret.Dockerfile, FindStage(secret, from, subjects), instruction, variable);
            }
        }

        return [];
    }

    private static Stage? FindStage(DockerfileSecret secret, FromInstruction from, AnalysisSubjects subjects)
    {
        foreach (var image in subjects.Images)
        {
            if (ReferenceEquals(image.Dockerfile, secret.Dockerfile))
            {
                foreach (var stage in image.Build.Stages)
                {
                    if (ReferenceEquals(stage.From, from))
                    {
                        return stage;
                    }
                }
            }
        }

        return null;
    }

    private static ImmutableArray<Fix> FixesFor(DockerfileSubject dockerfile, Stage? stage, ArgInstruction instruction, VariableDeclaration declaration)
    {
        var name = declaration.Name;
        if (stage is null || BuildArgumentUse.IsUsedElsewhere(stage, name) || InstructionEdits.RemoveDeclaration(dockerfile.Syntax, instruction, declaration) is not { } removal)
        {
            return [];
        }

        var edits = ImmutableArray.CreateBuilder<FileEdit>();
        edits.Add(new FileEdit(dockerfile.Syntax.Text, removal));
        foreach (var argument in stage.Arguments)
        {
            if (!ReferenceEquals(argument.Syntax, declaration))
            {
                continue;
            }

            foreach (var run in BuildArgumentUse.Runs(stage, argument))
            {
                if (HasSecretMount(run) || SecretLeaks.WouldKeep(stage, run, name) || dockerfile.Syntax.Instructions.IndexOf(run) < 0)
                {
                    return [];
                }

                edits.Add(new FileEdit(dockerfile.Syntax.Text, new TextEdit(new TextSpan(run.KeywordSpan.End, 0), $" --mount=type=secret,id={SecretId(name)},env={name}")));
            }
        }

        return [new Fix(edits.Count == 1 ? "Remove the build argument" : "Mount the secret in the build", FixSafety.Unsafe, edits.ToImmutable())];
    }

    private static bool HasSecretMount(RunInstruction run)
    {
        foreach (var mount in run.Mounts)
        {
            if (mount.Type == "secret")
            {
                return true;
            }
        }

        return false;
    }

    private static string SecretId(string name) => name.ToLowerInvariant();
}
