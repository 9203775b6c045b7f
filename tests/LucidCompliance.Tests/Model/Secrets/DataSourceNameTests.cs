using LucidCompliance.Model.Secrets;
using Xunit;

namespace LucidCompliance.Tests.Model.Secrets;

/// <summary>Data source names and URLs into which a program or a variable puts the password.</summary>
public sealed class DataSourceNameTests
{
    [Theory]
    [InlineData("DATABASE_DSN", "app:${DB_PASSWORD}@tcp(db:3306)/app")]
    [InlineData("DATABASE_DSN", "${DB_USER}:${DB_PASSWORD:?missing}@tcp(db:3306)/app")]
    [InlineData("DATABASE_DSN", "app:<password>@tcp(db:3306)/app")]
    [InlineData("DATABASE_DSN", "app@tcp(db:3306)/app")]
    [InlineData("DATABASE_DSN", "app:%s@tcp(%s)/app")]
    [InlineData("DATABASE_URL", "postgres://%s:%s@db/app")]
    [InlineData("DATABASE_URL", "postgres://{user}:{password}@db/app")]
    [InlineData("DATABASE_URL", "postgres://{}:{}@db/app")]
    public void A_password_that_comes_from_elsewhere_is_none(string key, string value) =>
        Assert.True(Read.Value(key, value).Class < SecretClass.WellKnown);
}
