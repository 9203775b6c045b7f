using System;
using System.Collections.Generic;

namespace LucidCompliance.Model.Compose;

/// <summary>The forms that a property accepts.</summary>
[Flags]
internal enum SchemaForms
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>A text.</summary>
    Text = 1,

    /// <summary>An integer, or a text that Compose casts to one.</summary>
    Integer = 2,

    /// <summary>A number, or a text that Compose casts to one.</summary>
    Number = 4,

    /// <summary>A boolean, or a text that Compose casts to one.</summary>
    Boolean = 8,

    /// <summary>No value.</summary>
    Null = 16,

    /// <summary>A list.</summary>
    List = 32,

    /// <summary>A mapping.</summary>
    Mapping = 64,

    /// <summary>Anything.</summary>
    Any = 128,
}

/// <summary>What a property of a Compose file accepts.</summary>
internal sealed class SchemaType
{
    public SchemaForms Forms { get; init; }

    /// <summary>The texts that are allowed; null allows all.</summary>
    public string[]? Words { get; init; }

    /// <summary>The bounds of an integer.</summary>
    public (long Least, long Most)? Range { get; init; }

    /// <summary>Whether a text must be a duration such as <c>1m30s</c>.</summary>
    public bool IsDuration { get; init; }

    /// <summary>The items of the list form; null allows all.</summary>
    public SchemaType? Items { get; init; }

    /// <summary>The mapping form; null allows all.</summary>
    public SchemaObject? Object { get; init; }

    /// <summary>What the value is, for messages: "a list of ports".</summary>
    public string? Name { get; init; }

    /// <summary>Joins the forms of two types; each may have its own list or mapping form.</summary>
    public static SchemaType operator |(SchemaType a, SchemaType b) => new()
    {
        Forms = a.Forms | b.Forms,
        Words = a.Words ?? b.Words,
        Range = a.Range ?? b.Range,
        IsDuration = a.IsDuration || b.IsDuration,
        Items = a.Items ?? b.Items,
        Object = a.Object ?? b.Object,
    };
}

/// <summary>A mapping of a Compose file: named properties, or names of the user's own.</summary>
internal sealed class SchemaObject
{
    private readonly Dictionary<string, SchemaType> _properties = new(StringComparer.Ordinal);

    public SchemaObject(string name, params (string Key, SchemaType Type)[] properties)
    {
        Name = name;
        foreach (var (key, type) in properties)
        {
            _properties.Add(key, type);
        }
    }

    /// <summary>What the mapping is, for messages: "a service".</summary>
    public string Name { get; }

    /// <summary>The type of every value where the keys are the user's; null where they are properties.</summary>
    public SchemaType? Values { get; init; }

    /// <summary>Whether a user's key must be a resource name: letters, digits, <c>._-</c>.</summary>
    public bool HasResourceNames { get; init; }

    /// <summary>Keys that must be there.</summary>
    public string[] Required { get; init; } = [];

    /// <summary>The properties.</summary>
    public Dictionary<string, SchemaType> Properties => _properties;
}
