using System;
using System.Linq;
using System.Reflection;
using System.Text.Json;
using LucidCompliance.Model.Secrets;
using Xunit;

namespace LucidCompliance.Tests.Model.Secrets;

public sealed class SecretValueTests
{
    private const string Sentinel = "Zz-sentinel-4711";

    [Fact]
    public void No_formatting_gives_the_characters()
    {
        var value = new SecretValue(Sentinel);
        var candidate = new SecretCandidate("DB_PASSWORD", "services.db.DB_PASSWORD", value, new SecretContext(SecretPlace.EnvFile), Sentinel);
        Assert.DoesNotContain(Sentinel, $"{value}{candidate}{SecretClassifier.Classify(candidate)}{(object)value}");
        Assert.Equal(SecretValue.Redacted, value.ToString());
        Assert.Equal("EnvFile services.db.DB_PASSWORD", candidate.ToString());
    }

    [Fact]
    public void No_serialiser_sees_the_characters() =>
        Assert.DoesNotContain(Sentinel, JsonSerializer.Serialize(new SecretValue(Sentinel)) + JsonSerializer.Serialize(Read.Value("DB_PASSWORD", Sentinel)));

    [Fact]
    public void No_public_member_gives_a_text_or_takes_one()
    {
        var members = typeof(SecretValue).GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly);
        Assert.Equal(["Redacted", "SameAs", "ToString"], members.Select(member => member.Name).Order(StringComparer.Ordinal));
        Assert.Empty(typeof(SecretValue).GetConstructors());
        Assert.Empty(typeof(SecretValue).GetInterfaces());
    }

    [Fact]
    public void Values_compare_only_with_each_other()
    {
        var value = new SecretValue(Sentinel);
        Assert.True(value.SameAs(new SecretValue(Sentinel)));
        Assert.False(value.SameAs(new SecretValue(Sentinel + "x")));
        Assert.False(value.SameAs(null));
        Assert.False(value.Equals(Sentinel));
    }

    [Fact]
    public void A_verdict_holds_no_text() =>
        Assert.DoesNotContain(typeof(SecretVerdict).GetProperties(BindingFlags.Public | BindingFlags.Instance), property => property.PropertyType == typeof(string));

    [Fact]
    public void Every_kind_has_its_words() =>
        Assert.Equal(Enum.GetValues<SecretKind>().Length, Enum.GetValues<SecretKind>().Select(SecretKinds.Describe).Distinct().Count());
}
