using LucidCompliance.Model.Secrets;
using Xunit;
using static LucidCompliance.Tests.Model.Secrets.Made;

namespace LucidCompliance.Tests.Model.Secrets;

/// <summary>Values that hold names of their own, and names whose values are patterns, hashes and phrases.</summary>
public sealed class InnerValueTests
{
    [Theory]
    [InlineData("HTPASSWD", "admin:$2y$05$")]
    [InlineData("ADMIN_PASSWORD_HASH", "$2b$12$")]
    [InlineData("ADMIN_TOKEN", "$$argon2id$$v=19$$m=65540,t=3,p=4$$")]
    [InlineData("NOTEBOOK_PASSWORD", "argon2:$argon2id$v=19$m=10240,t=10,p=8$")]
    [InlineData("TRAEFIK_USERS", "admin:$$2y$$05$$")]
    public void A_hash_that_is_made_for_passwords_is_none(string key, string head) => NegativeTests.AssertInnocent(key, head + Chars(Alphanumeric, 53, 7));

    [Theory]
    [InlineData("TOKEN_RULE", "^[A-Za-z0-9_-]{20,40}$")]
    [InlineData("PASSWORD", "^(?=.*[A-Z])(?=.*[0-9]).{12,}$")]
    [InlineData("API_TOKEN", "00000000-0000-0000-0000-000000000000")]
    [InlineData("DB_PASSWORD", "kms:v1:AQICAHhzQb4Zr8yNWc1VtT3kGdK9pXfLm2sE7uRj")]
    [InlineData("PWD", "/srv/app")]
    [InlineData("PROJECT_KEY", "q8Zt4Lw2Nf6Bv1Xc9Rk3Hd")]
    [InlineData("JAVA_OPTS", "-Xmx512m -Dapp.password.policy=strict -Dtoken.ttl=300")]
    [InlineData("OTEL_EXPORTER_OTLP_HEADERS", "api-key=${OTLP_KEY},x-team=shop")]
    [InlineData("ORACLE_DSN", "//ora.example.org:1521/XEPDB1")]
    [InlineData("PROXY_AUTH", "localhost:8080")]
    [InlineData("WALLET_MNEMONIC", "test test test test test test test test test test test junk")]
    public void Patterns_ciphers_and_pairs_without_secrets_are_none(string key, string value) => NegativeTests.AssertInnocent(key, value);

    [Theory]
    [InlineData("OTEL_EXPORTER_OTLP_HEADERS", "x-team=shop,api-key={0}")]
    [InlineData("OTEL_EXPORTER_OTLP_HEADERS", "authorization=Bearer {0}")]
    [InlineData("JAVA_OPTS", "-Xmx512m -Dspring.datasource.password={0} -Dfile.encoding=UTF-8")]
    [InlineData("O", "username=media,password={0},vers=3.0")]
    [InlineData("ORACLE_DSN", "hr/{0}@//ora.example.org:1521/XEPDB1")]
    [InlineData("JDBC", "jdbc:oracle:thin:bi/{0}@ora.example.org:1521:BI")]
    [InlineData("GRAFANA_AUTH", "admin:{0}")]
    [InlineData("PWD", "{0}")]
    [InlineData("PAGERDUTY_ROUTING_KEY", "{0}")]
    [InlineData("ENCRYPTION_PRIMARY_KEY", "{0}")]
    [InlineData("SIGNING_JWK", "{{\"kty\":\"oct\",\"k\":\"{0}\"}}")]
    public void A_secret_with_a_name_inside_a_value_is_found(string key, string form)
    {
        var value = string.Format(System.Globalization.CultureInfo.InvariantCulture, form, Chars(Alphanumeric, 26, 5));
        Assert.Equal(SecretClass.Secret, Read.Value(key, value).Class);
    }

    [Theory]
    [InlineData("API_KEY")]
    [InlineData("VAULT_SECRET_ID")]
    public void A_uuid_is_one_where_the_name_says_so(string key) => Assert.Equal(SecretClass.Secret, Read.Value(key, Uuid(4)).Class);

    [Theory]
    [InlineData("JWT_SECRET", "Brot & Salz 2026")]
    [InlineData("WALLET_MNEMONIC", "gravity lumber orbit fabric castle window tribe music puzzle velvet hollow ranch")]
    public void A_phrase_that_somebody_chose_is_one(string key, string value) => Assert.Equal(SecretClass.Secret, Read.Value(key, value).Class);

    [Theory]
    [InlineData("JWT_SECRET", "ThisIsASecretKeyForJwtToken123")]
    [InlineData("APP_TOKEN", "my top secret key for signing 1234")]
    [InlineData("SESSION_SECRET", "keyboard cat")]
    public void A_sentence_about_a_secret_is_a_weak_one(string key, string value) => Assert.Equal(SecretClass.Weak, Read.Value(key, value).Class);
}
