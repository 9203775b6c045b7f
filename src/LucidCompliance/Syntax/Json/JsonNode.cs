using System;
using System.Collections.Immutable;
using LucidCompliance.Text;

namespace LucidCompliance.Syntax.Json;

/// <summary>A value in a JSON file.</summary>
public abstract class JsonNode
{
    private protected JsonNode(TextSpan span) => Span = span;

    /// <summary>From the first to the last character, quotes and brackets included.</summary>
    public TextSpan Span { get; }

    /// <summary>The type and the place; never the value, which may be a secret.</summary>
    public override string ToString() => GetType().Name + " " + Span;
}

/// <summary>A name and its value in an object.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">The value; null where the text breaks off.</param>
public sealed record JsonProperty(JsonString Name, JsonNode? Value);

/// <summary>An object. A repeated name stands in it as often as it is written.</summary>
public sealed class JsonObject : JsonNode
{
    internal JsonObject(TextSpan span, ImmutableArray<JsonProperty> properties)
        : base(span) => Properties = properties;

    /// <summary>The properties in source order.</summary>
    public ImmutableArray<JsonProperty> Properties { get; }

    /// <summary>The value of a name; of a repeated one the last, as most readers take it; null without one.</summary>
    public JsonNode? Find(string name)
    {
        for (var i = Properties.Length - 1; i >= 0; i--)
        {
            if (string.Equals(Properties[i].Name.Value, name, StringComparison.Ordinal))
            {
                return Properties[i].Value;
            }
        }

        return null;
    }
}

/// <summary>An array.</summary>
public sealed class JsonArray : JsonNode
{
    internal JsonArray(TextSpan span, ImmutableArray<JsonNode> items)
        : base(span) => Items = items;

    /// <summary>The items in source order.</summary>
    public ImmutableArray<JsonNode> Items { get; }
}

/// <summary>A number, <c>true</c>, <c>false</c> or <c>null</c>; also a word that is none of them, and a value that is nested too deeply to be read.</summary>
public sealed class JsonLiteral : JsonNode
{
    internal JsonLiteral(TextSpan span)
        : base(span)
    {
    }
}
