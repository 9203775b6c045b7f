using System;
using System.Collections.Immutable;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model.Compose;
using LucidCompliance.Model.Secrets;
using LucidCompliance.Subjects;
using LucidCompliance.Subjects.Secrets;

namespace LucidCompliance.Rules.Secrets;

/// <summary>LUCID2008: a literal secret anywhere in a Compose file, also as the default of a variable reference.</summary>
public sealed class SecretInComposeFile : SecretRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID2008",
        Name = nameof(SecretInComposeFile),
        Title = "A Compose file holds a secret.",
        DefaultSeverity = DiagnosticSeverity.Error,
        Fix = FixSafety.Unsafe,
        PeerIds = ["CWE-540", "CWE-798"],
    };

    /// <inheritdoc/>
    protected override Diagnostic? Judge(SecretOccurrence secret, AnalysisSubjects subjects)
    {
        if (secret is not ComposeSecret compose)
        {
            return null;
        }

        var target = FindFileVariable(compose, subjects);
        var exposure = compose.File.IsPrivate ? "'docker inspect' shows it" : "whoever reads this file, its history or 'docker inspect' has it";
        return Finding(secret, $"{SecretWording.Offence(secret)}: {exposure}. Rotate it, then {Advice(compose, target is not null)}") with
        {
            // What git ignores is the machine's own, as a git-ignored env file is.
            Severity = compose.File.IsPrivate ? DiagnosticSeverity.Info : DiagnosticSeverity.Error,
            Fixes = FixesFor(compose, target),
        };
    }

    private static string Advice(ComposeSecret secret, bool hasFileVariable) => secret.Place switch
    {
        _ when hasFileVariable => $"set '{secret.Scalar.Key}_FILE' to a file of Compose 'secrets:', which this image reads.",
        SecretPlace.ComposeBuildArgument => "give it to the build under 'build.secrets' and use 'RUN --mount=type=secret' in the Dockerfile.",
        _ when secret.DefaultOf is { } variable => $"write '${{{variable}:?}}', so that Compose stops without it, and keep the value in a git-ignored env file, or better under Compose 'secrets:'.",
        SecretPlace.ComposeEnvironment => $"pass it from outside of the file, as '${{{secret.Scalar.Key}:?}}' from a git-ignored env file, or better as a file of Compose 'secrets:'.",
        _ => "pass it from outside of the file: as a file of Compose 'secrets:', or as a variable from a git-ignored env file.",
    };

    private static ImmutableArray<Fix> FixesFor(ComposeSecret secret, (ComposeSubject Project, ComposeService Service)? target)
    {
        var value = secret.Scalar;
        if (target is { } found && ComposeSecretFixes.MoveToFile(found.Project, found.Service, value, value.Key!) is { IsEmpty: false } fixes)
        {
            return fixes;
        }

        // A reference of another name would be lost with its default; a build argument is no place for a secret at all.
        return secret.Place == SecretPlace.ComposeEnvironment
            && (secret.DefaultOf is null || string.Equals(secret.DefaultOf, value.Key, StringComparison.Ordinal))
                ? ComposeSecretFixes.PassThrough(value)
                : [];
    }

    private static (ComposeSubject Project, ComposeService Service)? FindFileVariable(ComposeSecret secret, AnalysisSubjects subjects)
    {
        if (secret is not { Place: SecretPlace.ComposeEnvironment, DefaultOf: null, Scalar.Key: { } name })
        {
            return null;
        }

        foreach (var project in subjects.ComposeProjects)
        {
            foreach (var container in project.Containers)
            {
                // The image's entrypoint script reads the file; with another entrypoint nobody does.
                if (container.Service is { Entrypoint: null } service
                    && string.Equals(service.Name, secret.Service, StringComparison.Ordinal)
                    && container.Pulled is { } pulled && pulled.Reference.TryGet(out var image)
                    && FileVariables.Supports(image, name)
                    && HasValue(service, secret.Scalar))
                {
                    return (project, service);
                }
            }
        }

        return null;
    }

    private static bool HasValue(ComposeService service, ComposeScalar value) =>
        service.Node.GetMapping("environment")?.GetValue(value.Key!) is { } own && own.Location.Equals(value.Location);
}
