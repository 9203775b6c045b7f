using System;
using System.Linq;
using LucidCompliance.Syntax.Yaml;
using LucidCompliance.Text;
using Xunit;

namespace LucidCompliance.Tests.Syntax.Yaml;

public sealed class YamlSpanTests
{
    [Theory]
    [InlineData("a: 1\r\nb: 'x'  # c\r\n", "b: 'x'")]
    [InlineData("é: \U0001F600x\nb: c\n", "b: c")]
    [InlineData("a: x\nb: &m\n  c: d # e\n\n", "b: &m\n  c: d")]
    [InlineData("a: |\n  x\nb: |\n  foo\n   bar\n\n\n", "b: |\n  foo\n   bar")]
    [InlineData("a: {x: 1}\nb: {y: [1, 2, ], z}\n", "b: {y: [1, 2, ], z}")]
    [InlineData("a:\nb:\n", "b:")]
    [InlineData("a: 1\nb: &x !reset\nc: 2\n", "b: &x !reset")]
    [InlineData("a: 1\n? b\n: [c: d]\n", "b\n: [c: d]")]
    [InlineData("a: &x 1\nb: *x\n", "b: *x")]
    [InlineData("a: 1\nb:\n- x\n-\n# e\n", "b:\n- x\n-")]
    public void An_entry_spans_from_its_key_to_the_end_of_its_value(string content, string expected)
    {
        var root = Root(content);
        Assert.True(root.TryGet("b", out var entry));
        Assert.Equal(expected, root.Text.GetText(entry.Span));
    }

    [Theory]
    [InlineData("a: !reset null", "!reset", "null")]
    [InlineData("a: !override [x]", "!override", "[x]")]
    [InlineData("a: !!str 5", "!!str", "5")]
    [InlineData("a: &x !t\n  b: 1", "!t", "b: 1")]
    [InlineData("a: !t &x\n  b: 1", "!t", "b: 1")]
    [InlineData("a: !<tag:x> y", "!<tag:x>", "y")]
    public void A_tag_keeps_its_spelling_and_its_span(string content, string tag, string rest)
    {
        var value = Root(content).Entries[0].Value;
        Assert.Equal(tag, value.Tag);
        Assert.Equal(tag, value.Text.GetText(value.TagSpan));
        Assert.EndsWith(rest, value.Text.GetText(value.Span), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a: 1\n  # c\nb: 2 # d\nc: 3\n", "b: 2 # d\n")]
    [InlineData("a:\n  b: 1\n  c: 2\n", "  b: 1\n")]
    [InlineData("- b: 1\n  c: 2\n", "b: 1\n  ")]
    [InlineData("- b: 1\n", "b: 1")]
    [InlineData("{a: 1, b: 2}", ", b: 2")]
    [InlineData("{b: 2, a: 1}", "b: 2, ")]
    [InlineData("a: 1\r\nb: >\r\n  x\r\n\r\nc: 1", "b: >\r\n  x\r\n")]
    [InlineData("a: 1\nb: 2", "b: 2")]
    [InlineData("? b\n: 1\nc: 2\n", "? b\n: 1\n")]
    public void The_full_span_of_an_entry_is_what_a_fix_removes(string content, string expected)
    {
        var document = YamlDocument.Parse(new SourceText("f", content));
        var mapping = document.Root as YamlMapping ?? (YamlMapping)((YamlSequence)document.Root!).Items[0];
        mapping = mapping.TryGet("b", out _) ? mapping : (YamlMapping)mapping.Entries[0].Value;
        Assert.True(mapping.TryGet("b", out var entry));
        Assert.Equal(expected, content.Substring(entry.FullSpan.Start, entry.FullSpan.Length));
    }

    [Fact]
    public void The_full_span_of_an_item_has_its_dash_and_its_line_break()
    {
        var content = "a:\n  - x # c\n  # d\n  - y: 1\n    z: 2\n  -\n";
        var sequence = (YamlSequence)Root(content).Entries[0].Value;
        string[] full = ["  - x # c\n", "  - y: 1\n    z: 2\n", "  -\n"];
        string[] spans = ["- x", "- y: 1\n    z: 2", "-"];
        for (var i = 0; i < full.Length; i++)
        {
            Assert.Equal(full[i], sequence.Text.GetText(sequence.GetItemFullSpan(i)));
            Assert.Equal(spans[i], sequence.Text.GetText(sequence.GetItemSpan(i)));
        }

        Assert.Equal(2, sequence.Indentation);
    }

    [Fact]
    public void The_indentation_of_a_mapping_is_the_column_of_its_keys()
    {
        var root = Root("a:\n   - b: 1\n     c: 2\n");
        Assert.Equal(0, root.Indentation);
        Assert.Equal(5, ((YamlMapping)((YamlSequence)root.Entries[0].Value).Items[0]).Indentation);
        Assert.Equal(-1, Root("{a: 1}").Indentation);
    }

    [Fact]
    public void A_pair_in_brackets_is_a_mapping_of_its_own()
    {
        var sequence = (YamlSequence)Root("{b: [1, a: 2 , {c: 3}]}").Entries[0].Value;
        Assert.Equal(["1", "a: 2", "{c: 3}"], sequence.Items.Select(item => item.Text.GetText(item.Span)));
    }

    [Fact]
    public void A_list_as_key_is_no_pair()
    {
        var key = Assert.IsType<YamlSequence>(Root("[a, b]: c").Entries[0].Key);
        Assert.Equal("[a, b]", key.Text.GetText(key.Span));
    }

    [Fact]
    public void All_documents_of_a_file_are_read()
    {
        var document = YamlDocument.Parse(new SourceText("f", "--- # x\na: 1\n---\nb: 2\n...\n"));
        Assert.Equal(["a", "b"], document.Documents.Select(root => ((YamlMapping)root).Entries[0].Name));
        Assert.Same(document.Documents[0], document.Root);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# only a comment\n")]
    [InlineData("---\n")]
    public void A_file_without_content_has_no_root(string content) =>
        Assert.Null(YamlDocument.Parse(new SourceText("f", content)).Root);

    internal static YamlMapping Root(string content) =>
        Assert.IsType<YamlMapping>(YamlDocument.Parse(new SourceText("f", content)).Root);
}
