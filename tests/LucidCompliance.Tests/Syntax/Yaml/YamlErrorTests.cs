using System.Linq;
using System.Text;
using LucidCompliance.Syntax.Yaml;
using LucidCompliance.Text;
using Xunit;

namespace LucidCompliance.Tests.Syntax.Yaml;

public sealed class YamlErrorTests
{
    [Theory]
    [InlineData("a: 1\n\tb: 2\n", "\t", "A tab indents")]
    [InlineData("a:\n\t- b\n", "\t", "A tab indents")]
    [InlineData("a: >\n\t b\n", "\t", "A tab indents")]
    [InlineData("a: [1, 2\nb: 3\n", "[", "never closed")]
    [InlineData("a: {x: 1", "{", "never closed")]
    [InlineData("a: [1 2, 'x' y]\n", "y", "comma")]
    [InlineData("a: [1, 2}\n", "}", "something else")]
    [InlineData("a: 'x\nb: 3\n", "'", "never closed")]
    [InlineData("a: \"x\nb: 3\n", "\"", "never closed")]
    [InlineData("a: b: c\n", ":", "Quote the value")]
    [InlineData("a: x\n  b: y\n", ":", "Quote the value")]
    [InlineData("a: @x\n", "@", "reserves")]
    [InlineData("a: `x`\n", "`", "reserves")]
    [InlineData("a: %x\n", "%", "reserves")]
    [InlineData("a: *zz # c\n", "*zz", "no anchor")]
    [InlineData("a:\n  - 1\n b: 2 # c\n", "b: 2", "indentation")]
    [InlineData("a: 1\nb\nc: 2\n", "b", "colon is expected")]
    [InlineData("a: \"x\\qy\"\n", "\\q", "escape")]
    [InlineData("a: \"x\\u12 y\"\n", "\\u", "escape")]
    [InlineData("a: \"x\" y\n", "y", "already complete")]
    [InlineData("a: }\n", "}", "No value")]
    [InlineData("a: ]", "]", "No value")]
    [InlineData("a: |x\n  y\n", "|x", "Behind '|'")]
    [InlineData("- a\nb: c\n", "b: c", "indentation")]
    [InlineData("a: 1\n- b\n", "- b", "list item")]
    [InlineData("[a, b]]", "]", "behind the end")]
    [InlineData("a: &x &y 1", "&y", "second one")]
    [InlineData("a: !foo!bar 1", "!foo!bar", "tag")]
    public void An_error_stands_on_the_offending_text(string content, string expected, string words)
    {
        var document = YamlDocument.Parse(new SourceText("f", content));
        var error = Assert.Single(document.Errors);
        Assert.Equal(YamlDefect.InvalidSyntax, document.Defect);
        Assert.Contains(words, error.Message);
        Assert.EndsWith(".", error.Message);
        Assert.Equal(expected, document.Text.GetText(error.Span));
    }

    [Fact]
    public void What_stands_in_front_of_the_error_is_kept()
    {
        var root = Assert.IsType<YamlMapping>(YamlDocument.Parse(new SourceText("f", "a: 1\nb:\n  c: [x, y\nd: 2\n")).Root);
        Assert.Equal(["a", "b"], root.Entries.Select(entry => entry.Name));
        Assert.Equal("c", ((YamlMapping)root.GetValue("b")!).Entries[0].Name);
    }

    [Fact]
    public void An_alias_inside_its_own_anchor_is_refused()
    {
        var document = YamlDocument.Parse(new SourceText("f", "a: &a [1, *a]\nb: *a\n"));
        Assert.Equal(YamlDefect.AliasBomb, document.Defect);
        Assert.Equal("*a", document.Text.GetText(Assert.Single(document.Errors).Span));
        Assert.NotNull(((YamlMapping)document.Root!).GetValue("b"));
    }

    [Fact]
    public void Aliases_that_multiply_the_file_are_refused_and_the_rest_stays_small()
    {
        var content = new StringBuilder("a0: &a0 x\n");
        for (var i = 1; i < 40; i++)
        {
            content.Append($"a{i}: &a{i} [*a{i - 1}, *a{i - 1}, *a{i - 1}, *a{i - 1}]\n");
        }

        var document = YamlDocument.Parse(new SourceText("f", content.ToString()));
        Assert.Equal(YamlDefect.AliasBomb, document.Defect);
        Assert.Single(document.Errors);
        Assert.InRange(Visit(document.Root), 1, YamlDocument.MaximumVisits + 1000);
    }

    [Fact]
    public void A_chain_of_aliases_cannot_exceed_the_depth()
    {
        var content = new StringBuilder("a0: &a0 [x]\n");
        for (var i = 1; i < 400; i++)
        {
            content.Append($"a{i}: &a{i} [*a{i - 1}]\n");
        }

        var document = YamlDocument.Parse(new SourceText("f", content.ToString()));
        Assert.Equal(YamlDefect.TooDeep, document.Defect);
        Assert.InRange(Depth(document.Root), 200, YamlDocument.MaximumDepth + 1);
    }

    [Theory]
    [InlineData("[", 100_000)]
    [InlineData("{a: ", 100_000)]
    [InlineData("- ", 100_000)]
    [InlineData("? ", 50_000)]
    public void Deep_nesting_costs_no_stack(string opening, int count)
    {
        var document = YamlDocument.Parse(new SourceText("f", new StringBuilder().Insert(0, opening, count).ToString()));
        Assert.Equal(YamlDefect.TooDeep, document.Defect);
        Assert.NotNull(document.Root);
    }

    private static long Visit(YamlNode? node) => node?.Resolve() switch
    {
        YamlMapping mapping => 1 + mapping.Entries.Sum(entry => Visit(entry.Key) + Visit(entry.Value)),
        YamlSequence sequence => 1 + sequence.Items.Sum(Visit),
        null => 0,
        _ => 1,
    };

    private static int Depth(YamlNode? node) => node?.Resolve() switch
    {
        YamlMapping mapping => 1 + mapping.Entries.Max(entry => Depth(entry.Value)),
        YamlSequence sequence => 1 + sequence.Items.Max(Depth),
        null => 0,
        _ => 1,
    };
}
