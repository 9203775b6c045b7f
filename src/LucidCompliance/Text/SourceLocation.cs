using System;

namespace LucidCompliance.Text;

/// <summary>A span in a file: where a fact was written, or where a finding stands.</summary>
public sealed class SourceLocation : IEquatable<SourceLocation>
{
    /// <summary>Creates a location.</summary>
    public SourceLocation(SourceText text, TextSpan span)
    {
        Text = text ?? throw new ArgumentNullException(nameof(text));
        Span = span;
    }

    /// <summary>The file's text.</summary>
    public SourceText Text { get; }

    /// <summary>The span in <see cref="Text"/>.</summary>
    public TextSpan Span { get; }

    /// <summary>The file's path: see <see cref="SourceText.Path"/>.</summary>
    public string Path => Text.Path;

    /// <summary>Line and column of the first character.</summary>
    public LinePosition Start => Text.GetPosition(Span.Start);

    /// <summary>Line and column just behind the last character.</summary>
    public LinePosition End => Text.GetPosition(Span.End);

    /// <inheritdoc/>
    public bool Equals(SourceLocation? other) =>
        other is not null && Span == other.Span && string.Equals(Path, other.Path, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SourceLocation);

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked((Span.GetHashCode() * 397) ^ StringComparer.Ordinal.GetHashCode(Path));

    /// <summary>Path, line and column (one-based), for debugging.</summary>
    public override string ToString() => $"{Path}({Start.Line + 1},{Start.Column + 1})";
}
