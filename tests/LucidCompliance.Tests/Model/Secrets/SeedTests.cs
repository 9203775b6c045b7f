using LucidCompliance.Model.Secrets;
using Xunit;

namespace LucidCompliance.Tests.Model.Secrets;

public sealed class SeedTests
{
    [Fact]
    public void The_encryption_key_of_the_sample_is_a_secret()
    {
        var verdict = Read.Value("ENCRYPTION_KEY", "7MfHG63tfH1r9zICfelw6l8Eyymt3vAXnYdnq/Dnle8=", place: SecretPlace.EnvFile);
        Assert.Equal((SecretClass.Secret, SecretKind.KeyMaterial, SecretConfidence.High), (verdict.Class, verdict.Kind, verdict.Confidence));
        Assert.Equal(new SecretRange(0, 44), Assert.Single(verdict.Ranges));
    }

    [Fact]
    public void The_tor_password_of_the_sample_is_weak()
    {
        var verdict = Read.Value("TOR_PASSWORD", "changeme", place: SecretPlace.EnvFile);
        Assert.Equal((SecretClass.Weak, SecretKind.DefaultPassword), (verdict.Class, verdict.Kind));
    }
}
