using LucidCompliance.Model.Secrets;
using Xunit;
using static LucidCompliance.Tests.Model.Secrets.Made;

namespace LucidCompliance.Tests.Model.Secrets;

/// <summary>What others report and what is none. Every row is innocent: neither secret nor weak.</summary>
public sealed class NegativeTests
{
    [Theory]
    [InlineData("DB_PASSWORD", "")]
    [InlineData("DB_PASSWORD", "\"\"")]
    [InlineData("DB_PASSWORD", "true")]
    [InlineData("DB_PASSWORD", "null")]
    [InlineData("MAX_TOKENS", "4096")]
    [InlineData("API_TOKEN", "12345")]
    [InlineData("TOKEN_BUDGET", "1000000")]
    [InlineData("SECRET_KEY", "20240131")]
    [InlineData("MYSQL_ALLOW_EMPTY_PASSWORD", "yes")]
    [InlineData("ALLOW_EMPTY_PASSWORD", "please-do")]
    [InlineData("REQUIRE_PASSWORD", "off")]
    public void Empty_values_switches_and_numbers_are_none(string key, string value) => AssertInnocent(key, value);

    [Theory]
    [InlineData("${DB_PASSWORD}")]
    [InlineData("$DB_PASSWORD")]
    [InlineData("${DB_PASSWORD:?set it}")]
    [InlineData("${DB_PASSWORD?set it}")]
    [InlineData("${DB_PASSWORD:-}")]
    [InlineData("${DB_PASSWORD:-${OTHER}}")]
    [InlineData("${db.password}")]
    [InlineData("{{ vault_db_password }}")]
    [InlineData("{{ .Values.db.password }}")]
    [InlineData("$(DbPassword)")]
    [InlineData("$(cat /run/secrets/db)")]
    [InlineData("`cat /run/secrets/db`")]
    [InlineData("%DB_PASSWORD%")]
    [InlineData("#{DbPassword}#")]
    [InlineData("#{DbPassword}")]
    [InlineData("@DB_PASSWORD@")]
    [InlineData("__DB_PASSWORD__")]
    [InlineData("<%= ENV['DB_PASSWORD'] %>")]
    [InlineData("@Microsoft.KeyVault(SecretUri=https://acme.vault.azure.net/secrets/db/)")]
    [InlineData("op://vault/db/password")]
    [InlineData("vault:secret/data/db#password")]
    [InlineData("secretref:db-password")]
    [InlineData("arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-AbCdEf")]
    [InlineData("projects/acme/secrets/db/versions/latest")]
    [InlineData("ref+vault://secret/db#/password")]
    [InlineData("ENC[AES256_GCM,data:Ym9n,iv:abc,tag:def,type:str]")]
    [InlineData("encrypted:BDqDBibm4wsYqMpCjTQ6BsDHmMadg9K3dAt")]
    [InlineData("/run/secrets/db_password")]
    [InlineData("./secrets/db.txt")]
    [InlineData("~/.pgpass")]
    [InlineData("C:\\secrets\\db.txt")]
    [InlineData("/etc/app/keys/db-password.txt")]
    [InlineData("${USER}-${HOST}")]
    [InlineData("env:DB_PASSWORD")]
    [InlineData("process.env.DB_PASSWORD")]
    [InlineData("ENV['DB_PASSWORD']")]
    [InlineData("ENV.fetch('DB_PASSWORD')")]
    [InlineData("os.getenv(\"DB_PASSWORD\")")]
    [InlineData("prefix-${DB_PASSWORD}")]
    public void References_are_none(string value) => Assert.Equal(SecretClass.Reference, Read.Value("DB_PASSWORD", value).Class);

    [Theory]
    [InlineData("<password>")]
    [InlineData("<your password here>")]
    [InlineData("[password]")]
    [InlineData("your-password")]
    [InlineData("your_password_here")]
    [InlineData("YOUR_PASSWORD")]
    [InlineData("insert-password-here")]
    [InlineData("replace_me")]
    [InlineData("replace-with-real-password")]
    [InlineData("put-your-password-here")]
    [InlineData("enter your password")]
    [InlineData("TODO")]
    [InlineData("todo-set-password")]
    [InlineData("TBD")]
    [InlineData("xxxxxxxx")]
    [InlineData("XXXX-XXXX-XXXX")]
    [InlineData("********")]
    [InlineData("...")]
    [InlineData("aaaaaaaa")]
    [InlineData("redacted")]
    [InlineData("REDACTED")]
    [InlineData("dummy")]
    [InlineData("placeholder")]
    [InlineData("{password}")]
    public void Placeholders_are_none(string value) => Assert.Equal(SecretClass.Placeholder, Read.Value("DB_PASSWORD", value).Class);

    [Theory]
    [InlineData("API_KEY", "your-api-key")]
    [InlineData("API_KEY", "<API_KEY>")]
    [InlineData("API_KEY", "api_key")]
    [InlineData("API_KEY", "my-api-key")]
    [InlineData("API_KEY", "changeme")]
    [InlineData("API_KEY", "sk-your-api-key-here")]
    [InlineData("GITHUB_TOKEN", "ghp_your_token_here")]
    [InlineData("AUTH_TOKEN", "example-token")]
    [InlineData("AUTH_TOKEN", "get-it-from-the-dashboard")]
    [InlineData("CLIENT_SECRET", "00000000000000000000000000000000")]
    [InlineData("API_KEY", "0123456789abcdef0123456789abcdef")]
    [InlineData("API_KEY", "deadbeefdeadbeefdeadbeefdeadbeef")]
    [InlineData("API_TOKEN", "test-token")]
    [InlineData("API_TOKEN", "fake")]
    [InlineData("APP_TOKEN", "not-set")]
    public void Placeholders_of_issued_secrets_are_none(string key, string value) => AssertInnocent(key, value);

    [Theory]
    [InlineData("DB_PASSWORD_FILE", "db-password-v2.x")]
    [InlineData("MONGO_INITDB_ROOT_PASSWORD_FILE", "/run/secrets/mongo")]
    [InlineData("TOKEN_URL", "https://login.example.com/oauth2/token")]
    [InlineData("JWT_TOKEN_ENDPOINT", "connect/token")]
    [InlineData("AWS_ACCESS_KEY_ID_NAME", "primary-key-of-backup")]
    [InlineData("SECRET_NAME", "kx92-db-prod-f8a2")]
    [InlineData("API_KEY_VERSION", "2024a9f8x7k2")]
    [InlineData("PASSWORD_MIN_LENGTH", "twelve12")]
    [InlineData("TOKEN_TTL", "15m30s9x8k7")]
    [InlineData("TOKEN_LIFETIME", "3600seconds")]
    [InlineData("PASSWORD_REGEX", "^(?=.*[A-Z])(?=.*[0-9]).{12,}$")]
    [InlineData("PASSWORD_POLICY", "UpperLower9Special!")]
    [InlineData("API_KEY_HEADER", "X-Api-Key-V2b9")]
    [InlineData("TOKEN_TYPE", "urn:ietf:params:oauth:token-type:jwt")]
    [InlineData("JWT_SECRET_ALGORITHM", "RS256withMGF1x9k")]
    [InlineData("AUTH_TOKEN_PREFIX", "Zx81kq9fA")]
    [InlineData("SECRET_ROTATION_CRON", "0 3 * * 1-5")]
    [InlineData("PUBLIC_KEY", "MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=")]
    [InlineData("NEXT_PUBLIC_API_TOKEN", "pk9f8a7s6d5f4g3h2j1k")]
    [InlineData("JWT_PUBLIC_SIGNING_KEY", "u8s7d6f5g4h3j2k1l0qw")]
    [InlineData("UserSecretsId", "aspnet-Acme-53bc9b9d-9d6a-45d4-8429-2a2761773502")]
    [InlineData("PRIMARY_KEY", "order_id")]
    [InlineData("PARTITION_KEY", "k9x8f7s6d5a4q3w2")]
    [InlineData("CACHE_KEY", "user:profile:v3:9f8a7b6c5d4e")]
    [InlineData("ROUTING_KEY", "orders.created.v2")]
    [InlineData("IDEMPOTENCY_KEY", "b2f8c7d9e0a14f5c")]
    [InlineData("KEYBOARD_LAYOUT", "de-latin1-nodeadkeys")]
    [InlineData("MONKEY", "capuchin-9f8a7b6c5d")]
    [InlineData("AUTHOR", "j9f8a7b6c5d4e3")]
    [InlineData("BYPASS", "a8f7d6s5g4h3j2k1")]
    [InlineData("COMPASS_VERSION", "1.42.0")]
    [InlineData("PWD", "/app")]
    [InlineData("OLDPWD", "workdir-9x")]
    [InlineData("API_KEY_ENCRYPTED", "CiQAk2v9Qm7Xb4Lz8Rt5Wn3Yp6Sd1Fg0Hj")]
    [InlineData("DB_PASSWORD_CIPHERTEXT", "AgBk2v9Qm7Xb4Lz8Rt5Wn3Yp6Sd1Fg0Hj")]
    [InlineData("FORGOT_PASSWORD_TEXT", "Passwort vergessen?")]
    [InlineData("ForgotPassword", "Mot de passe perdu ?")]
    [InlineData("ASSET_HASH", "9f8a7b6c5d4e3f2a1b0c")]
    [InlineData("CONTENT_HASH", "Zx81kq9fA_7Lm2Qp4Rt6Yw")]
    [InlineData("JWT_KID", "9f8a7b6c5d4e3f2a")]
    [InlineData("SSH_KEY_FINGERPRINT", "SHA256:uNiVztksCsDhcc0u9e8BrnfbRA")]
    public void Keys_that_speak_about_secrets_hold_none(string key, string value) => AssertInnocent(key, value);

    [Theory]
    [InlineData("API_KEY_ENV", "MY_SECRET1")]
    [InlineData("api_key", "MY_SERVICE_API_KEY")]
    [InlineData("SECRET_STORE", "azure-key-vault")]
    [InlineData("TOKEN_PROVIDER", "Microsoft.AspNetCore.Identity.DataProtectorTokenProvider")]
    [InlineData("TOKEN", "production-cluster-token")]
    [InlineData("AUTH_SECRET", "keyvault-prod-weu-001")]
    [InlineData("APP_TOKEN", "com.example.app.TokenService")]
    [InlineData("AUTH", "basic")]
    [InlineData("AUTH", "scram-sha-256")]
    [InlineData("KEY", "ctrl+shift+down")]
    [InlineData("API_KEY", "vaultKey1")]
    [InlineData("API_KEY", "name of the key in the vault")]
    [InlineData("SSL_CERT", "/etc/ssl/certs/ca.pem")]
    [InlineData("CREDENTIAL", "svc-account@acme.iam.gserviceaccount.com")]
    [InlineData("SECRET", "redis-credentials")]
    [InlineData("TOKEN", "api.example.com:8443")]
    [InlineData("TOKEN", "v1.2.3-rc.1")]
    [InlineData("GIT_TOKEN_USER", "oauth2")]
    [InlineData("ACCESS_TOKEN", "https://auth.example.com/realms/acme")]
    [InlineData("SESSION_SECRET", "urn:acme:session")]
    [InlineData("TOKEN_SOURCE", "kubernetes")]
    [InlineData("PINNED", "9a8b7c6d5e4f3a2b")]
    [InlineData("SMTP_PASS", "through")]
    [InlineData("FIRST_PASS", "enabled")]
    [InlineData("NONCE", "per-request")]
    [InlineData("SECRET_SCANNING", "gitleaks")]
    public void Names_and_words_under_secret_keys_are_none(string key, string value) => AssertInnocent(key, value);

    [Theory]
    [InlineData("IMAGE", "registry.example.com/acme/app:1.2.3")]
    [InlineData("ASPNETCORE_URLS", "http://+:8080")]
    [InlineData("JAVA_OPTS", "-Xmx512m -XX:+UseG1GC -Dfile.encoding=UTF-8")]
    [InlineData("TZ", "Europe/Berlin")]
    [InlineData("CRON", "*/15 2-4 * * 1-5")]
    [InlineData("ACCEPT", "application/vnd.api+json; charset=utf-8")]
    [InlineData("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin")]
    [InlineData("DATABASE_URL", "postgres://db:5432/app")]
    [InlineData("DATABASE_URL", "postgres://app@db:5432/app")]
    [InlineData("DATABASE_URL", "postgres://app:${DB_PASSWORD}@db:5432/app")]
    [InlineData("DATABASE_URL", "postgres://app:$DB_PASSWORD@db:5432/app")]
    [InlineData("DATABASE_URL", "postgres://${DB_USER}:${DB_PASSWORD:?missing}@db/app")]
    [InlineData("DATABASE_URL", "postgres://user:<password>@db/app")]
    [InlineData("REDIS_URL", "redis://cache:6379/0")]
    [InlineData("AMQP", "amqp://${USER}:${PASS}@mq")]
    [InlineData("REPO", "git@github.com:acme/app.git")]
    [InlineData("REPO", "ssh://git@github.com/acme/app.git")]
    [InlineData("REPO", "https://github.com/acme/app/tree/main@v2")]
    [InlineData("SCOPED", "https://registry.npmjs.org/@acme/app")]
    [InlineData("MAIL", "https://example.com/?to=someone@example.com")]
    [InlineData("CONN", "Server=db;Database=app;Integrated Security=true;Encrypt=true")]
    [InlineData("CONN", "Server=db;Database=app;User Id=app;Password=${DB_PASSWORD}")]
    [InlineData("CONN", "Server=db;Database=app;User Id=app;Password=")]
    [InlineData("CONN", "Server=db;Authentication=Active Directory Managed Identity;Encrypt=true")]
    [InlineData("CONN", "Host=db;Username=app;Password={{ db_password }}")]
    [InlineData("CONN", "Server=db;User Id=app;Password=<your-password>;Encrypt=true")]
    [InlineData("CONN", "cache:6379,ssl=true,abortConnect=false")]
    [InlineData("STORAGE", "UseDevelopmentStorage=true")]
    [InlineData("INSIGHTS", "InstrumentationKey=00000000-0000-0000-0000-000000000000;IngestionEndpoint=https://eu.in.example.com/")]
    [InlineData("STORAGE", "DefaultEndpointsProtocol=https;AccountName=acme;AccountKey=${KEY}")]
    [InlineData("STORAGE", "DefaultEndpointsProtocol=https;AccountName=acme;AccountKey=your-account-key")]
    [InlineData("SAS", "https://acme.blob.core.windows.net/c?sv=2022-11-02&sig=<signature>")]
    [InlineData("URL", "https://api.example.com/v1?key=value&page=2&token=abc")]
    [InlineData("LABEL", "sha256:2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824")]
    [InlineData("GIT_COMMIT", "2fd4e1c67a2d28fced849ee1bb76e7391b93eb12")]
    [InlineData("COMMIT_KEY", "2fd4e1c67a2d28fced849ee1bb76e7391b93eb12")]
    [InlineData("CHECKSUM", "9e107d9d372bb6826bd81d3542a419d6")]
    [InlineData("INTEGRITY", "sha512-z4PhNX7vuL3xVChQ1m2AB9Yg5AULVxXcg/SpIdNs6c5H0NE8XYXysP+DGNKHfuwvY7kxvUdBeoGlODJ6+SfaPg==")]
    [InlineData("TENANT_ID", "72f988bf-86f1-41af-91ab-2d7cd011db47")]
    [InlineData("CORRELATION_KEY", "72f988bf-86f1-41af-91ab-2d7cd011db47")]
    [InlineData("SENTRY_DSN", "https://0123456789abcdef0123456789abcde1@o42.ingest.sentry.io/7")]
    [InlineData("ARN", "arn:aws:iam::123456789012:role/deploy")]
    [InlineData("RESOURCE", "/subscriptions/72f988bf-86f1-41af-91ab-2d7cd011db47/resourceGroups/acme")]
    [InlineData("DESCRIPTION", "Set the password in the vault before the first start.")]
    [InlineData("HEALTHCHECK", "curl -f http://localhost:8080/health || exit 1")]
    [InlineData("CMD", "redis-server --requirepass $REDIS_PASSWORD")]
    [InlineData("HEADER", "Authorization: Bearer ${TOKEN}")]
    [InlineData("HEADER", "Authorization: Bearer $TOKEN")]
    [InlineData("HEADER", "Authorization: Bearer <token>")]
    [InlineData("HEADER", "Authorization: Basic")]
    [InlineData("SSH_KEY", "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE dev@acme")]
    [InlineData("GREP", "grep -q 'BEGIN RSA PRIVATE KEY' file")]
    [InlineData("JSON", "{\"level\":\"Information\",\"password\":\"\",\"tokenLifetime\":3600}")]
    [InlineData("JSON", "{\"password\":\"${DB_PASSWORD}\"}")]
    [InlineData("JSON", "[\"Bearer\",\"Cookies\"]")]
    [InlineData("TEXT", "bearer authentication is required for all requests")]
    [InlineData("SKILL", "sk-learn-pipeline-for-the-team")]
    [InlineData("TASK", "task-risk-desk-akia-example")]
    [InlineData("PATTERN", "ghp_[A-Za-z0-9]{36}")]
    public void Ordinary_values_are_none(string key, string value) => AssertInnocent(key, value);

    [Fact]
    public void Public_keys_and_certificates_are_none()
    {
        AssertInnocent("TLS_KEY", Pem("PUBLIC KEY", 290, 1));
        AssertInnocent("TLS_SECRET", Pem("CERTIFICATE", 900, 2));
        AssertInnocent("TLS_SECRET", Base64(Pem("CERTIFICATE", 900, 2)));
        AssertInnocent("TLS_SECRET", Pem("CERTIFICATE REQUEST", 500, 3, "\\n"));
    }

    [Fact]
    public void A_private_key_under_a_public_name_is_one() => Assert.Equal(SecretClass.Secret, Read.Value("PUBLIC_KEY", Pem("PRIVATE" + " KEY", 400, 1)).Class);

    [Fact]
    public void Published_keys_are_well_known()
    {
        foreach (var value in new[]
        {
            "AKIA" + "IOSFODNN7" + "EXAMPLE",
            "wJalrXUtnFEMI" + "/K7MDENG/" + "bPxRfiCYEXAMPLEKEY",
            "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=" + "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq" + "/K1SZFPTOtr/KBHBeksoGMGw==;",
            "AccountEndpoint=https://localhost:8081/;AccountKey=" + "C2y6yDjf5/R+ob0N8A7Cgv30VRDJIWEHLM+4QDU5DE2nQ9nDuVTqobD4b8mGGyPMbIZnqyMsEcaGQy67XIw" + "/Jw==",
            "Endpoint=sb://localhost;SharedAccessKeyName=Root;SharedAccessKey=SAS_KEY_VALUE;UseDevelopmentEmulator=true;",
            Jwt(1, "{\"sub\":\"1234567890\",\"name\":\"John Doe\",\"iat\":1516239022}"),
        })
        {
            Assert.Equal((value, SecretClass.WellKnown), (value, Read.Value("SECRET_KEY", value).Class));
        }
    }

    [Fact]
    public void The_serial_number_of_a_certificate_is_none() => AssertInnocent("CERT_SERIAL", Made.HexOf(32, 7).ToUpperInvariant());

    [Fact]
    public void Random_text_under_a_key_that_says_nothing_is_none()
    {
        for (var seed = 1; seed <= 100; seed++)
        {
            AssertInnocent("BUILD_INFO", Chars(Alphanumeric, 24, seed));
            AssertInnocent("ETAG", HexOf(40, seed));
            AssertInnocent("CLIENT_ID", Uuid(seed));
        }
    }

    internal static void AssertInnocent(string key, string value)
    {
        var verdict = Read.Value(key, value);
        Assert.True(verdict.Class <= SecretClass.Placeholder, $"{key}={value} is {verdict.Class}, {verdict.Kind}");
        Assert.Empty(verdict.Ranges);
    }
}
