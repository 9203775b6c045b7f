using LucidCompliance.Model.Projects;
using Xunit;

namespace LucidCompliance.Tests.Model.Projects;

public sealed class TargetFrameworkTests
{
    [Theory]
    [InlineData("net10.0", TargetFrameworkFamily.NetCore, "10.0", null)]
    [InlineData("NET8.0", TargetFrameworkFamily.NetCore, "8.0", null)]
    [InlineData("net8.0-windows10.0.19041", TargetFrameworkFamily.NetCore, "8.0", "windows10.0.19041")]
    [InlineData("netcoreapp3.1", TargetFrameworkFamily.NetCore, "3.1", null)]
    [InlineData("netstandard2.1", TargetFrameworkFamily.NetStandard, "2.1", null)]
    [InlineData("net48", TargetFrameworkFamily.NetFramework, "4.8", null)]
    [InlineData("net472", TargetFrameworkFamily.NetFramework, "4.7", null)]
    public void A_moniker_has_a_family_and_a_version(string moniker, TargetFrameworkFamily family, string version, string? platform)
    {
        Assert.True(TargetFramework.TryParse(moniker, out var framework));
        Assert.Equal((family, version, platform), (framework.Family, framework.Version, framework.Platform));
    }

    [Theory]
    [InlineData("")]
    [InlineData("net")]
    [InlineData("net.")]
    [InlineData("net10")]
    [InlineData("net10.x")]
    [InlineData("uap10.0")]
    [InlineData("net99999999999.0")]
    public void Other_texts_are_none(string text) =>
        Assert.Equal(text == "net10", TargetFramework.TryParse(text, out var framework) && framework.Family == TargetFrameworkFamily.NetFramework);

    [Fact]
    public void Versions_are_compared_as_numbers()
    {
        Assert.True(TargetFramework.TryParse("net10.0", out var ten));
        Assert.True(TargetFramework.TryParse("net9.0", out var nine));
        Assert.True(ten.CompareTo(nine) > 0);
    }
}
