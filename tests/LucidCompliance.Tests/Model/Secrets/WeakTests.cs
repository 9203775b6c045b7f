using LucidCompliance.Model.Secrets;
using Xunit;

namespace LucidCompliance.Tests.Model.Secrets;

public sealed class WeakTests
{
    [Theory]
    [InlineData("changeme")]
    [InlineData("this_password_is_insecure_and_should_be_updated")]
    [InlineData("change_me")]
    [InlineData("CHANGE-ME")]
    [InlineData("ChangeMe123!")]
    [InlineData("please-change-me")]
    [InlineData("CHANGE_ME_IN_PRODUCTION")]
    [InlineData("changeit")]
    [InlineData("password")]
    [InlineData("Password1")]
    [InlineData("Password123!")]
    [InlineData("passw0rd")]
    [InlineData("P@ssw0rd")]
    [InlineData("P@ssw0rd2024")]
    [InlineData("Pa$$w0rd")]
    [InlineData("Pass@word1")]
    [InlineData("secret")]
    [InlineData("s3cr3t")]
    [InlineData("supersecret")]
    [InlineData("mysecretpassword")]
    [InlineData("my-secret-pw")]
    [InlineData("admin")]
    [InlineData("admin123")]
    [InlineData("adm1n")]
    [InlineData("root")]
    [InlineData("toor")]
    [InlineData("r00t")]
    [InlineData("postgres")]
    [InlineData("Postgres2024")]
    [InlineData("guest")]
    [InlineData("test")]
    [InlineData("test1234")]
    [InlineData("letmein")]
    [InlineData("123456")]
    [InlineData("12345678")]
    [InlineData("000000")]
    [InlineData("84213377")]
    [InlineData("qwerty")]
    [InlineData("qwerty123")]
    [InlineData("1q2w3e4r")]
    [InlineData("Your_password123")]
    [InlineData("yourStrong(!)Password")]
    [InlineData("minioadmin")]
    [InlineData("Summer2023!")]
    [InlineData("redis123")]
    [InlineData("dev_password")]
    [InlineData("localdev")]
    [InlineData("example")]
    [InlineData("foobar")]
    [InlineData("abcdef123")]
    [InlineData("trustno1")]
    [InlineData("elastic-password-1")]
    [InlineData("grafana_admin_password")]
    [InlineData("${DB_PASSWORD:-changeme}")]
    public void A_guessable_password_is_weak(string value)
    {
        var verdict = Read.Value("DB_PASSWORD", value);
        Assert.Equal((SecretClass.Weak, SecretKind.DefaultPassword), (verdict.Class, verdict.Kind));
    }

    [Theory]
    [InlineData("billing", "billing")]
    [InlineData("billing", "Billing2024!")]
    [InlineData("app_user", "app_user")]
    public void A_password_that_is_the_user_name_is_weak(string user, string value) =>
        Assert.Equal(SecretClass.Weak, Read.Value("DB_PASSWORD", value, user).Class);

    [Theory]
    [InlineData("DB_PASSWORD", "db_password")]
    [InlineData("RABBITMQ_DEFAULT_PASS", "guest")]
    [InlineData("JWT_SECRET", "changeme")]
    [InlineData("JWT_SECRET", "my-super-secret-jwt-key")]
    [InlineData("ENCRYPTION_KEY", "change-me-in-production")]
    [InlineData("SESSION_SECRET", "keyboard-change-me-test")]
    [InlineData("APP_SECRET", "supersecret")]
    public void A_chosen_secret_can_be_weak(string key, string value) => Assert.NotEqual(SecretClass.Secret, Read.Value(key, value).Class);

    [Theory]
    [InlineData("postgres://postgres:postgres@db/app", "postgres")]
    [InlineData("postgres://app:changeme@db/app", "changeme")]
    [InlineData("amqp://guest:guest@mq", "guest")]
    [InlineData("redis://:1234@cache", "1234")]
    [InlineData("mysql://app:pw1@db", "pw1")]
    [InlineData("Server=db;User Id=sa;Password=Your_password123;", "Your_password123")]
    [InlineData("Host=db;Username=billing;Password=billing", "billing")]
    [InlineData("host:6379,password=redis,ssl=false", "redis")]
    public void The_guessable_password_of_a_structure_is_weak_and_pointed_at(string value, string password)
    {
        var verdict = Read.Value("DATABASE", value);
        Assert.Equal(SecretClass.Weak, verdict.Class);
        Assert.Equal(password, Read.Marked(value, verdict));
    }

    [Fact]
    public void The_range_of_a_weak_default_is_the_default() =>
        Assert.Equal(new SecretRange(15, 8), Assert.Single(Read.Value("DB_PASSWORD", "${DB_PASSWORD:-changeme}").Ranges));

    [Theory]
    [InlineData("API_KEY", "changeme")]
    [InlineData("GITHUB_TOKEN", "changeme")]
    [InlineData("API_TOKEN", "test")]
    [InlineData("APP_NAME", "admin")]
    [InlineData("API_KEY", "123456")]
    public void What_a_provider_issues_is_not_guessable(string key, string value) => Assert.InRange(Read.Value(key, value).Class, SecretClass.None, SecretClass.Placeholder);
}
