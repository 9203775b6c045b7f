using System.Collections.Immutable;
using LucidCompliance.Text;

namespace LucidCompliance.Subjects.Suppressions;

/// <summary>A rule id in a suppression comment.</summary>
/// <param name="Id">In upper case.</param>
/// <param name="Span">Where it is written.</param>
public sealed record SuppressedRule(string Id, TextSpan Span);

/// <summary>A comment <c>lucid:ignore</c> or <c>lucid:ignore-file</c>.</summary>
public sealed record SuppressionComment
{
    /// <summary>The comment, from its first to its last character.</summary>
    public required SourceLocation Location { get; init; }

    /// <summary>The rules in the order of the comment; empty where it names none.</summary>
    public required ImmutableArray<SuppressedRule> Rules { get; init; }

    /// <summary>What stands behind <c>--</c>; null where there is no reason.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether the comment speaks for the whole file.</summary>
    public bool IsFileWide { get; init; }

    /// <summary>The text whose findings it suppresses: instruction, YAML node or line; null for the whole file or where nothing follows.</summary>
    public TextSpan? Target { get; init; }

    /// <summary>What to delete so that the comment is gone: its lines where it stands alone.</summary>
    public required TextSpan RemovalSpan { get; init; }

    /// <summary>Whether it is another tool's comment (<c>suppressions.foreign</c>); such ones are never reported as unused.</summary>
    public bool IsForeign { get; init; }
}
