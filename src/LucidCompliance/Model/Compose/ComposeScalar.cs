using System.Collections.Immutable;
using LucidCompliance.Syntax.Yaml;
using LucidCompliance.Text;

namespace LucidCompliance.Model.Compose;

/// <summary>How YAML reads a scalar as Compose's reader does (YAML 1.2 with binary, octal and hexadecimal numbers).</summary>
public enum ComposeScalarKind
{
    /// <summary>Nothing, <c>~</c>, <c>null</c>.</summary>
    Null,

    /// <summary><c>true</c>, <c>false</c>.</summary>
    Boolean,

    /// <summary>An integer.</summary>
    Integer,

    /// <summary>A number with a fraction or an exponent.</summary>
    Float,

    /// <summary>Text; everything quoted, and everything with a variable reference.</summary>
    String,
}

/// <summary>A single value, after interpolation.</summary>
public sealed class ComposeScalar : ComposeNode
{
    private readonly int _offset;

    internal ComposeScalar(SourceLocation location, YamlScalar? syntax, LoadContext context, int offset, string rawText, ComposeScalarKind kind, InterpolatedText text, ImmutableArray<VariableReference> references, MergeMode mode = MergeMode.Merge)
        : base(location, syntax, context, mode)
    {
        _offset = offset;
        RawText = rawText;
        Kind = kind;
        Text = text;
        References = Own(references);
    }

    /// <summary>The text in front of interpolation: YAML escapes resolved, <c>${}</c> and <c>$$</c> still there.</summary>
    public string RawText { get; }

    /// <summary>How YAML reads it.</summary>
    public ComposeScalarKind Kind { get; }

    /// <summary>Whether the value is left out or null: in <c>environment</c> and <c>args</c> that passes a variable through.</summary>
    public bool IsNull => Kind == ComposeScalarKind.Null;

    /// <summary>
    /// The value after interpolation, as the text that Compose makes of it (a number <c>0644</c> is <c>420</c>). Unknown where a variable
    /// without known value decides it, also an undefined one (its environment may define it; see <see cref="TextAsCompose"/>);
    /// absent where the scalar is null. The origin is <see cref="ComposeNode.Location"/>. It may be a secret.
    /// </summary>
    public Fact<string> Value =>
        IsNull ? Fact<string>.AbsentAt(Location)
        : Text.Value is { } value ? Fact<string>.Known(value, Location)
        : Fact<string>.UnknownBecause(HasUndefinedVariable ? "a variable is not defined" : "the value of a variable is not known", Location);

    /// <summary>The text that Compose computes if its own environment defines nothing more: undefined variables are blank. Null where even that is not known.</summary>
    public string? TextAsCompose => IsNull ? null : Text.ValueWithBlanks;

    /// <summary>Whether the value has a reference that evaluates to blank because no source defines its variable.</summary>
    public bool HasUndefinedVariable => Text.HasUndefinedVariable;

    /// <summary>Whether the text has a variable reference.</summary>
    public bool IsInterpolated => !References.IsEmpty;

    /// <summary>The variable references in the text, also those in operands.</summary>
    public ImmutableArray<VariableReference> References { get; }

    internal InterpolatedText Text { get; }

    internal int Offset => _offset;

    // A value that Compose adds by itself: it stands where the text that implies it stands.
    internal static ComposeScalar Implied(SourceLocation location, LoadContext context, string value, ComposeScalarKind kind = ComposeScalarKind.String) =>
        new(location, null, context, 0, value, kind, InterpolatedText.Literal(value), []);

    /// <summary>The source of a range of <see cref="RawText"/>.</summary>
    /// <param name="start">Zero-based offset in <see cref="RawText"/>.</param>
    /// <param name="length">Number of code units.</param>
    /// <exception cref="System.ArgumentOutOfRangeException">The range leaves the text.</exception>
    public SourceLocation MapToSource(int start, int length) =>
        Syntax is YamlScalar scalar ? scalar.LocationOf(_offset + start, length) : Location;

    /// <summary>
    /// The source of a range of the known <see cref="Value"/>: exact for literal text, the whole reference where the range touches text
    /// that came from a variable. <see cref="ComposeNode.Location"/> where the value is not known.
    /// </summary>
    /// <param name="start">Zero-based offset in the value.</param>
    /// <param name="length">Number of code units.</param>
    public SourceLocation MapValueToSource(int start, int length)
    {
        if (!Text.TryMap(start, length, out var rawStart, out var rawLength))
        {
            return Location;
        }

        return MapToSource(rawStart, rawLength);
    }

    internal override ComposeNode Copy() =>
        new ComposeScalar(Location, (YamlScalar?)Syntax, Context, _offset, RawText, Kind, Text, References, Mode);

    private ImmutableArray<VariableReference> Own(ImmutableArray<VariableReference> references)
    {
        if (references.IsEmpty)
        {
            return references;
        }

        var owned = ImmutableArray.CreateBuilder<VariableReference>(references.Length);
        foreach (var reference in references)
        {
            owned.Add(reference.OwnedBy(this));
        }

        return owned.MoveToImmutable();
    }
}
