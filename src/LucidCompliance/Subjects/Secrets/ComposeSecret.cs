using LucidCompliance.Model.Compose;
using LucidCompliance.Model.Secrets;
using LucidCompliance.Text;

namespace LucidCompliance.Subjects.Secrets;

/// <summary>A scalar of a Compose file, a word in one, or the default of a variable reference in one.</summary>
public sealed class ComposeSecret : SecretOccurrence
{
    private readonly int _start;
    private readonly VariableReference? _reference;

    internal ComposeSecret(SecretCandidate candidate, SecretFile file, ComposeScalar scalar, int start, VariableReference? reference)
        : base(candidate, file)
    {
        _start = start;
        _reference = reference;
        Scalar = scalar;
    }

    /// <summary>The scalar.</summary>
    public ComposeScalar Scalar { get; }

    /// <inheritdoc/>
    public override string? DefaultOf => _reference?.Name ?? base.DefaultOf;

    /// <summary>The command that the value was read from, where it is a part of one.</summary>
    internal ContainerText? Words { get; init; }

    /// <summary>Whether the value is that of a command's option, so that it logs in somewhere.</summary>
    internal bool IsArgument => Words is not null && DefaultOf is null;

    /// <inheritdoc/>
    public override SourceLocation Locate(SecretRange range)
    {
        if (_reference?.OperandLocation is not { } operand)
        {
            if (Words is not null)
            {
                var start = Words.ToWritten(_start + range.Start);
                return Scalar.MapToSource(start, Words.ToWritten(_start + range.End) - start);
            }

            return Scalar.MapToSource(_start + range.Start, range.Length);
        }

        // An operand in an escaped scalar is longer in the source than its text: then the whole stands for the part.
        return operand.Span.Length == _reference.Operand.Length
            ? new SourceLocation(operand.Text, new TextSpan(operand.Span.Start + range.Start, range.Length))
            : operand;
    }
}
