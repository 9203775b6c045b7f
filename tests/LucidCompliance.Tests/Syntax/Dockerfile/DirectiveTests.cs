using System.Linq;
using LucidCompliance.Syntax.Dockerfile;
using Xunit;
using static LucidCompliance.Tests.Syntax.Dockerfile.DockerfileText;

namespace LucidCompliance.Tests.Syntax.Dockerfile;

public sealed class DirectiveTests
{
    [Fact]
    public void Directives_have_names_in_lower_case_and_trimmed_values()
    {
        var syntax = Valid("#  Syntax = docker/dockerfile:1 \n# check=skip=all;error=true\n#escape=`\nFROM a");
        Assert.Equal(["syntax=docker/dockerfile:1", "check=skip=all;error=true", "escape=`"], syntax.Directives.Select(d => d.Name + "=" + d.Value));
        Assert.Equal("Syntax", syntax.Cover(syntax.Directives[0].NameSpan));
        Assert.Equal("docker/dockerfile:1", syntax.Cover(syntax.Directives[0].ValueSpan));
        Assert.Equal('`', syntax.EscapeCharacter);
    }

    [Theory]
    [InlineData("\n# escape=`\nFROM a")]
    [InlineData("# a comment\n# escape=`\nFROM a")]
    [InlineData("# unknown=x\n# escape=`\nFROM a")]
    [InlineData("# syntax=\n# escape=`\nFROM a")]
    [InlineData("FROM a\n# escape=`")]
    [InlineData("#!/usr/bin/env x\n# escape=`\nFROM a")]
    public void An_escape_directive_below_another_line_is_a_comment(string content)
    {
        var syntax = Valid(content);
        Assert.Empty(syntax.Directives);
        Assert.Equal('\\', syntax.EscapeCharacter);
    }

    [Fact]
    public void A_shebang_line_does_not_hide_the_syntax_directive()
    {
        var syntax = Valid("#!/usr/bin/env x\n# syntax=a/b\n# check=skip=all\nFROM a");
        Assert.Equal(["syntax", "check"], syntax.Directives.Select(d => d.Name));
    }

    [Fact]
    public void A_byte_order_mark_that_stayed_in_the_text_is_blank()
    {
        var syntax = Valid("\uFEFF# escape=`\nFROM a");
        Assert.Single(syntax.Directives);
        Assert.Single(Valid("\uFEFFFROM a").Instructions);
    }

    [Fact]
    public void A_directive_may_be_indented_and_end_with_a_carriage_return()
    {
        var syntax = Valid("  # escape = `\r\nFROM a\r\n");
        Assert.Equal("`", syntax.Directives[0].Value);
    }

    [Fact]
    public void A_repeated_directive_is_an_error()
    {
        var syntax = Parse("# syntax=a\n# syntax=b\nFROM a");
        Assert.Equal("# syntax=b", syntax.Cover(syntax.Errors.Single().Span));
        Assert.Equal(2, syntax.Directives.Length);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("\\\\")]
    public void Only_backslash_and_backtick_escape(string value)
    {
        var syntax = Parse($"# escape={value}\nFROM a");
        Assert.Equal(value, syntax.Cover(syntax.Errors.Single().Span));
        Assert.Equal('\\', syntax.EscapeCharacter);
    }
}
