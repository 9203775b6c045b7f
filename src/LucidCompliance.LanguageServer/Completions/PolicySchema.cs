using System;
using System.Collections.Generic;
using System.Text.Json;

namespace LucidCompliance.LanguageServer.Completions;

/// <summary>Something that the schema allows at a place.</summary>
/// <param name="Text">The key or value.</param>
/// <param name="Description">What it means.</param>
internal sealed record SchemaProposal(string Text, string? Description)
{
    /// <summary>Whether any rule's id is meant instead.</summary>
    public bool IsRuleId { get; init; }
}

/// <summary>The JSON schema of policies, which ships with the package, as a source of proposals.</summary>
internal sealed class PolicySchema
{
    private const string RuleId = "#/$defs/ruleId";
    private static readonly Lazy<PolicySchema> Shipped = new(static () => new PolicySchema());
    private readonly JsonDocument _document;

    private PolicySchema()
    {
        using var stream = typeof(PolicySchema).Assembly.GetManifestResourceStream("lucid-compliance.schema.json")
            ?? throw new InvalidOperationException("The assembly lacks the schema of policies.");
        _document = JsonDocument.Parse(stream);
    }

    /// <summary>The schema; read when it is first asked for.</summary>
    public static PolicySchema Default => Shipped.Value;

    /// <summary>The keys of the mapping at a place.</summary>
    public List<SchemaProposal> KeysAt(IReadOnlyList<string> keys)
    {
        var proposals = new List<SchemaProposal>();
        foreach (var schema in Enter(keys))
        {
            if (schema.TryGetProperty("properties", out var properties))
            {
                foreach (var property in properties.EnumerateObject())
                {
                    proposals.Add(new SchemaProposal(property.Name, DescriptionOf(property.Value)));
                }
            }

            if (schema.TryGetProperty("propertyNames", out var names) && IsRuleId(names))
            {
                proposals.Add(new SchemaProposal(string.Empty, null) { IsRuleId = true });
            }
        }

        return proposals;
    }

    /// <summary>The values that a place can have, where the schema lists them.</summary>
    public List<SchemaProposal> ValuesAt(IReadOnlyList<string> keys)
    {
        var proposals = new List<SchemaProposal>();
        foreach (var schema in Enter(keys))
        {
            if (IsRuleId(schema))
            {
                proposals.Add(new SchemaProposal(string.Empty, null) { IsRuleId = true });
            }

            if (schema.TryGetProperty("enum", out var values))
            {
                foreach (var value in values.EnumerateArray())
                {
                    if (value.ValueKind is JsonValueKind.String or JsonValueKind.Number && !proposals.Exists(known => known.Text == value.ToString()))
                    {
                        proposals.Add(new SchemaProposal(value.ToString(), null));
                    }
                }
            }

            if (schema.TryGetProperty("type", out var type) && Has(type, "boolean"))
            {
                proposals.Add(new SchemaProposal("true", null));
                proposals.Add(new SchemaProposal("false", null));
            }
        }

        return proposals;
    }

    private List<JsonElement> Enter(IReadOnlyList<string> keys)
    {
        var schemas = Variants([_document.RootElement]);
        foreach (var key in keys)
        {
            var next = new List<JsonElement>();
            foreach (var schema in schemas)
            {
                if (schema.TryGetProperty("properties", out var properties) && properties.TryGetProperty(key, out var property))
                {
                    next.Add(property);
                }
                else if (schema.TryGetProperty("additionalProperties", out var others) && others.ValueKind == JsonValueKind.Object)
                {
                    next.Add(others);
                }
            }

            schemas = Variants(next);
        }

        return schemas;
    }

    // A schema with everything that it refers to, chooses from, or lists: the place of an item is that of its list.
    private List<JsonElement> Variants(List<JsonElement> schemas)
    {
        for (var i = 0; i < schemas.Count; i++)
        {
            var schema = schemas[i];
            // A rule's id is recognised by its reference, which stays one.
            if (schema.TryGetProperty("$ref", out var reference) && reference.GetString() is { } path and not RuleId)
            {
                schemas.Add(_document.RootElement.GetProperty("$defs").GetProperty(path[(path.LastIndexOf('/') + 1)..]));
            }

            foreach (var name in new[] { "oneOf", "anyOf" })
            {
                if (schema.TryGetProperty(name, out var choices))
                {
                    schemas.AddRange(choices.EnumerateArray());
                }
            }

            if (schema.TryGetProperty("items", out var items))
            {
                schemas.Add(items);
            }
        }

        return schemas;
    }

    private string? DescriptionOf(JsonElement schema) =>
        schema.TryGetProperty("description", out var description) ? description.GetString()
        : schema.TryGetProperty("$ref", out var reference) && reference.GetString() is { } path
            ? DescriptionOf(_document.RootElement.GetProperty("$defs").GetProperty(path[(path.LastIndexOf('/') + 1)..]))
            : null;

    private static bool IsRuleId(JsonElement schema) => schema.TryGetProperty("$ref", out var reference) && reference.GetString() == RuleId;

    private static bool Has(JsonElement type, string name)
    {
        if (type.ValueKind == JsonValueKind.String)
        {
            return type.GetString() == name;
        }

        foreach (var one in type.EnumerateArray())
        {
            if (one.GetString() == name)
            {
                return true;
            }
        }

        return false;
    }
}
