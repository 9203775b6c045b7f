using System;
using System.Linq;
using CsCheck;
using LucidCompliance.Syntax.DotEnv;
using LucidCompliance.Text;
using Xunit;

namespace LucidCompliance.Tests.Syntax.DotEnv;

public sealed class DotEnvFileTests
{
    [Theory]
    [InlineData("A=b", "b")]
    [InlineData("A = b ", "b")]
    [InlineData("A: b", "b")]
    [InlineData("export A=b", "b")]
    [InlineData("export\tA=b\r\n", "b")]
    [InlineData("A=b # note\n", "b")]
    [InlineData("A=   # note\n", "# note")]
    [InlineData("A=123#x\n", "123#x")]
    [InlineData("A=1\t# x", "1\t# x")]
    [InlineData("A=b\\nc", "b\\nc")]
    [InlineData("A='b c' # note", "b c")]
    [InlineData("A='it\\'s\\n'", "it's\\n")]
    [InlineData("A='two\nlines'", "two\nlines")]
    [InlineData("A=\"two\r\nlines\"", "two\r\nlines")]
    [InlineData("A=\"a\\tb\\\"c\\\\d\"", "a\tb\"c\\d")]
    [InlineData("A=\"\\x41\\u00e9\\q\\c\"", "\\x41\\u00e9\\q\\c")]
    [InlineData("A=\"\\0123\\0\\09\\0777\"", "S\\\\9\\777")]
    [InlineData("A=\"\\$x $$y\"", "$$x $$y")]
    [InlineData("A=", "")]
    [InlineData("A=\"\"", "")]
    [InlineData("A=b\"c\"", "b\"c\"")]
    public void A_value_is_decoded_as_in_Compose(string content, string expected)
    {
        var file = Parse(content);
        var entry = Assert.Single(file.Entries);
        Assert.Empty(file.Errors);
        Assert.Equal("A", entry.Key);
        Assert.Equal("A", file.Text.GetText(entry.KeySpan));
        Assert.True(entry.HasValue);
        Assert.Equal(expected, entry.DecodedValue);
        Assert.Equal(content.StartsWith("export", StringComparison.Ordinal), entry.Exported);
    }

    [Fact]
    public void What_follows_a_closing_quote_is_a_new_statement()
    {
        var file = Parse("A=\"x\" B='y'z\nC=1\n");
        Assert.Equal(["A", "B", "z", "C"], file.Entries.Select(entry => entry.Key));
        Assert.Equal([true, true, false, true], file.Entries.Select(entry => entry.HasValue));
    }

    [Fact]
    public void A_bare_key_inherits_and_without_line_break_at_the_end_it_is_a_value_without_key()
    {
        var file = Parse("A\r\nB");
        Assert.Equal(["A", ""], file.Entries.Select(entry => entry.Key));
        Assert.Equal([false, true], file.Entries.Select(entry => entry.HasValue));
        Assert.Equal("B", file.Entries[1].RawValue);
    }

    [Theory]
    [InlineData("A=b", true)]
    [InlineData("A=\"b\"", true)]
    [InlineData("A='b'", false)]
    [InlineData("A\n", false)]
    public void Single_quotes_are_not_interpolated(string content, bool expected)
    {
        var entry = Assert.Single(Parse(content).Entries);
        Assert.Equal(expected, entry.Interpolates);
        Assert.Equal(expected, entry.Template is not null);
    }

    [Theory]
    [InlineData("A B=secret\n", "A B")]
    [InlineData("A!=secret\n", "!")]
    [InlineData("http://secret\n", null)]
    [InlineData("/secret\n", "/")]
    [InlineData("A=\"secret\nB=2\n", "\"")]
    [InlineData("A='secret\nB=2\n", "'")]
    [InlineData("\U0001F600=secret\n", "\U0001F600")]
    [InlineData("export ", "export")]
    public void An_error_stands_on_the_offending_text_and_never_prints_a_value(string content, string? expected)
    {
        var file = Parse(content);
        if (expected is null)
        {
            // A colon separates too: the key is "http".
            Assert.Empty(file.Errors);
            Assert.Equal("http", file.Entries[0].Key);
            return;
        }

        var error = Assert.Single(file.Errors);
        Assert.Equal(expected, file.Text.GetText(error.Span));
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Behind_an_error_the_next_line_is_read() =>
        Assert.Equal(["B"], Parse("A=\"x\nB=2\n").Entries.Select(entry => entry.Key));

    [Fact]
    public void Keys_may_have_dots_dashes_brackets_and_letters_of_any_script() =>
        Assert.Equal(["a.b-c[0]", "ÄÖ_1", "1A"], Parse("a.b-c[0]=1\nÄÖ_1=2\n1A=3").Entries.Select(entry => entry.Key));

    [Theory]
    [InlineData("A=\"x\\ty\"", 1, 1, "\\t")]
    [InlineData("A=\"x\\$y\"", 1, 2, "\\$")]
    [InlineData("A=\"\\0123\"", 0, 1, "\\0123")]
    [InlineData("A=\"a\\\"b\"", 1, 1, "\\\"")]
    [InlineData("A='a\\'b'", 1, 2, "\\'b")]
    [InlineData("A=  plain # c", 2, 3, "ain")]
    [InlineData("A=\"p\\q\"", 1, 2, "\\q")]
    public void A_range_of_the_value_maps_to_what_is_written(string content, int start, int length, string expected)
    {
        var entry = Assert.Single(Parse(content).Entries);
        Assert.Equal(expected, entry.Text.GetText(entry.MapToSource(start, length)));
    }

    [Theory]
    [InlineData("A=1\n  B = 2 # c\nC=3", "  B = 2 # c\n")]
    [InlineData("A=1\nB='x\ny'\r\n", "B='x\ny'\r\n")]
    [InlineData("A='1' B=2\n", "B=2")]
    [InlineData("B='1' A=2\n", "B='1'")]
    [InlineData("B=", "B=")]
    public void The_full_span_is_what_a_fix_removes(string content, string expected)
    {
        var file = Parse(content);
        Assert.Equal(expected, file.Text.GetText(file.Find("B")!.FullSpan));
    }

    [Fact]
    public void The_last_of_equal_keys_counts() => Assert.Equal("2", Parse("A=1\nA=2\n").Find("A")!.RawValue);

    [Fact]
    public void The_text_of_an_entry_is_its_key() => Assert.Equal("A", Parse("A=secret").Entries[0].ToString());

    [Fact]
    public void Nodes_tile_every_text() =>
        Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]).Array[0, 20].Select(string.Concat).Sample(
            text =>
            {
                var file = Parse(text);
                var position = 0;
                foreach (var node in file.Nodes)
                {
                    Assert.Equal(position, node.Span.Start);
                    Assert.False(node.Span.IsEmpty);
                    position = node.Span.End;
                }

                Assert.Equal(text.Length, position);
                Assert.Equal(file.Entries, file.Nodes.Where(node => node.Entry is not null).Select(node => node.Entry!));
                Assert.Equal(file.Errors.Length, file.Nodes.Count(node => node.Kind == DotEnvNodeKind.Bogus));
                foreach (var entry in file.Entries)
                {
                    Assert.True(entry.Span.Contains(entry.KeySpan) && entry.Span.Contains(entry.ValueSpan) && file.Text.FullSpan.Contains(entry.FullSpan));
                    for (var i = 0; i < entry.DecodedValue.Length; i++)
                    {
                        var written = file.Text.GetText(entry.MapToSource(i, 1));
                        Assert.True(written == entry.DecodedValue[i].ToString() || written[0] == '\\');
                        Assert.True(entry.ValueSpan.Contains(entry.MapToSource(i, 1)));
                    }
                }
            },
            iter: 20_000);

    private static string[] Pieces { get; } =
        ["A", "B_1", "=", ":", "\"", "'", "\\", "\\\"", "\\n", "\\$", "\\0", "12", "$A", "${A:-x}", "#", " #", " ", "\t", "\n", "\r\n", "\r", "export ", "é", "\U0001F600", "\uD83D", "\u00A0", "\u2003", "!", "-"];

    private static DotEnvFile Parse(string content) => DotEnvFile.Parse(new SourceText(".env", content));
}
