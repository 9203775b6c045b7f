using System.Collections.Generic;
using System.Linq;
using LucidCompliance.Syntax.Dockerfile;
using Xunit;
using static LucidCompliance.Tests.Syntax.Dockerfile.DockerfileText;

namespace LucidCompliance.Tests.Syntax.Dockerfile;

public sealed class WordExpanderTests
{
    private static readonly Dictionary<string, string> Variables = new()
    {
        ["V"] = "value",
        ["E"] = "",
        ["P"] = "/a/b/c.tar.gz",
        ["S"] = "x y",
        ["Ünï"] = "u",
        ["_1"] = "under",
    };

    private static VariableValue Look(string name) =>
        name.StartsWith("UNKNOWN", System.StringComparison.Ordinal) ? VariableValue.Unknown
        : Variables.TryGetValue(name, out var value) ? VariableValue.Known(value) : VariableValue.Unset;

    private static ExpansionResult Expand(string text, string prefix = "") => WordExpander.Expand(Word(text, prefix), Look);

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("$V", "value")]
    [InlineData("a$V-b", "avalue-b")]
    [InlineData("${V}x", "valuex")]
    [InlineData("$Vx", "")]
    [InlineData("$Ünï ${_1}", "u under")]
    [InlineData("$", "$")]
    [InlineData("a$ $. $/", "a$ $. $/")]
    [InlineData("$1x$23y", "xy")]
    [InlineData("$$V", "V")]
    [InlineData("$@${*}$?", "")]
    [InlineData("${+x}", "")]
    [InlineData("\\$V", "$V")]
    [InlineData("\\a\\\\b", "a\\b")]
    [InlineData("'$V\\'", "$V\\")]
    [InlineData("\"$V's\"", "value's")]
    [InlineData("\"\\$V \\\" \\\\ \\a\"", "$V \" \\ \\a")]
    [InlineData("a'b'\"c\"d", "abcd")]
    [InlineData("a\\", "a")]
    public void Names_quotes_and_escapes(string text, string expected) => Assert.Equal(expected, Expand(text).Text);

    [Theory]
    [InlineData("${V:-d}", "value")]
    [InlineData("${V-d}", "value")]
    [InlineData("${E:-d}", "d")]
    [InlineData("${E-d}", "")]
    [InlineData("${N:-d}", "d")]
    [InlineData("${N-d}", "d")]
    [InlineData("${N:-}", "")]
    [InlineData("${V:+a}", "a")]
    [InlineData("${V+a}", "a")]
    [InlineData("${E:+a}", "")]
    [InlineData("${E+a}", "a")]
    [InlineData("${N:+a}", "")]
    [InlineData("${N+a}", "")]
    [InlineData("${V:?e}", "value")]
    [InlineData("${E?e}", "")]
    [InlineData("${N:-${M:-$V}}", "value")]
    [InlineData("${N:-a b}", "a b")]
    [InlineData("${N:-'$V }'}", "$V }")]
    [InlineData("\"${N:-\"$V\"}\"", "value")]
    [InlineData("${N:-\\}}", "}")]
    [InlineData("${V:+${N-x}}", "x")]
    public void Defaults_alternatives_and_demands(string text, string expected) => Assert.Equal(expected, Expand(text).Text);

    [Theory]
    [InlineData("${P#*/}", "a/b/c.tar.gz")]
    [InlineData("${P##*/}", "c.tar.gz")]
    [InlineData("${P%.*}", "/a/b/c.tar")]
    [InlineData("${P%%.*}", "/a/b/c")]
    [InlineData("${P#x}", "/a/b/c.tar.gz")]
    [InlineData("${P:#/a}", "/b/c.tar.gz")]
    [InlineData("${V#?a}", "lue")]
    [InlineData("${V%l??}", "va")]
    [InlineData("${V%l?}", "value")]
    [InlineData("${V#[va]}", "value")]
    [InlineData("${N#x}", "")]
    [InlineData("${P/\\//-}", "-a/b/c.tar.gz")]
    [InlineData("${P//\\//-}", "-a-b-c.tar.gz")]
    [InlineData("${V/a*u/X}", "vXe")]
    [InlineData("${V/z/X}", "value")]
    [InlineData("${V//?/-}", "-----")]
    [InlineData("${V/e/}", "valu")]
    [InlineData("${V///-}", "-v-a-l-u-e-")]
    [InlineData("${V/$V/w}", "w")]
    [InlineData("${V#\\*}", "value")]
    public void Patterns(string text, string expected) => Assert.Equal(expected, Expand(text).Text);

    [Theory]
    [InlineData("a${", "${")]
    [InlineData("a${}b", "${}")]
    [InlineData("a${:-x}b", "${:")]
    [InlineData("a${{V}}", "${{")]
    [InlineData("a${V", "${V")]
    [InlineData("${V:-x", "")]
    [InlineData("${V:", "${V:")]
    [InlineData("${V:=x}", "${V:=")]
    [InlineData("${V^}", "${V^")]
    [InlineData("${V x}", "${V ")]
    [InlineData("a${N:?secret}b", "${N:?secret}")]
    [InlineData("a${N?}b", "${N?}")]
    [InlineData("a${E:?}b", "${E:?}")]
    [InlineData("${V:-${N?x}}", "${N?x}")]
    [InlineData("a\"b", "\"b")]
    [InlineData("a'b", "'b")]
    [InlineData("${V#\\a}", "${V#\\a}")]
    [InlineData("${V/x}", "")]
    public void Refused_words(string text, string expected)
    {
        var syntax = Parse("FROM a\nUSER " + text);
        var result = WordExpander.Expand(Assert.IsType<UserInstruction>(syntax.Instructions[1]).User!, Look);
        Assert.Equal(ExpansionState.Error, result.State);
        Assert.Equal(expected, syntax.Cover(result.Error!.Span));
        Assert.DoesNotContain("secret", result.Error.Message);
    }

    [Theory]
    [InlineData("$UNKNOWN")]
    [InlineData("a${UNKNOWN:-b}")]
    [InlineData("${UNKNOWN:?x}")]
    [InlineData("${UNKNOWN+x}")]
    [InlineData("${N:-$UNKNOWN}")]
    [InlineData("\"$UNKNOWN\"")]
    [InlineData("${UNKNOWN#x}")]
    [InlineData("${V#$UNKNOWN}")]
    [InlineData("${UNKNOWN/a/b}")]
    [InlineData("${V/a/$UNKNOWN}")]
    public void An_unknown_variable_that_takes_part_makes_the_word_unknown(string text) =>
        Assert.Equal(ExpansionState.Unknown, Expand(text).State);

    [Theory]
    [InlineData("${V:-$UNKNOWN}", "value")]
    [InlineData("${N:+$UNKNOWN}", "")]
    [InlineData("${UNKNOWN:+}", "")]
    [InlineData("'$UNKNOWN'", "$UNKNOWN")]
    public void An_unknown_variable_that_takes_no_part_does_no_harm(string text, string expected) => Assert.Equal(expected, Expand(text).Text);

    [Fact]
    public void References_are_listed_in_source_order_with_spans()
    {
        var syntax = Parse("FROM a\nUSER $V-${N:-\\\n${UNKNOWN}} '$X' ${E:?x} $1");
        var references = WordExpander.Expand(Assert.IsType<UserInstruction>(syntax.Instructions[1]).User!, Look).References;
        Assert.Equal(["$V", "${N:-\\\n${UNKNOWN}}", "${UNKNOWN}"], references.Take(3).Select(r => syntax.Cover(r.Span)));
        Assert.Equal(["V", "N", "UNKNOWN", "E"], references.Select(r => syntax.Cover(r.NameSpan)));
        Assert.Equal(["V", "N", "UNKNOWN", "E"], references.Select(r => r.Name));
        Assert.Equal([false, true, false, false], references.Select(r => r.HasDefault));
        Assert.Equal([VariableState.Known, VariableState.Unset, VariableState.Unknown, VariableState.Known], references.Select(r => r.State));
        Assert.Equal([VariableOperator.None, VariableOperator.Default, VariableOperator.None, VariableOperator.Required], references.Select(r => r.Operator));
        Assert.Equal([false, true, false, true], references.Select(r => r.TreatsEmptyAsUnset));
    }

    [Theory]
    [InlineData("`$V`a\\b", "$Va\\b")]
    [InlineData("\"a``b`c\"", "a`b`c")]
    public void A_backtick_escapes_where_the_directive_says_so(string text, string expected) =>
        Assert.Equal(expected, Expand(text, "# escape=`\n").Text);

    [Theory]
    [InlineData("a$S\"b c\"", "ax|yb c")]
    [InlineData("$E", "")]
    [InlineData("a b", "a|b")]
    [InlineData("\"$S\" \\ ", "x y")]
    public void Words_split_at_unquoted_blanks(string text, string expected) => Assert.Equal(expected, string.Join("|", Expand(text).Words));

    [Theory]
    [InlineData("a'b\"c d\"'e\\$f$V", "ab\"c d\"e$f$V")]
    [InlineData("\"a\\\"b\\c\"", "a\"b\\c")]
    [InlineData("'a", "a")]
    public void Quotes_are_removed_without_expansion(string text, string expected) => Assert.Equal(expected, WordExpander.UnquoteWord(Word(text)));

    [Theory]
    [InlineData("a$V", true)]
    [InlineData("a${V}", true)]
    [InlineData("\"$V\"", true)]
    [InlineData("\"'$V'\"", true)]
    [InlineData("'$V'", false)]
    [InlineData("\\$V", false)]
    [InlineData("a$", false)]
    [InlineData("a", false)]
    public void Words_know_whether_they_hold_a_variable(string text, bool expected) => Assert.Equal(expected, Word(text).ContainsVariable);

    [Fact]
    public void Heredocs_expand_variables_but_keep_quotes()
    {
        var copy = Single<CopyInstruction>("COPY <<A <<'B' /d/\n\"$V\" '$V' \\$V\nA\n$V\nB\n");
        Assert.Equal("\"value\" 'value' $V\n", WordExpander.ExpandHeredoc(copy.Heredocs[0], Look).Text);
        Assert.Equal("$V\n", WordExpander.ExpandHeredoc(copy.Heredocs[1], Look).Text);
    }

    [Fact]
    public void Hostile_words_end_as_unknown()
    {
        Assert.Equal(ExpansionState.Unknown, Expand(string.Concat(Enumerable.Repeat("${N:-", 100_000))).State);
        var longText = new string('a', 100_000);
        var nested = WordExpander.Expand(Word("${A//*a*a*a*a*b/x}"), _ => VariableValue.Known(longText));
        Assert.Equal(ExpansionState.Unknown, nested.State);
        Assert.Equal(ExpansionState.Unknown, WordExpander.Expand(Word("$A$A$A"), _ => VariableValue.Known(longText)).State);
    }
}
