using LucidCompliance.Text;

namespace LucidCompliance.Model.Compose;

/// <summary>What a problem is about.</summary>
public enum ComposeProblemKind
{
    /// <summary>Invalid YAML, a repeated key excepted.</summary>
    Syntax,

    /// <summary>A property, type or value that the Compose Specification refuses.</summary>
    Schema,

    /// <summary>A key that the Compose Specification does not know.</summary>
    UnknownKey,

    /// <summary>A mapping key that is written twice.</summary>
    RepeatedKey,

    /// <summary>An invalid template.</summary>
    Interpolation,

    /// <summary>A file that the Compose file names does not exist.</summary>
    MissingFile,

    /// <summary>A cycle of <c>depends_on</c>, <c>extends</c> or <c>include</c>.</summary>
    Cycle,

    /// <summary>A service, network, volume, secret or config that is not declared.</summary>
    Reference,

    /// <summary>Options that exclude each other, or one that lacks another.</summary>
    Conflict,

    /// <summary>The project is too large or too deep to be judged as a whole.</summary>
    Limit,
}

/// <summary>Something in a Compose project that Compose refuses, or would do otherwise than it is meant.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Location">The offending text.</param>
/// <param name="Message">What is wrong, why, and what to do; ends with a period and repeats no value that may be a secret.</param>
/// <param name="Suggestion">The text that was probably meant instead of the one at <paramref name="Location"/>; null where there is no single candidate.</param>
public sealed record ComposeProblem(ComposeProblemKind Kind, SourceLocation Location, string Message, string? Suggestion = null)
{
    /// <summary>The key path of the place, such as <c>services.web.image</c>; empty where it has none.</summary>
    public string KeyPath { get; init; } = string.Empty;

    /// <summary>The other end: where a repeated key stands first, or a name is taken; null where there is none.</summary>
    public SourceLocation? Other { get; init; }
}
