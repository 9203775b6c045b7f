namespace LucidCompliance.Model.Secrets;

/// <summary>Kinds of secrets, as far as a reader needs them to know what to rotate and where.</summary>
public enum SecretKind
{
    /// <summary>No secret.</summary>
    None,

    /// <summary>A literal under a password-like key.</summary>
    PasswordLiteral,

    /// <summary>A default or guessable password.</summary>
    DefaultPassword,

    /// <summary>The hash of a password (bcrypt, crypt, argon2, htpasswd).</summary>
    PasswordHash,

    /// <summary>A random value under a secret-like key.</summary>
    RandomValue,

    /// <summary>Base64 or hex of a whole cryptographic key.</summary>
    KeyMaterial,

    /// <summary>A private key: PEM, PKCS, OpenSSH, PGP, PuTTY, age.</summary>
    PrivateKey,

    /// <summary>The password of a connection string.</summary>
    ConnectionStringPassword,

    /// <summary>User info of a URL.</summary>
    UrlCredential,

    /// <summary>A credential in the query of a URL.</summary>
    UrlQueryCredential,

    /// <summary>The credential of an Authorization header.</summary>
    AuthorizationHeader,

    /// <summary>A signed JSON web token.</summary>
    JsonWebToken,

    /// <summary>The credentials of a Docker configuration file.</summary>
    DockerRegistryAuth,

    /// <summary>A GCP service account file.</summary>
    GcpServiceAccount,

    /// <summary>A shared access signature of Azure.</summary>
    AzureSharedAccessSignature,

    /// <summary>An account or access key of an Azure service.</summary>
    AzureKey,

    /// <summary>A client secret of Entra ID.</summary>
    EntraClientSecret,

    /// <summary>A personal access token of Azure DevOps.</summary>
    AzureDevOpsToken,

    /// <summary>An access key of AWS.</summary>
    AwsAccessKey,

    /// <summary>A secret access key of AWS.</summary>
    AwsSecretKey,

    /// <summary>A key or token of Google.</summary>
    GoogleKey,

    /// <summary>A token of GitHub.</summary>
    GitHubToken,

    /// <summary>A token of GitLab.</summary>
    GitLabToken,

    /// <summary>A token of Docker: registry or swarm.</summary>
    DockerToken,

    /// <summary>A token of a package registry: npm, PyPI, NuGet, RubyGems, crates, Artifactory.</summary>
    PackageRegistryToken,

    /// <summary>A token or webhook of a chat service: Slack, Discord, Telegram, Teams.</summary>
    ChatToken,

    /// <summary>A key of a payment service: Stripe, Square, Shopify, Braintree.</summary>
    PaymentKey,

    /// <summary>A key of a mail or message service: SendGrid, Mailgun, Twilio.</summary>
    MessagingKey,

    /// <summary>A key of a model service: OpenAI, Anthropic, Hugging Face.</summary>
    ModelServiceKey,

    /// <summary>A key of an observability service: Datadog, New Relic, Sentry, Grafana.</summary>
    ObservabilityKey,

    /// <summary>A token of an infrastructure service: Vault, Terraform Cloud, Pulumi, DigitalOcean, Heroku.</summary>
    InfrastructureToken,

    /// <summary>A token of another service with a known format.</summary>
    ServiceToken,
}

/// <summary>The words that messages use for kinds.</summary>
public static class SecretKinds
{
    /// <summary>
    /// A noun phrase without article, such as <c>private key</c> or <c>connection-string password</c>. Baselines hold it: other words for a kind
    /// make their entries stale.
    /// </summary>
    public static string Describe(SecretKind kind) => kind switch
    {
        SecretKind.None => "value",
        SecretKind.PasswordLiteral => "password in clear text",
        SecretKind.DefaultPassword => "default or guessable password",
        SecretKind.PasswordHash => "password hash",
        SecretKind.RandomValue => "secret value",
        SecretKind.KeyMaterial => "encryption key",
        SecretKind.PrivateKey => "private key",
        SecretKind.ConnectionStringPassword => "connection-string password",
        SecretKind.UrlCredential => "credential in a URL",
        SecretKind.UrlQueryCredential => "credential in a URL query",
        SecretKind.AuthorizationHeader => "Authorization header",
        SecretKind.JsonWebToken => "JWT",
        SecretKind.DockerRegistryAuth => "Docker registry credential",
        SecretKind.GcpServiceAccount => "GCP service account key",
        SecretKind.AzureSharedAccessSignature => "Azure shared access signature",
        SecretKind.AzureKey => "Azure access key",
        SecretKind.EntraClientSecret => "Entra ID client secret",
        SecretKind.AzureDevOpsToken => "Azure DevOps token",
        SecretKind.AwsAccessKey => "AWS access key",
        SecretKind.AwsSecretKey => "AWS secret access key",
        SecretKind.GoogleKey => "Google API credential",
        SecretKind.GitHubToken => "GitHub token",
        SecretKind.GitLabToken => "GitLab token",
        SecretKind.DockerToken => "Docker token",
        SecretKind.PackageRegistryToken => "package registry token",
        SecretKind.ChatToken => "chat service token",
        SecretKind.PaymentKey => "payment service key",
        SecretKind.MessagingKey => "mail or messaging service key",
        SecretKind.ModelServiceKey => "model service API key",
        SecretKind.ObservabilityKey => "observability service key",
        SecretKind.InfrastructureToken => "infrastructure service token",
        _ => "service token",
    };
}
