using LucidCompliance.Diagnostics;
using LucidCompliance.Subjects;
using LucidCompliance.Subjects.Secrets;

namespace LucidCompliance.Rules.Secrets;

/// <summary>LUCID2014: a password in clear text, an API key or a URL with credentials in a <c>NuGet.config</c> that git tracks or does not ignore.</summary>
public sealed class SecretInNuGetConfig : SecretRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID2014",
        Name = nameof(SecretInNuGetConfig),
        Title = "A NuGet.config holds a secret.",
        DefaultSeverity = DiagnosticSeverity.Error,
        PeerIds = ["CWE-540", "CWE-312"],
    };

    /// <inheritdoc/>
    protected override Diagnostic? Judge(SecretOccurrence secret, AnalysisSubjects subjects) =>
        secret is not NuGetConfigSecret || secret.File.IsPrivate ? null
        : Finding(secret, $"{SecretWording.Offence(secret)}, and whoever reads this file or its history can use the feed. Rotate it, then "
            + (secret.Candidate.Key == "apikey"
                ? "remove it here and give it to 'dotnet nuget push --api-key' from a variable of the build server."
                : "write a variable such as '%NUGET_PASSWORD%' here, use a credential provider, or mount the file into the build with 'RUN --mount=type=secret'."));
}
