using LucidCompliance.Model.Secrets;
using Xunit;

namespace LucidCompliance.Tests.Model.Secrets;

/// <summary>What is innocent because of the place where it stands.</summary>
public sealed class NegativePlaceTests
{
    [Theory]
    [InlineData("Password", "Please enter your password.")]
    [InlineData("Password", "Your password must not be empty!")]
    public void The_label_of_a_password_field_is_none(string key, string value) => Assert.InRange(Read.Value(key, value, place: SecretPlace.AppSettings).Class, SecretClass.None, SecretClass.Placeholder);

    [Theory]
    [InlineData("getpass('Password: ')")]
    [InlineData("Path(os.environ[\"DB_PASSWORD_FILE\"]).read_text()")]
    [InlineData("config[\"password\"]")]
    [InlineData("self.password")]
    public void An_expression_in_a_script_is_a_reference(string value) =>
        Assert.Equal(SecretClass.Reference, Read.Value("password", value, place: SecretPlace.Script).Class);

    [Theory]
    [InlineData("0", "services.db.secrets[0]", "db_password")]
    [InlineData("source", "services.db.secrets[0].source", "db_password")]
    [InlineData("environment", "secrets.db_password.environment", "DB_PASSWORD")]
    [InlineData("file", "secrets.db_password.file", "db_password.txt")]
    [InlineData("external", "secrets.db_password.external", "outside")]
    [InlineData("name", "secrets.db_password.name", "prod_db_password")]
    public void The_secrets_of_compose_are_named_and_not_given(string key, string path, string value) =>
        Assert.InRange(Read.Value(key, value, place: SecretPlace.ComposeOther, path: path).Class, SecretClass.None, SecretClass.Placeholder);
}
