namespace LucidCompliance.Model.Secrets;

/// <summary>Where a candidate is written; decides the rule that speaks about it, and some readings of its value.</summary>
public enum SecretPlace
{
    /// <summary>No place that matters for the reading.</summary>
    Other,

    /// <summary>The value of a Dockerfile ENV.</summary>
    DockerfileEnv,

    /// <summary>The default of a Dockerfile ARG.</summary>
    DockerfileArg,

    /// <summary>The value of a Dockerfile LABEL.</summary>
    DockerfileLabel,

    /// <summary>A word of a RUN, CMD, ENTRYPOINT or HEALTHCHECK.</summary>
    RunWord,

    /// <summary>A value under a service's <c>environment</c>.</summary>
    ComposeEnvironment,

    /// <summary>A value under <c>build.args</c>.</summary>
    ComposeBuildArgument,

    /// <summary>Any other scalar of a compose file.</summary>
    ComposeOther,

    /// <summary>A line of an env file.</summary>
    EnvFile,

    /// <summary>A string of an <c>appsettings*.json</c>.</summary>
    AppSettings,

    /// <summary>An environment variable of a <c>launchSettings.json</c>.</summary>
    LaunchSettings,

    /// <summary>A value of a <c>NuGet.config</c>.</summary>
    NuGetConfig,

    /// <summary>A container property or item of an MSBuild project.</summary>
    ContainerProperty,

    /// <summary>A line of a script or of another listed artifact.</summary>
    Script,
}

/// <summary>The surroundings of a candidate.</summary>
/// <param name="Place">Where it is written.</param>
/// <param name="IsExampleFile">Whether the file is an example (<c>.example</c>, <c>.sample</c>, <c>.template</c>, <c>.dist</c>). Changes severities, never the class.</param>
public sealed record SecretContext(SecretPlace Place, bool IsExampleFile = false)
{
    /// <summary>
    /// Whether a <c>$</c> in the value stays a <c>$</c>: single quotes in a Dockerfile or an env file. Then nothing
    /// is a variable reference.
    /// </summary>
    public bool DollarIsLiteral { get; init; }

    /// <summary>Whether the text around is data although it lies in a script: a here-document, a word of a shell. Then a dotted name is a value, no member.</summary>
    public bool IsData { get; init; }
}

/// <summary>A key and a value that may be a secret.</summary>
/// <param name="Key">The last key: variable name, property name, label. Empty where there is none.</param>
/// <param name="KeyPath">The whole path, such as <c>services.api.environment.DB_PASSWORD</c> or <c>Jwt:Key</c>.</param>
/// <param name="Value">The decoded value before interpolation.</param>
/// <param name="Context">Its surroundings.</param>
/// <param name="UserName">The user name that stands beside it (<c>POSTGRES_USER</c> for <c>POSTGRES_PASSWORD</c>), if any: a password equal to it is weak.</param>
public sealed record SecretCandidate(string Key, string KeyPath, SecretValue Value, SecretContext Context, string? UserName = null)
{
    /// <summary>Place and key path; never the value, nor the user name, which may be the same.</summary>
    public override string ToString() => Context.Place + " " + KeyPath;
}
