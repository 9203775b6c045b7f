using System.Linq;
using LucidCompliance.Syntax.Dockerfile;
using Xunit;
using static LucidCompliance.Tests.Syntax.Dockerfile.DockerfileText;

namespace LucidCompliance.Tests.Syntax.Dockerfile;

public sealed class ContinuationTests
{
    [Theory]
    [InlineData("RUN a \\\n b", "a  b")]
    [InlineData("RUN a \\ \t\n b", "a  b")]
    [InlineData("RUN a \\\r\n  b\r\n", "a   b")]
    [InlineData("RUN a\\\nb", "ab")]
    [InlineData("RUN a \\\n\\\nb", "a b")]
    [InlineData("RUN a \\\n# comment \\\n  # comment\nb", "a b")]
    [InlineData("RUN a \\\n\n \t\nb", "a b")]
    [InlineData("RUN a \\", "a")]
    [InlineData("RUN a \\\n", "a")]
    [InlineData("RUN a \\\n\n# x\n", "a")]
    [InlineData("RUN \\\na", "a")]
    [InlineData("\\\nRUN a", "a")]
    [InlineData("RUN a # no comment", "a # no comment")]
    public void Lines_are_joined_without_what_lies_between(string content, string expected) =>
        Assert.Equal(expected, Single<RunInstruction>(content).Command!.ShellText);

    [Fact]
    public void A_doubled_escape_does_not_continue()
    {
        var syntax = Valid("FROM a\nRUN a \\\\\nUSER b");
        Assert.Equal([InstructionKind.From, InstructionKind.Run, InstructionKind.User], syntax.Instructions.Select(i => i.Kind));
    }

    [Fact]
    public void A_comment_that_ends_with_the_escape_character_does_not_continue()
    {
        var syntax = Valid("# a \\\nFROM a");
        Assert.Single(syntax.Instructions);
    }

    [Fact]
    public void A_backtick_continues_where_it_is_the_escape_character()
    {
        var run = Valid("# escape=`\nFROM a\nRUN a `\n b C:\\\nUSER c\\").Instructions;
        Assert.Equal("a  b C:\\", Assert.IsType<RunInstruction>(run[1]).Command!.ShellText);
        Assert.Equal("c\\", Assert.IsType<UserInstruction>(run[2]).User!.Text);
    }

    [Fact]
    public void Comments_and_empty_lines_in_between_belong_to_the_instruction()
    {
        var syntax = Valid("FROM a\nRUN a \\\n  # one\n\n# two\n b\n");
        var run = syntax.Instructions[1];
        Assert.Equal(["one", "two"], run.InteriorComments.Select(c => c.Text));
        Assert.Equal("\n", syntax.Cover(run.EmptyContinuationLines.Single()));
        Assert.Equal("RUN a \\\n  # one\n\n# two\n b\n", syntax.Cover(run.FullSpan));
        Assert.Equal("RUN a \\\n  # one\n\n# two\n b", syntax.Cover(run.Span));
    }

    [Fact]
    public void Comments_directly_above_lead_an_instruction()
    {
        var syntax = Valid("# far\n\n# near\n  #\n# nearest\nFROM a\nUSER b");
        Assert.Equal(["near", "", "nearest"], syntax.Instructions[0].LeadingComments.Select(c => c.Text));
        Assert.Empty(syntax.Instructions[1].LeadingComments);
    }

    [Fact]
    public void A_word_across_a_continuation_covers_its_first_to_last_character()
    {
        var syntax = Valid("FROM a\nENV K=ab\\\n# x\ncd L=e");
        var pairs = Assert.IsType<EnvInstruction>(syntax.Instructions[1]).Pairs;
        Assert.Equal("abcd", pairs[0].Value.Text);
        Assert.Equal("ab\\\n# x\ncd", syntax.Cover(pairs[0].Value.Span));
        Assert.Equal("b\\\n# x\nc", syntax.Cover(pairs[0].Value.MapToSource(1, 2)));
        Assert.Equal("cd", syntax.Cover(pairs[0].Value.MapToSource(2, 2)));
        Assert.Equal("L", syntax.Cover(pairs[1].Key.Span));
    }

    [Fact]
    public void Keywords_are_read_in_any_case()
    {
        var syntax = Valid("from a\n  Run b");
        Assert.Equal(["from", "Run"], syntax.Instructions.Select(i => i.Keyword));
        Assert.Equal("Run", syntax.Cover(syntax.Instructions[1].KeywordSpan));
    }
}
