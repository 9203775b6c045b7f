using LucidCompliance.Text;

namespace LucidCompliance.Syntax.Json;

/// <summary>
/// A JSON file as .NET's configuration reads it: with comments and trailing commas. Reading never throws: broken text gives what can be
/// read of it, and an <see cref="Error"/>.
/// </summary>
public sealed class JsonDocument
{
    /// <summary>How deep values are read; what lies deeper is one <see cref="JsonLiteral"/>. It is the limit of .NET's own reader.</summary>
    public const int MaximumDepth = 64;

    private JsonDocument(SourceText text, JsonNode? root, SyntaxError? error, SyntaxError? limit)
    {
        Text = text;
        Root = root;
        Error = error;
        Limit = limit;
    }

    /// <summary>The file.</summary>
    public SourceText Text { get; }

    /// <summary>The value; null where there is none.</summary>
    public JsonNode? Root { get; }

    /// <summary>The first place that breaks the grammar; null for sound text.</summary>
    public SyntaxError? Error { get; }

    /// <summary>The first value that lies too deep to be read (see <see cref="MaximumDepth"/>); null where all of the text is read.</summary>
    public SyntaxError? Limit { get; }

    /// <summary>Reads a text in linear time.</summary>
    public static JsonDocument Parse(SourceText text)
    {
        var parser = new JsonParser(text);
        var root = parser.ParseDocument();
        return new JsonDocument(text, root, parser.Error, parser.Limit);
    }
}
