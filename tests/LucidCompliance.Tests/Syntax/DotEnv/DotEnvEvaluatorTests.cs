using System.Linq;
using System.Text;
using LucidCompliance.Syntax.DotEnv;
using LucidCompliance.Syntax.Interpolation;
using LucidCompliance.Text;
using Xunit;

namespace LucidCompliance.Tests.Syntax.DotEnv;

public sealed class DotEnvEvaluatorTests
{
    [Theory]
    [InlineData("A=1\nB=$A", "B", "1")]
    [InlineData("B=$A\nA=1", "B", "")]
    [InlineData("A='$X'\nB=\"<$A>\"", "B", "<$X>")]
    [InlineData("B=\"\\$A $$A\"", "B", "$A $A")]
    [InlineData("B=\"a\\n${A:-d}\"", "B", "a\nd")]
    [InlineData("B=\\$OUT", "B", "\\out")]
    [InlineData("OUT=own\nB=$OUT", "B", "out")]
    [InlineData("OUT=own\nB=$OUT", "OUT", "own")]
    [InlineData("OUT\n", "OUT", "out")]
    [InlineData("A=1\nA=2\nB=$A", "B", "2")]
    [InlineData("A=1\nA\n", "A", "1")]
    public void Values_resolve_outside_first_and_then_in_earlier_keys(string content, string key, string expected)
    {
        var values = Evaluate(content);
        Assert.Equal(VariableValue.Known(expected), values.Get(key));
    }

    [Fact]
    public void A_later_file_overrides_but_its_values_see_the_earlier_one_first()
    {
        var values = Evaluate("A=1\n", "A=2\nB=$A\n");
        Assert.Equal("2", values.Get("A").Value);
        Assert.Equal("1", values.Get("B").Value);
    }

    [Fact]
    public void A_bare_key_without_outer_value_sets_nothing()
    {
        var values = Evaluate("A\n");
        Assert.False(values.TryGet("A", out _));
        Assert.Equal(VariableState.Unset, Assert.Single(values.All).Value.State);
    }

    [Fact]
    public void What_interpolation_found_is_kept()
    {
        var value = Evaluate("B=$MISSING ${NEED:?}\n").All.Single();
        Assert.Equal("MISSING", value.Interpolation!.Unset.Single().Name);
        Assert.Equal("NEED", value.Interpolation.Missing.Single().Reference.Name);
        Assert.Equal(VariableState.Unknown, value.Value.State);
    }

    [Fact]
    public void Unknown_outside_is_unknown_inside() =>
        Assert.Equal(VariableState.Unknown, Evaluate("UNKNOWN=1\nB=$UNKNOWN\n").Get("B").State);

    [Fact]
    public void Values_that_double_each_other_stay_bounded()
    {
        var content = new StringBuilder("A0=xxxxxxxxxxxxxxxx\n");
        for (var i = 1; i < 60; i++)
        {
            content.Append($"A{i}=$A{i - 1}$A{i - 1}\n");
        }

        for (var i = 0; i < 2000; i++)
        {
            content.Append("B=$A16\n");
        }

        var values = Evaluate(content.ToString());
        Assert.Equal(VariableState.Unknown, values.Get("A59").State);
        Assert.InRange(values.All.Sum(value => (long)value.Value.Value.Length), 1, DotEnvEvaluator.MaximumTotalLength + InterpolationResult.MaximumLength);
    }

    private static DotEnvValues Evaluate(params string[] contents) =>
        DotEnvEvaluator.Evaluate(
            contents.Select(content => DotEnvFile.Parse(new SourceText(".env", content))),
            name => name switch { "OUT" => VariableValue.Known("out"), "UNKNOWN" => VariableValue.Unknown, _ => VariableValue.Unset });
}
