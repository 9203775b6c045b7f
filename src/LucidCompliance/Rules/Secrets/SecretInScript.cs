using LucidCompliance.Diagnostics;
using LucidCompliance.Subjects;
using LucidCompliance.Subjects.Scripts;
using LucidCompliance.Subjects.Secrets;

namespace LucidCompliance.Rules.Secrets;

/// <summary>
/// LUCID2016: a secret in a start, health or entry script, in a requirements file, or in another file that an item lists as a script
/// (RULES.md convention 31). What nobody uses and git ignores is private.
/// </summary>
public sealed class SecretInScript : SecretRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID2016",
        Name = nameof(SecretInScript),
        Title = "A script holds a secret.",
        DefaultSeverity = DiagnosticSeverity.Error,
        PeerIds = ["CWE-798", "CWE-540"],
    };

    /// <inheritdoc/>
    protected override Diagnostic? Judge(SecretOccurrence secret, AnalysisSubjects subjects) =>
        secret is ScriptSecret script && (script.Script.IsShipped || !secret.File.IsPrivate)
            ? Finding(secret, Describe(script)) with { Related = Related(script.Script) }
            : null;

    private static string Describe(ScriptSecret secret)
    {
        var (script, offence) = (secret.Script, SecretWording.Offence(secret));
        if (script.Language == ScriptLanguage.Requirements)
        {
            return $"{offence}: whoever reads this file or its history can use the package index. Rotate it, then write '${{NAME}}' in its place, which pip replaces by the environment variable, and set the variable in the build by 'RUN --mount=type=secret,id=…,env=NAME'.";
        }

        if (script.IsShipped)
        {
            return $"{offence}, and this script becomes a file of the image: whoever pulls the image or reads the repository has it. Rotate it, then let the script read a file under /run/secrets (Compose 'secrets:') or a variable that is set when the container runs.";
        }

        return script.IsUsed
            ? $"{offence}: whoever reads this script or its history has it. Rotate it, then let the script read a secret file: /run/secrets in a container (Compose 'secrets:'), 'RUN --mount=type=secret' in a build."
            : $"{offence}: whoever reads this file or its history has it. Rotate it, then read it from a secret file or from a variable that is set outside of the repository.";
    }

    private static System.Collections.Immutable.ImmutableArray<RelatedLocation> Related(ScriptSubject script) =>
        script.NamedAt is { } place ? [new RelatedLocation(place, "The script is used here.")] : [];
}
