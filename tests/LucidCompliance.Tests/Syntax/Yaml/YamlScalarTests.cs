using System;
using LucidCompliance.Syntax.Yaml;
using Xunit;

namespace LucidCompliance.Tests.Syntax.Yaml;

public sealed class YamlScalarTests
{
    [Theory]
    [InlineData("plain text", "text", "text")]
    [InlineData("'it''s x'", "'s", "''s")]
    [InlineData("\"a\\tb\"", "\t", "\\t")]
    [InlineData("\"a\\u00e9b\"", "é", "\\u00e9")]
    [InlineData("\"\\U0001F600b\"", "\U0001F600", "\\U0001F600")]
    [InlineData("\"\\uD83D\\uDE00b\"", "\U0001F600", "\\uD83D\\uDE00")]
    [InlineData("\"\\x41\\\\\\\"z\"", "A\\\"z", "\\x41\\\\\\\"z")]
    [InlineData("one\n  two\n\n  three", "e t", "e\n  t")]
    [InlineData("one\n  two\n\n  three", "two\nthree", "two\n\n  three")]
    [InlineData("one\r\n  two", "one two", "one\r\n  two")]
    [InlineData("\"one \\\n   two\"", "one two", "one \\\n   two")]
    [InlineData("|\n  foo\n    bar\n  baz\n", "bar", "bar")]
    [InlineData("|\n  foo\n    bar\n  baz\n", "foo\n  bar", "foo\n    bar")]
    [InlineData("|\r\n  foo\r\n  bar\r\n", "foo\nbar\n", "foo\r\n  bar\r\n")]
    [InlineData("|2\n    foo\n  bar\n", "  foo\nbar", "  foo\n  bar")]
    [InlineData("|+\n  foo\n\n\n", "foo\n\n\n", "foo\n\n\n")]
    [InlineData("|-  # c\n\n  foo\n\n", "\nfoo", "\n  foo")]
    [InlineData(">\n  foo\n  bar\n\n  baz\n", "foo bar", "foo\n  bar")]
    [InlineData(">\n  foo\n  bar\n\n  baz\n", "bar\nbaz", "bar\n\n  baz")]
    [InlineData(">\n  foo\n    more\n  bar\n", "foo\n  more\nbar", "foo\n    more\n  bar")]
    [InlineData("&a !t 'x$y'", "$y", "$y")]
    public void A_range_of_the_value_maps_to_what_is_written(string written, string part, string expected)
    {
        var scalar = Scalar("key: " + written);
        var start = scalar.Value.IndexOf(part, StringComparison.Ordinal);
        Assert.True(start >= 0, scalar.Value);
        Assert.Equal(expected, scalar.Text.GetText(scalar.MapToSource(start, part.Length)));
    }

    [Fact]
    public void An_empty_range_is_the_place_in_front_of_its_character()
    {
        var scalar = Scalar("key: \"\\tx\"");
        Assert.Equal(8, scalar.MapToSource(1, 0).Start);
        Assert.Equal(9, scalar.MapToSource(2, 0).Start);
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, 3)]
    [InlineData(3, 0)]
    public void A_range_outside_the_value_is_refused(int start, int length) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Scalar("key: ab").MapToSource(start, length));

    [Theory]
    [InlineData("", true)]
    [InlineData("~", true)]
    [InlineData("null", true)]
    [InlineData("NULL", true)]
    [InlineData("!reset null", true)]
    [InlineData("'null'", false)]
    [InlineData("''", false)]
    [InlineData("!!str null", false)]
    [InlineData("nil", false)]
    public void Null_is_written_plain(string written, bool expected) =>
        Assert.Equal(expected, Scalar("key: " + written).IsNullLike);

    [Theory]
    [InlineData("'a b'", YamlScalarStyle.SingleQuoted, "a b")]
    [InlineData("\"a b\"", YamlScalarStyle.DoubleQuoted, "a b")]
    [InlineData("a b", YamlScalarStyle.Plain, "a b")]
    [InlineData("&x a", YamlScalarStyle.Plain, "a")]
    [InlineData("|\n a\n b\n\n", YamlScalarStyle.Literal, " a\n b")]
    [InlineData("> # c\n a\n", YamlScalarStyle.Folded, " a")]
    [InlineData("''", YamlScalarStyle.SingleQuoted, "")]
    public void The_content_has_no_quotes_and_no_properties(string written, YamlScalarStyle style, string content)
    {
        var scalar = Scalar("key: " + written);
        Assert.Equal(style, scalar.Style);
        Assert.Equal(content, scalar.Text.GetText(scalar.ContentSpan));
    }

    private static YamlScalar Scalar(string content) =>
        Assert.IsType<YamlScalar>(YamlSpanTests.Root(content).Entries[0].Value);
}
