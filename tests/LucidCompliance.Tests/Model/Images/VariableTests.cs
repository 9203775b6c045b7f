using System.Linq;
using System.Text;
using LucidCompliance.Model.Images;
using LucidCompliance.Syntax.Dockerfile;
using Xunit;

namespace LucidCompliance.Tests.Model.Images;

public sealed class VariableTests
{
    [Theory]
    [InlineData("ARG A=1\nFROM scratch\nENV R=$A", "")]
    [InlineData("ARG A=1\nFROM scratch\nARG A\nENV R=$A", "1")]
    [InlineData("ARG A=1\nFROM scratch\nARG A=2\nENV R=$A", "2")]
    [InlineData("ARG A=1\nFROM scratch AS p\nARG A\nFROM p\nENV R=$A", "1")]
    [InlineData("FROM scratch AS p\nENV A=1\nFROM p\nENV R=$A", "1")]
    [InlineData("FROM scratch AS p\nENV A=1\nFROM scratch\nENV R=$A", "")]
    [InlineData("FROM scratch\nARG A=1 B=$A\nENV R=$B", "1")]
    [InlineData("FROM scratch\nARG A=1\nENV A=2\nENV R=$A", "2")]
    [InlineData("FROM scratch\nENV A=2\nARG A\nENV R=$A", "2")]
    [InlineData("FROM scratch\nENV A=1\nENV A=2 R=$A", "1")]
    [InlineData("FROM scratch\nENV R=$PATH", BaseConfig.DefaultPath)]
    [InlineData("FROM scratch\nARG A\nENV R=$A", "unknown")]
    [InlineData("FROM scratch\nARG TARGETARCH\nENV R=$TARGETARCH", "unknown")]
    [InlineData("FROM scratch\nARG TARGETARCH=x\nENV R=$TARGETARCH", "x")]
    [InlineData("FROM alpine\nENV R=$FROM_THE_BASE", "unknown")]
    [InlineData("FROM scratch\nENV R='$A'", "$a")]
    [InlineData("FROM scratch\nENV R=a\\$b", "a$b")]
    [InlineData("FROM scratch\nENV R the rest", "the rest")]
    [InlineData("FROM scratch\nENV K=R\nENV $K=1", "1")]
    [InlineData("# escape=`\nFROM scratch\nENV R=C:\\x", "c:\\x")]
    public void Variables_have_BuildKits_scopes(string content, string expected) =>
        Assert.Equal(expected.ToLowerInvariant(), Builds.Config(content).Environment["R"].Show());

    [Fact]
    public void A_passed_value_counts_where_an_ARG_declares_it()
    {
        Assert.Equal("9", Builds.Config("FROM scratch\nARG A=1\nENV R=$A", Builds.Passing("A", "9")).Environment["R"].Show());
        Assert.Equal("", Builds.Config("FROM scratch\nENV R=$A", Builds.Passing("A", "9")).Environment["R"].Show());
    }

    [Fact]
    public void An_argument_is_no_part_of_the_environment()
    {
        var config = Builds.Config("FROM scratch\nARG A=1\nENV B=2");
        Assert.False(config.Environment.ContainsKey("A"));
        Assert.Equal("2", config.Environment["B"].Origin.Covered());
        Assert.True(config.EnvironmentIsComplete);
    }

    [Fact]
    public void Declarations_know_their_value_and_place()
    {
        var build = Builds.Bind("ARG A=1\nARG B\nFROM scratch\nARG A C=3", Builds.Passing("C", "9"));
        Assert.Equal(["A=1", "B=unknown"], build.GlobalArguments.Select(a => $"{a.Name}={a.Value.Show()}"));
        Assert.Equal(["A=1", "C=9"], build.Shipping!.Arguments.Select(a => $"{a.Name}={a.Value.Show()}"));
        Assert.True(build.Shipping.Arguments[1].IsPassed);
        Assert.Equal("1", build.Shipping.Arguments[0].Value.Origin.Covered());
        Assert.Equal("C", build.Shipping.Arguments[1].Location.Covered());
        Assert.True(build.IsArgumentDeclared("C"));
        Assert.True(build.IsArgumentDeclared("http_proxy"));
        Assert.True(build.IsArgumentDeclared("BUILDKIT_INLINE_CACHE"));
        Assert.False(build.IsArgumentDeclared("D"));
    }

    [Fact]
    public void References_that_lead_nowhere_are_kept_with_their_place()
    {
        var build = Builds.Bind(
            """
            ARG VERSION=1
            FROM alpine:$VERSOIN AS a
            ARG BARE
            ENV X=$BARE Y=$VERSION Z=$PATH
            COPY --chown=$OWNER a /$1
            RUN echo $SHELL_VARIABLE
            FROM scratch
            LABEL a=${B:-c}
            """);
        Assert.Equal(
            ["VERSOIN  False False", "VERSION a True True", "OWNER a True False", "B 1 False False"],
            build.UndefinedVariables.Select(v => $"{v.Name} {v.Stage?.Name ?? v.Stage?.Index.ToString()} {v.MayComeFromBase} {v.IsDeclaredGlobally}"));
        Assert.Equal("$VERSOIN", build.UndefinedVariables[0].Location.Covered());
        Assert.True(build.UndefinedVariables[3].Reference.HasDefault);
    }

    [Fact]
    public void A_step_expands_with_what_holds_there()
    {
        var steps = Builds.Ship("FROM scratch\nENV A=1\nCOPY $A /x\nENV A=2\nCOPY $A /x").Steps;
        Assert.Equal(["1", "2"], steps.Where(s => s.Transfer is not null).Select(s => s.Expand(((CopyInstruction)s.Instruction).Sources[0]).Value));
        Assert.True(steps[0].FindVariable("A").IsAbsent);
    }

    [Fact]
    public void Doubling_values_end_as_unknown()
    {
        var content = new StringBuilder("FROM scratch\nENV A=0123456789\n");
        for (var i = 0; i < 100; i++)
        {
            content.Append("ENV A=$A$A\n");
        }

        Assert.True(Builds.Config(content.ToString()).Environment["A"].IsUnknown);
    }
}
