using System.Linq;
using CsCheck;
using LucidCompliance.Syntax.Xml;
using LucidCompliance.Text;
using Xunit;

namespace LucidCompliance.Tests.Syntax;

public sealed class XmlTagReaderTests
{
    private static XmlTag[] Read(string text) => [.. XmlTagReader.Read(new SourceText("a.xml", text))];

    [Fact]
    public void Tags_know_their_parent_and_their_attributes()
    {
        var tags = Read("<?xml version='1.0'?><!DOCTYPE a><a><!-- <x y='z'/> --><b c=\"1\" d = '>' /><e><![CDATA[<f/>]]></e></a><g h/>");
        Assert.Equal(["a", "b", "e", "g"], tags.Select(tag => tag.Name));
        Assert.Equal([null, "a", "a", null], tags.Select(tag => tag.Parent?.Name));
        Assert.Equal(["c=1", "d=>"], tags[1].Attributes.Select(attribute => attribute.Name + "=" + attribute.Value));
        Assert.Equal("1", tags[1].Find("C")!.Value);
    }

    [Fact]
    public void Character_references_lead_back_to_their_source()
    {
        const string Text = "<a b='x&amp;y&#65;&#x42;&nope;&'/>";
        var value = Assert.Single(Read(Text)).Find("b")!;
        Assert.Equal("x&yAB&nope;&", value.Value);
        var span = value.MapToSource(1, 3);
        Assert.Equal("&amp;y&#65;", Text.Substring(span.Start, span.Length));
        Assert.Equal(value.ValueSpan, value.MapToSource(0, value.Value.Length));
    }

    [Theory]
    [InlineData("<")]
    [InlineData("<a b")]
    [InlineData("<a b='")]
    [InlineData("<a <b c='d'")]
    [InlineData("<!-- ")]
    [InlineData("</a></a><a></b>")]
    public void Broken_text_gives_what_can_be_read(string text) => _ = Read(string.Concat(Enumerable.Repeat(text, 1000)));

    [Fact]
    public void Every_text_is_read_within_its_bounds() =>
        Gen.Int[0, 13].Select(i => new[] { "<", ">", "/", "a", "=", "'", "\"", "&amp;", " ", "<!--", "-->", "]]>", "<![CDATA[", "?" }[i]).Array[0, 40].Sample(
            pieces =>
            {
                var text = string.Concat(pieces);
                foreach (var tag in Read(text))
                {
                    Assert.InRange(tag.Span.End, tag.Span.Start + 1, text.Length);
                    Assert.All(tag.Attributes, attribute => Assert.True(tag.Span.Contains(attribute.MapToSource(0, attribute.Value.Length))));
                }
            },
            iter: 5000,
            seed: "0000KOIPe036");
}
