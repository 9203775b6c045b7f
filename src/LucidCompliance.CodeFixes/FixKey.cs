namespace LucidCompliance.CodeFixes;

/// <summary>Which fixes are of one kind, so that all of them can be applied at once: those of a rule, with or without the unsafe ones.</summary>
/// <param name="RuleId">The rule.</param>
/// <param name="IsUnsafe">Whether fixes that may change the behaviour are among them.</param>
internal sealed record FixKey(string RuleId, bool IsUnsafe)
{
    private const string Unsafe = "-unsafe";

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    public static FixKey Parse(string key) => key.EndsWith(Unsafe, System.StringComparison.Ordinal)
        ? new FixKey(key.Substring(0, key.Length - Unsafe.Length), true)
        : new FixKey(key, false);

    /// <summary>The equivalence key of the code actions.</summary>
    public override string ToString() => IsUnsafe ? RuleId + Unsafe : RuleId;
}
