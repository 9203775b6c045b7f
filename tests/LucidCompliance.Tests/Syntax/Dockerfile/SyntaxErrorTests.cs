using System.Linq;
using LucidCompliance.Syntax.Dockerfile;
using Xunit;
using static LucidCompliance.Tests.Syntax.Dockerfile.DockerfileText;

namespace LucidCompliance.Tests.Syntax.Dockerfile;

public sealed class SyntaxErrorTests
{
    [Theory]
    [InlineData("RUNN a", "RUNN")]
    [InlineData("a = b", "a")]
    [InlineData("ENV", "ENV")]
    [InlineData("ENV A", "A")]
    [InlineData("ENV A=1 B", "B")]
    [InlineData("ENV =1", "=1")]
    [InlineData("LABEL A = 1 =2", null)]
    [InlineData("LABEL A=1 =2", "=2")]
    [InlineData("ARG", "ARG")]
    [InlineData("ARG =1", "=1")]
    [InlineData("COPY a", "a")]
    [InlineData("COPY", "COPY")]
    [InlineData("ADD [\"a\"]", "[\"a\"]")]
    [InlineData("USER", "USER")]
    [InlineData("WORKDIR ", "WORKDIR")]
    [InlineData("EXPOSE", "EXPOSE")]
    [InlineData("VOLUME []", "[]")]
    [InlineData("VOLUME [\" \"]", "\" \"")]
    [InlineData("STOPSIGNAL", "STOPSIGNAL")]
    [InlineData("MAINTAINER", "MAINTAINER")]
    [InlineData("SHELL bash -c", "bash -c")]
    [InlineData("SHELL []", "[]")]
    [InlineData("SHELL", "SHELL")]
    [InlineData("HEALTHCHECK", "HEALTHCHECK")]
    [InlineData("HEALTHCHECK CMD", "CMD")]
    [InlineData("HEALTHCHECK CMD []", "CMD")]
    [InlineData("HEALTHCHECK curl x", "curl")]
    [InlineData("HEALTHCHECK NONE x", "x")]
    [InlineData("ONBUILD", "ONBUILD")]
    [InlineData("ONBUILD FOO", "FOO")]
    [InlineData("ONBUILD COPY a", "a")]
    [InlineData("CMD [\"a\", 1]", "1")]
    [InlineData("CMD [\"a\", [\"b\"]]", "[\"b\"]")]
    [InlineData("COPY [\"a\", {\"b\": [null, true, -1.5e3]}]", "{\"b\": [null, true, -1.5e3]}")]
    [InlineData("HEALTHCHECK CMD [false]", "false")]
    [InlineData("RUN", null)]
    [InlineData("CMD", null)]
    [InlineData("ENTRYPOINT []", null)]
    public void Refused_text_is_covered_exactly(string instruction, string? text) =>
        Assert.Equal(text is null ? [] : [text], ErrorTexts(instruction));

    [Theory]
    [InlineData("", "no instructions")]
    [InlineData("# x\n\n", "no instructions")]
    [InlineData("ARG A", "no FROM")]
    [InlineData("USER a\nFROM b", "before the first FROM")]
    public void A_file_needs_a_stage(string content, string message) => Assert.Contains(message, Parse(content).Errors.Single().Message);

    [Fact]
    public void An_argument_before_the_first_stage_is_fine() => Valid("ARG A=1\nFROM $A");

    [Fact]
    public void Analysis_goes_on_behind_an_unknown_instruction()
    {
        var syntax = Parse("FROM a\n  FOO b \\\n c\nUSER d");
        Assert.Equal("FOO", syntax.Cover(syntax.Errors.Single().Span));
        var bogus = Assert.Single(syntax.Nodes.OfType<BogusSyntax>());
        Assert.Equal("  FOO b \\\n c\n", syntax.Cover(bogus.FullSpan));
        Assert.Equal([InstructionKind.From, InstructionKind.User], syntax.Instructions.Select(i => i.Kind));
    }

    [Fact]
    public void A_misspelt_instruction_gets_a_suggestion()
    {
        Assert.Contains("Write HEALTHCHECK.", Parse("FROM a\nHEALTCHEKC x").Errors.Single().Message);
        Assert.Contains("Write FROM.", Parse("FORM a").Errors.Single().Message);
    }

    [Fact]
    public void Errors_are_ordered_and_repeat_no_values()
    {
        var syntax = Parse("# escape=hunter2\nFROM a\nhunter2 x\nCOPY --hunter2=hunter2 hunter2\nENV A=1 hunter2\nRUN --mount=type=hunter2,hunter2=hunter2 x\nUSER --x=hunter2");
        Assert.Equal(syntax.Errors.OrderBy(e => e.Span), syntax.Errors);
        Assert.True(syntax.Errors.Length > 6);
        Assert.All(syntax.Errors, error => Assert.DoesNotContain("hunter2", error.Message));
        Assert.All(syntax.Errors, error => Assert.EndsWith(".", error.Message));
    }
}
