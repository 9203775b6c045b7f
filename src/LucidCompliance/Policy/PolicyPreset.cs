namespace LucidCompliance.Policy;

/// <summary>The severities that the policy starts from: the last preset that <c>extends</c> names.</summary>
public enum PolicyPreset
{
    /// <summary>The catalogue's severities; also without a policy.</summary>
    Recommended,

    /// <summary>Advice becomes a warning, the rules that the catalogue marks become errors.</summary>
    Strict,

    /// <summary>Every finding is a message, so that nothing fails.</summary>
    Audit,

    /// <summary>Every rule is off until the policy turns it on.</summary>
    None,

    /// <summary>The severities of <see cref="Strict"/> and the regime of the Lucid foundation services.</summary>
    LucidFoundation,
}
