using System;
using System.Linq;
using System.Text;
using System.Text.Json;
using CsCheck;
using LucidCompliance.Syntax.Json;
using LucidCompliance.Text;
using Xunit;
using JsonDocument = LucidCompliance.Syntax.Json.JsonDocument;

namespace LucidCompliance.Tests.Syntax.Json;

public sealed class JsonDocumentTests
{
    private static JsonDocument Parse(string text) => JsonDocument.Parse(new SourceText("appsettings.json", text));

    private static JsonNode Value(JsonNode? node, params string[] names) => names.Aggregate(
        node!, (current, name) => Assert.IsType<JsonObject>(current).Properties.Single(property => property.Name.Value == name).Value!);

    private static string At(string text, TextSpan span) => text.Substring(span.Start, span.Length);

    [Fact]
    public void Comments_and_trailing_commas_are_no_errors()
    {
        const string Text = "// head\n{ /* a */ \"a\": [1, 2, ], // b\n \"b\": \"x//y\", }\n// end";
        var document = Parse(Text);
        Assert.Null(document.Error);
        Assert.Equal(2, Assert.IsType<JsonArray>(Value(document.Root, "a")).Items.Length);
        Assert.Equal("x//y", Assert.IsType<JsonString>(Value(document.Root, "b")).Value);
    }

    [Fact]
    public void A_value_knows_its_span_with_and_without_quotes()
    {
        const string Text = "{ \"a\": { \"b\": \"text\" , \"c\": -1.5e3 } }";
        var root = Parse(Text).Root;
        var text = Assert.IsType<JsonString>(Value(root, "a", "b"));
        Assert.Equal("\"text\"", At(Text, text.Span));
        Assert.Equal("text", At(Text, text.ValueSpan));
        Assert.Equal("-1.5e3", At(Text, Value(root, "a", "c").Span));
    }

    [Theory]
    [InlineData("ab", 1, 1, "b")]
    [InlineData(@"a\u0062c", 1, 1, @"\u0062")]
    [InlineData(@"a\u0062c", 2, 1, "c")]
    [InlineData(@"\""ab\\", 0, 1, @"\""")]
    [InlineData(@"\""ab\\", 1, 3, @"ab\\")]
    [InlineData(@"a\xb", 1, 2, @"\x")]
    [InlineData(@"a\ud83d\ude00b", 1, 2, @"\ud83d\ude00")]
    [InlineData(@"\u12", 0, 4, @"\u12")]
    public void A_range_of_a_decoded_string_leads_back_to_its_escapes(string written, int start, int length, string expected)
    {
        var text = "[\"" + written + "\"]";
        var value = Assert.IsType<JsonString>(Assert.IsType<JsonArray>(Parse(text).Root).Items[0]);
        Assert.Equal(expected, At(text, value.MapToSource(start, length)));
    }

    [Fact]
    public void A_range_behind_the_string_is_refused()
    {
        var value = Assert.IsType<JsonString>(Parse("\"ab\"").Root);
        Assert.Throws<ArgumentOutOfRangeException>(() => value.MapToSource(1, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => value.MapToSource(-1, 1));
    }

    [Theory]
    [InlineData("")]
    [InlineData("// only a comment")]
    [InlineData("{")]
    [InlineData("[1, 2")]
    [InlineData("{ \"a\" }")]
    [InlineData("{ a: 1 }")]
    [InlineData("{ \"a\": \"b\n }")]
    [InlineData("{} {}")]
    [InlineData("{ \"a\": yes }")]
    [InlineData("/* open")]
    public void Broken_text_has_an_error_and_what_can_be_read(string text) => Assert.NotNull(Parse(text).Error);

    [Fact]
    public void What_follows_an_error_is_read()
    {
        var document = Parse("{ \"a\": , b: 1, \"c\": \"open\n \"d\": \"read\" }");
        Assert.NotNull(document.Error);
        Assert.Equal("read", Assert.IsType<JsonString>(Value(document.Root, "d")).Value);
    }

    [Fact]
    public void Deep_nesting_is_bounded_and_what_follows_it_is_read()
    {
        var document = Parse("{ \"a\": " + new string('[', 100_000) + new string(']', 100_000) + ", \"b\": 1 }");
        Assert.NotNull(document.Error);
        Assert.IsType<JsonLiteral>(Value(document.Root, "b"));
    }

    [Fact]
    public void No_text_makes_it_throw_or_leave_the_text() =>
        Gen.Char["{}[]\",:/*\\u0 \nabc1"].Array[0, 60].Select(characters => new string(characters)).Sample(
            text =>
            {
                var root = Parse(text).Root;
                return root is null || (root.Span.Start >= 0 && root.Span.End <= text.Length);
            },
            seed: "0000KXQa0Wt4", iter: 20_000, threads: 1);

    [Fact]
    public void It_reads_what_the_platform_reads() =>
        Gen.Char[" \"\\/{}ab\u00e9\ud83d\n\t"].Array[0, 12].Select(characters => new string(characters)).Sample(
            text =>
            {
                var written = JsonSerializer.Serialize(text);
                var decoded = JsonSerializer.Deserialize<string>(written);
                return Assert.IsType<JsonString>(Parse(written).Root).Value == decoded;
            },
            iter: 2_000, threads: 1);

    [Fact]
    public void A_node_formats_without_its_value()
    {
        var builder = new StringBuilder();
        var root = Assert.IsType<JsonObject>(Parse("{ \"key\": \"canary\" }").Root);
        builder.Append(root).Append(root.Properties[0].Value).Append(root.Properties[0]);
        Assert.DoesNotContain("canary", builder.ToString(), StringComparison.Ordinal);
    }
}
