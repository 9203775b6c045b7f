namespace LucidCompliance.Knowledge;

/// <summary>An answer that may be missing. A rule never speaks on <see cref="Unknown"/>.</summary>
public enum Trilean : byte
{
    /// <summary>Nothing is proven.</summary>
    Unknown,

    /// <summary>Proven not to be so.</summary>
    No,

    /// <summary>Proven to be so.</summary>
    Yes,
}
