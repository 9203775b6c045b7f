using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using CsCheck;
using LucidCompliance.Syntax.Interpolation;
using Xunit;

namespace LucidCompliance.Tests.Syntax.Interpolation;

public sealed class InterpolationTemplateTests
{
    private static readonly Dictionary<string, string> Variables = new() { ["FOO"] = "foo", ["EMPTY"] = "", ["JSON"] = "{\"json\":2}", ["_a1"] = "low", ["DOLLAR"] = "$FOO" };

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("$FOO-$FOO", "foo-foo")]
    [InlineData("${FOO}bar$_a1/", "foobarlow/")]
    [InlineData("$$FOO $${FOO}", "$FOO ${FOO}")]
    [InlineData("$$$FOO", "$foo")]
    [InlineData("$1 $ $. 5$", "$1 $ $. 5$")]
    [InlineData("${MISSING}", "")]
    [InlineData("${MISSING:-d}${EMPTY:-d}${FOO:-d}", "ddfoo")]
    [InlineData("${MISSING-d}${EMPTY-d}${FOO-d}", "dfoo")]
    [InlineData("${MISSING:+a}${EMPTY:+a}${FOO:+a}", "a")]
    [InlineData("${MISSING+a}${EMPTY+a}${FOO+a}", "aa")]
    [InlineData("${FOO:?no}${EMPTY?no}", "foo")]
    [InlineData("${MISSING:-${FOO}}", "foo")]
    [InlineData("${MISSING:-${OTHER:-x$FOO}y}z", "xfooyz")]
    [InlineData("${MISSING-a:-b?c}", "a:-b?c")]
    [InlineData("${MISSING:-$$FOO}", "$FOO")]
    [InlineData("ok ${MISSING:-{\"json\":1}}", "ok {\"json\":1}")]
    [InlineData("${JSON:-{\"json\":1}}", "{\"json\":2}")]
    [InlineData("$DOLLAR", "$FOO")]
    [InlineData("${MISSING:-a} and ${MISSING:-b}", "a and b")]
    [InlineData("${foo:-é}\n${FOO}", "é\nfoo")]
    public void A_template_evaluates_as_in_Compose(string template, string expected)
    {
        var result = Evaluate(template);
        Assert.Equal(expected, result.Value);
        Assert.True(result.IsKnown);
        Assert.Empty(InterpolationTemplate.Parse(template).Errors);
    }

    [Fact]
    public void An_empty_pair_of_braces_does_not_balance_so_the_last_brace_of_the_line_closes()
    {
        var reference = Assert.Single(InterpolationTemplate.Parse("${A:-{}} ${FOO}\n}").AllReferences(), reference => reference.Name == "A");
        Assert.Equal("{}} ${FOO", "${A:-{}} ${FOO}\n}".Substring(reference.OperandSpan.Start, reference.OperandSpan.Length));
    }

    [Theory]
    [InlineData("${", "${")]
    [InlineData("a ${}", "${}")]
    [InlineData("${1A} b", "${1A}")]
    [InlineData("${A", "${")]
    [InlineData("${A/x/y}", "${A/x/y}")]
    [InlineData("${A:=x}", "${A:=x}")]
    [InlineData("${A:-x\ny}", "${")]
    [InlineData("${A:-${}}", "${}")]
    [InlineData("${ A }", "${ A }")]
    public void An_invalid_template_is_an_error_with_its_range(string template, string expected)
    {
        var error = Assert.Single(InterpolationTemplate.Parse(template).Errors);
        Assert.Equal(expected, template.Substring(error.Span.Start, error.Span.Length));
        Assert.EndsWith(".", error.Message, StringComparison.Ordinal);
        var result = Evaluate(template);
        Assert.True(result.IsInvalid);
        Assert.False(result.IsKnown);
    }

    [Fact]
    public void An_invalid_operand_that_is_not_used_does_no_harm()
    {
        var result = Evaluate("${FOO:-${}}");
        Assert.False(result.IsInvalid);
        Assert.Equal("foo", result.Value);
    }

    [Fact]
    public void References_have_ranges_in_the_string()
    {
        const string Template = "x ${A:-${B?m}} $C";
        var references = InterpolationTemplate.Parse(Template).AllReferences().ToArray();
        Assert.Equal(["A", "B", "C"], references.Select(reference => reference.Name));
        Assert.Equal(["${A:-${B?m}}", "${B?m}", "$C"], references.Select(reference => Template.Substring(reference.Span.Start, reference.Span.Length)));
        Assert.Equal(["A", "B", "C"], references.Select(reference => Template.Substring(reference.NameSpan.Start, reference.NameSpan.Length)));
        Assert.Equal(["${B?m}", "m", ""], references.Select(reference => Template.Substring(reference.OperandSpan.Start, reference.OperandSpan.Length)));
        Assert.Equal([InterpolationOperator.DefaultWhenEmpty, InterpolationOperator.Required, InterpolationOperator.None], references.Select(reference => reference.Operator));
    }

    [Fact]
    public void Only_a_reference_without_operator_becomes_blank_silently()
    {
        var result = Evaluate("$A ${B} ${C:-} ${D+x} $FOO");
        Assert.Equal(["A", "B"], result.Unset.Select(reference => reference.Name));
        Assert.Equal("    foo", result.Value);
    }

    [Fact]
    public void A_missing_required_variable_is_reported_with_its_evaluated_message()
    {
        var result = Evaluate("${A:?set $FOO} ${EMPTY:?} ${EMPTY?}");
        Assert.Equal(["A", "EMPTY"], result.Missing.Select(missing => missing.Reference.Name));
        Assert.Equal(["set foo", ""], result.Missing.Select(missing => missing.Message));
        Assert.False(result.IsKnown);
    }

    [Theory]
    [InlineData("a $UNKNOWN", false)]
    [InlineData("${UNKNOWN:-x}", false)]
    [InlineData("${FOO:-$UNKNOWN}", true)]
    public void An_unknown_variable_makes_the_value_unknown_where_it_counts(string template, bool isKnown)
    {
        var result = Evaluate(template);
        Assert.Equal(isKnown, result.IsKnown);
        Assert.Equal(isKnown ? 0 : 1, result.Unknown.Length);
    }

    [Fact]
    public void Values_that_explode_are_unknown()
    {
        var template = InterpolationTemplate.Parse(new StringBuilder().Insert(0, "$BIG", 2000).ToString());
        var result = template.Evaluate(_ => VariableValue.Known(new string('x', 1000)));
        Assert.False(result.IsKnown);
    }

    [Theory]
    [InlineData("${A:-", 200_000)]
    [InlineData("${", 200_000)]
    [InlineData("${A:-{", 200_000)]
    [InlineData("${A-${B-}}", 200_000)]
    [InlineData("${A-x}", 200_000)]
    public void Hostile_text_is_linear(string piece, int count)
    {
        var text = new StringBuilder().Insert(0, piece, count).Append(new string('}', count)).ToString();
        var template = InterpolationTemplate.Parse(text);
        Assert.Equal(text.Length, template.Segments.Sum(segment => segment.Span.Length));
        _ = template.Evaluate(_ => VariableValue.Unset);
    }

    [Fact]
    public void The_state_of_a_value_is_all_that_it_prints() =>
        Assert.Equal("Known", VariableValue.Known("secret").ToString());

    [Fact]
    public void Segments_tile_every_string() =>
        Gen.String[Gen.Char["$${{}}AB1:-?+ \n"], 0, 40].Sample(
            text =>
            {
                var template = InterpolationTemplate.Parse(text);
                var position = 0;
                foreach (var segment in template.Segments)
                {
                    Assert.Equal(position, segment.Span.Start);
                    position = segment.Span.End;
                }

                Assert.Equal(text.Length, position);
                var result = template.Evaluate(name => name == "A" ? VariableValue.Unset : VariableValue.Known("v"));
                Assert.True(result.IsKnown || result.IsInvalid || !result.Missing.IsEmpty);
                if (text.IndexOf('$', StringComparison.Ordinal) < 0)
                {
                    Assert.Equal(text, result.Value);
                }
            },
            iter: 20_000);

    private static InterpolationResult Evaluate(string template) =>
        InterpolationTemplate.Parse(template).Evaluate(name =>
            name == "UNKNOWN" ? VariableValue.Unknown : Variables.TryGetValue(name, out var value) ? VariableValue.Known(value) : VariableValue.Unset);
}
