using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using LucidCompliance.Baselines;
using LucidCompliance.Text;
using Xunit;

namespace LucidCompliance.Tests.Baselines;

public sealed class BaselineSchemaTests
{
    private static readonly string Text = File.ReadAllText(Path.Combine(Repository.Root, "nuget", "schema", "lucid-baseline.schema.json"));
    private static readonly JsonSchema Schema = JsonSchema.FromText(Text);

    [Fact]
    public void The_schema_has_the_keys_that_the_reader_has()
    {
        var root = JsonNode.Parse(Text)!;
        Assert.Equal(BaselineReader.FileKeys, root["properties"]!.AsObject().Select(property => property.Key));
        Assert.Equal(BaselineReader.EntryKeys, root["$defs"]!["entry"]!["properties"]!.AsObject().Select(property => property.Key));
    }

    [Fact]
    public void What_is_written_is_valid() =>
        Assert.True(IsValid(BaselineText.Format([new("a/Dockerfile", "LUCID1001", null, null, 0), new(".env", "LUCID2010", "A", "password", 2)], "", "\n")));

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{ \"version\": 2 }")]
    [InlineData("{ \"version\": 1, \"finding\": [] }")]
    [InlineData("{ \"version\": 1, \"findings\": [ 1 ] }")]
    [InlineData("{ \"version\": 1, \"findings\": [ { \"path\": \"a\" } ] }")]
    [InlineData("{ \"version\": 1, \"findings\": [ { \"path\": \"/a\", \"rule\": \"LUCID1001\" } ] }")]
    [InlineData("{ \"version\": 1, \"findings\": [ { \"path\": \"a\\\\b\", \"rule\": \"LUCID1001\" } ] }")]
    [InlineData("{ \"version\": 1, \"findings\": [ { \"path\": \"a\", \"rule\": \"LUCID1001\", \"line\": 1 } ] }")]
    [InlineData("{ \"version\": 1, \"findings\": [ { \"path\": \"a\", \"rule\": \"LUCID1001\", \"ordinal\": -1 } ] }")]
    public void What_the_reader_refuses_the_schema_refuses(string text)
    {
        Assert.NotEmpty(BaselineReader.Read(new SourceText(BaselineSet.FileName, text)).Errors);
        Assert.False(IsValid(text));
    }

    private static bool IsValid(string text)
    {
        using var json = JsonDocument.Parse(text);
        return Schema.Evaluate(json.RootElement).IsValid;
    }
}
