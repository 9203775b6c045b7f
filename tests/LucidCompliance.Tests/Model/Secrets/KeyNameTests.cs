using LucidCompliance.Model.Secrets;
using Xunit;

namespace LucidCompliance.Tests.Model.Secrets;

public sealed class KeyNameTests
{
    [Theory]
    [InlineData("DB_PASSWORD", "db password")]
    [InlineData("DbPassword", "db password")]
    [InlineData("ConnectionStrings__Default", "connection strings default")]
    [InlineData("APIKey", "api key")]
    [InlineData("spring.datasource.password", "spring datasource password")]
    [InlineData("Jwt:Signing-Key", "jwt signing key")]
    [InlineData("oauth2Token", "oauth 2 token")]
    [InlineData("PASSWORD2", "password 2")]
    [InlineData("", "")]
    [InlineData("___", "")]
    public void A_name_is_split_at_separators_and_case(string name, string tokens) => Assert.Equal(tokens, string.Join(" ", KeyName.Parse(name).Tokens));

    [Theory]
    [InlineData("DB_PASSWORD", true, true)]
    [InlineData("dbpassword", true, true)]
    [InlineData("MYSQL_PWD", true, true)]
    [InlineData("DB_PASSWORD_PROD", true, true)]
    [InlineData("API_KEY", false, true)]
    [InlineData("apikey", false, true)]
    [InlineData("ConnectionStrings__Default", false, true)]
    [InlineData("SharedAccessKey", false, true)]
    [InlineData("KEY", false, false)]
    [InlineData("PASSWORD_FILE", false, false)]
    [InlineData("TOKEN_LIFETIME", false, false)]
    [InlineData("PASSWORD_HASHER", false, false)]
    [InlineData("PUBLIC_KEY", false, false)]
    [InlineData("PWD", false, false)]
    [InlineData("MYSQL_ALLOW_EMPTY_PASSWORD", false, false)]
    [InlineData("PRIMARY_KEY", false, false)]
    [InlineData("COSMOS_PRIMARY_KEY", false, true)]
    public void A_name_has_a_role(string name, bool password, bool secret)
    {
        var key = KeyName.Parse(name);
        Assert.Equal((password, secret), (key.IsPasswordLike, key.IsSecretLike));
    }
}
