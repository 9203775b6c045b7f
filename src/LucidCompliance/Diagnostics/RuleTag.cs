namespace LucidCompliance.Diagnostics;

/// <summary>What the text of a rule's findings is, beside being wrong: editors grey out or strike through what is needless or outdated.</summary>
public enum RuleTag : byte
{
    /// <summary>Nothing special.</summary>
    None,

    /// <summary>It has no effect and can go.</summary>
    Unnecessary,

    /// <summary>It is a form that has been replaced by another.</summary>
    Deprecated,
}
