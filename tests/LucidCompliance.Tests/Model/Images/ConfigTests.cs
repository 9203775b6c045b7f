using System.Linq;
using Xunit;

namespace LucidCompliance.Tests.Model.Images;

public sealed class ConfigTests
{
    [Theory]
    [InlineData("FROM scratch\nWORKDIR a\nWORKDIR b", "/a/b")]
    [InlineData("FROM scratch\nWORKDIR /a/../b/./c/", "/b/c")]
    [InlineData("FROM alpine\nWORKDIR a", "/a")]
    [InlineData("FROM golang:1.26\nWORKDIR src", "/go/src")]
    [InlineData("FROM company/base\nWORKDIR a", "unknown")]
    [InlineData("FROM alpine\nWORKDIR /a\nWORKDIR b c", "/a/b c")]
    [InlineData("FROM alpine AS p\nENV D=/d\nWORKDIR $D\nFROM p\nWORKDIR e", "/d/e")]
    public void Directories_add_up(string content, string expected) =>
        Assert.Equal(expected, Builds.Config(content).WorkingDirectory.Show());

    [Fact]
    public void Labels_are_inherited_and_the_last_value_counts()
    {
        var config = Builds.Config("FROM alpine AS p\nLABEL a=1 b=2\nARG V=3\nFROM p\nLABEL b=$V \"c d\"=\"4 5\"");
        Assert.Equal("a=1 b=3 c d=4 5", string.Join(" ", config.Labels.OrderBy(l => l.Key).Select(l => $"{l.Key}={l.Value.Show()}")));
        Assert.Equal("1", config.Labels["a"].Origin.Covered());
        Assert.True(config.LabelsAreComplete);
        Assert.True(config.BaseIsCatalogued);
    }

    [Theory]
    [InlineData("FROM company/private\nLABEL a=1")]
    [InlineData("FROM alpine\nARG K\nLABEL $K=1")]
    public void Labels_that_may_exist_are_not_proven_absent(string content) =>
        Assert.False(Builds.Config(content).LabelsAreComplete);

    [Fact]
    public void Ports_are_read_with_range_and_protocol()
    {
        var ports = Builds.Config("FROM alpine AS p\nENV P=\"1 2/udp\"\nEXPOSE 8080 9000-9002/UDP\nFROM p\nEXPOSE $P ${Q:-3}").ExposedPorts;
        Assert.Equal(
            ["8080-8080/tcp", "9000-9002/udp", "1-1/tcp", "2-2/udp", "unknown-unknown/tcp"],
            ports.Select(p => $"{p.First.Show()}-{p.Last.Show()}/{p.Protocol}"));
        Assert.Equal("9000-9002/UDP", ports[1].Location.Covered());
        Assert.Equal("p", ports[0].Stage.Name);
    }

    [Theory]
    [InlineData("EXPOSE 70000")]
    [InlineData("EXPOSE x")]
    [InlineData("EXPOSE 80:80")]
    public void A_port_that_is_none_is_unknown(string line) =>
        Assert.True(Builds.Config("FROM alpine\n" + line).ExposedPorts[0].First.IsUnknown);

    [Fact]
    public void Volumes_and_the_stop_signal_are_kept()
    {
        var config = Builds.Config("FROM scratch\nVOLUME [\"/a\", \"/b\"]\nENV C=/c\nVOLUME $C\nSTOPSIGNAL SIGINT");
        Assert.Equal(["/a", "/b", "/c"], config.Volumes.Select(v => v.Path.Value));
        Assert.Equal("SIGINT", config.StopSignal.Value);
        Assert.True(Builds.Config("FROM alpine").StopSignal.IsUnknown);
    }
}
