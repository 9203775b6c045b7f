using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using LucidCompliance.Policy;
using LucidCompliance.Syntax.Yaml;
using LucidCompliance.Text;
using Xunit;

namespace LucidCompliance.Tests.Policy;

public sealed class PolicySchemaTests
{
    private static readonly string Text = File.ReadAllText(Path.Combine(Repository.Root, "nuget", "schema", "lucid-compliance.schema.json"));
    private static readonly JsonSchema Schema = JsonSchema.FromText(Text);

    public static TheoryData<string, string[]> Objects => new()
    {
        { "/properties", PolicyKeys.Root },
        { "/properties/baseImages/properties", PolicyKeys.BaseImages },
        { "/$defs/knownImage/properties", PolicyKeys.KnownImage },
        { "/properties/registries/properties", PolicyKeys.Registries },
        { "/properties/labels/properties", PolicyKeys.Labels },
        { "/$defs/network/properties", PolicyKeys.Network },
        { "/properties/environment/properties", PolicyKeys.Environment },
        { "/$defs/exemption/properties", PolicyKeys.Exemption },
        { "/properties/suppressions/properties", PolicyKeys.Suppressions },
    };

    public static TheoryData<string, string[]> Words => new()
    {
        { "/$defs/extended/anyOf/0/enum", PolicyKeys.Presets },
        { "/properties/rules/additionalProperties/enum", PolicyKeys.Severities },
        { "/properties/multiStage/enum", PolicyKeys.Requirements },
        { "/properties/healthcheck/enum", PolicyKeys.Requirements },
        { "/properties/engines/items/enum", PolicyKeys.Engines },
    };

    [Theory]
    [MemberData(nameof(Objects))]
    public void The_schema_has_the_keys_that_the_reader_has(string pointer, string[] keys)
    {
        var properties = Find(pointer).AsObject();
        Assert.Equal(keys.Order(StringComparer.Ordinal), properties.Select(static property => property.Key).Order(StringComparer.Ordinal));
        Assert.All(properties, static property => Assert.True(
            property.Value!["description"] is not null || property.Value["$ref"] is not null, property.Key + " needs a description"));
    }

    [Theory]
    [MemberData(nameof(Words))]
    public void The_schema_has_the_words_that_the_reader_has(string pointer, string[] words) =>
        Assert.Equal(words.Order(StringComparer.Ordinal), Find(pointer).AsArray().OfType<JsonNode>().Select(static word => (string)word!).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("")]
    [InlineData("version: 1\nextends: [recommended, ./base.yml]\nrules:\n")]
    [InlineData("extends: lucid-foundation\nuser: 65532\nbaseImages: { versions: { a: 10.0 }, known: { a: { shell: false, user: 0, entrypoint: [] } } }")]
    [InlineData("baseImages: { known: { a: { shell: [/bin/sh, /bin/bash], libc: glibc 2.41, endOfLife: 2027-01-31, status: supported, environment: { A: 1 }, icu: true, users: [root], libraries: [] } } }")]
    [InlineData("labels: { required: [a] }\nnetworks: { n: { subnet: \"fd00::/64\" } }\nplatforms: [linux/arm/v7]\nrules: { LUCID1001: silent }")]
    [InlineData("exemptions: [ { rule: LUCID1001, path: a, service: b, reason: c, until: 2027-03-01 } ]\nsuppressions: { locked: [LUCID2001], requireReason: true, foreign: false }")]
    public void What_the_reader_accepts_the_schema_accepts(string policy)
    {
        PolicyFixture.Read(policy.Replace("./base.yml", "strict", StringComparison.Ordinal));
        Assert.True(IsValid(policy));
    }

    [Theory]
    [InlineData("colour: red")]
    [InlineData("version: 2")]
    [InlineData("extends: [strikt]")]
    [InlineData("baseImages: { allow: gcr.io }")]
    [InlineData("baseImages: { allow: [\"a b\"] }")]
    [InlineData("baseImages: { known: { a: { shell: true } } }")]
    [InlineData("baseImages: { known: { a: { libc: uclibc } } }")]
    [InlineData("baseImages: { known: { a: { endOfLife: soon } } }")]
    [InlineData("baseImages: { known: { a: { status: old } } }")]
    [InlineData("baseImages: { known: { a: { icu: maybe } } }")]
    [InlineData("baseImages: { known: { a: { familyUser: app } } }")]
    [InlineData("user: a:b:c")]
    [InlineData("networks: { n: { subnet: 172.20.0.0 } }")]
    [InlineData("environment: { required: [1A] }")]
    [InlineData("multiStage: requird")]
    [InlineData("platforms: [arm64]")]
    [InlineData("rules: { LUCID1: error }")]
    [InlineData("rules: { LUCID1001: eror }")]
    [InlineData("exemptions: [ { path: a } ]")]
    [InlineData("exemptions: [ { rule: LUCID1001, paths: a } ]")]
    [InlineData("exemptions: [ { rule: LUCID1001, until: soon } ]")]
    public void What_the_reader_refuses_the_schema_refuses(string policy)
    {
        PolicyFixture.Read(policy, out var errors);
        Assert.NotEmpty(errors);
        Assert.False(IsValid(policy));
    }

    private static bool IsValid(string policy)
    {
        var root = YamlDocument.Parse(new SourceText(PolicySet.FileName, policy)).Root;
        using var json = JsonDocument.Parse(root is null ? "null" : ToJson(root)?.ToJsonString() ?? "null");
        return Schema.Evaluate(json.RootElement).IsValid;
    }

    private static JsonNode Find(string pointer) =>
        pointer.Split('/').Skip(1).Aggregate(JsonNode.Parse(Text)!, static (node, name) =>
            (node is JsonArray array ? array[int.Parse(name, CultureInfo.InvariantCulture)] : node[name])!);

    private static JsonNode? ToJson(YamlNode node) => node.Resolve() switch
    {
        YamlMapping mapping => new JsonObject(mapping.EffectiveEntries.Select(static entry => KeyValuePair.Create(entry.Name!, ToJson(entry.Value)))),
        YamlSequence sequence => new JsonArray([.. sequence.Items.Select(ToJson)]),
        YamlScalar { IsNullLike: true } => null,
        YamlScalar { IsPlain: true, Value: "true" or "false" } scalar => JsonValue.Create(scalar.Value == "true"),
        YamlScalar { IsPlain: true } scalar when long.TryParse(scalar.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
        YamlScalar { IsPlain: true } scalar when double.TryParse(scalar.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
        YamlScalar scalar => JsonValue.Create(scalar.Value),
        _ => null,
    };
}
