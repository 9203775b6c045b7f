using System.Collections.Generic;

namespace LucidCompliance.Model.Compose;

/// <summary>The words of schema problems.</summary>
internal static class SchemaMessages
{
    public static string Describe(ComposeNode node) => node switch
    {
        ComposeMapping => "a mapping",
        ComposeSequence => "a list",
        ComposeScalar scalar => Describe(scalar.Kind),
        _ => "nothing",
    };

    public static string Describe(ComposeScalarKind kind) => kind switch
    {
        ComposeScalarKind.Null => "empty",
        ComposeScalarKind.Boolean => "a boolean",
        ComposeScalarKind.Integer => "an integer",
        ComposeScalarKind.Float => "a number",
        _ => "a text",
    };

    public static string Describe(SchemaType type)
    {
        if (type.Words is { } words && (type.Forms & ~SchemaForms.Text) == 0)
        {
            return "one of " + Quote(words);
        }

        var parts = new List<string>();
        Add(parts, type, SchemaForms.Text, type.IsDuration ? "a duration such as '1m30s'" : "a text");
        Add(parts, type, SchemaForms.Boolean, "true or false");
        Add(parts, type, SchemaForms.Integer, type.Range is { } range ? $"an integer from {range.Least} to {range.Most}" : "an integer");
        Add(parts, type, SchemaForms.Number, "a number");
        Add(parts, type, SchemaForms.List, "a list");
        Add(parts, type, SchemaForms.Mapping, type.Object is { Values: null } shape ? "a mapping with " + Keys(shape) : "a mapping");
        return Join(parts, "or");
    }

    public static string Quote(IReadOnlyList<string> words)
    {
        var quoted = new List<string>();
        foreach (var word in words)
        {
            quoted.Add("'" + word + "'");
        }

        return Join(quoted, "or");
    }

    private static string Keys(SchemaObject shape)
    {
        var keys = new List<string>();
        foreach (var key in shape.Properties.Keys)
        {
            if (keys.Count == 3)
            {
                return string.Join(", ", keys) + " and the like";
            }

            keys.Add("'" + key + "'");
        }

        return Join(keys, "and");
    }

    private static void Add(List<string> parts, SchemaType type, SchemaForms form, string text)
    {
        if ((type.Forms & form) != 0)
        {
            parts.Add(text);
        }
    }

    private static string Join(List<string> parts, string last) => parts.Count switch
    {
        0 => "nothing",
        1 => parts[0],
        _ => string.Join(", ", parts.GetRange(0, parts.Count - 1)) + " " + last + " " + parts[parts.Count - 1],
    };
}
