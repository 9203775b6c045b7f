using System.Diagnostics;

namespace LucidCompliance.Model.Secrets;

/// <summary>
/// The characters of a candidate secret. Only the classifiers of this assembly see them: the type has no public
/// member that gives, formats, compares or serialises the text, so that no message, report or exception can hold it.
/// </summary>
[DebuggerDisplay("(redacted)")]
public sealed class SecretValue
{
    /// <summary>What every formatting of a value gives, whatever the value is.</summary>
    public const string Redacted = "(redacted)";

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly string _characters;

    internal SecretValue(string characters) => _characters = characters;

    /// <summary>The decoded value: unquoted and unescaped, before interpolation.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal string Characters => _characters;

    /// <summary>
    /// Whether two candidates hold the same characters. Values are only made inside the engine, so this is no oracle
    /// for guessing one from outside.
    /// </summary>
    public bool SameAs(SecretValue? other) => other is not null && string.Equals(_characters, other._characters, System.StringComparison.Ordinal);

    /// <summary>Always <see cref="Redacted"/>.</summary>
    public override string ToString() => Redacted;
}
