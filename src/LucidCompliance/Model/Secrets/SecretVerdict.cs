using System.Collections.Immutable;

namespace LucidCompliance.Model.Secrets;

/// <summary>What a value is, in rising weight.</summary>
public enum SecretClass
{
    /// <summary>Nothing secret.</summary>
    None,

    /// <summary>Stands for a value that comes from elsewhere: a variable, a secret store, a mounted file, ciphertext.</summary>
    Reference,

    /// <summary>Text that a person is meant to replace.</summary>
    Placeholder,

    /// <summary>A published emulator or documentation key.</summary>
    WellKnown,

    /// <summary>A default or guessable credential.</summary>
    Weak,

    /// <summary>A literal secret.</summary>
    Secret,
}

/// <summary>How sure a verdict of <see cref="SecretClass.Secret"/> is.</summary>
public enum SecretConfidence
{
    /// <summary>Evidence by key and shape.</summary>
    Medium,

    /// <summary>A provider's format or position, or a random value under a strong key.</summary>
    High,

    /// <summary>The structure or checksum of the format holds.</summary>
    Proven,
}

/// <summary>A half-open range of UTF-16 code units inside a decoded value or a scanned text.</summary>
/// <param name="Start">First code unit.</param>
/// <param name="Length">Number of code units.</param>
public readonly record struct SecretRange(int Start, int Length)
{
    /// <summary>The code unit behind the last.</summary>
    public int End => Start + Length;
}

/// <summary>The class of a candidate. Holds no character of the value.</summary>
/// <param name="Class">What the value is.</param>
/// <param name="Kind">Which kind of secret or weak credential; <see cref="SecretKind.None"/> for the innocent classes.</param>
/// <param name="Confidence">How sure that is.</param>
/// <param name="Ranges">The parts of the decoded value that are the secret, in order; the whole value where nothing is more exact; empty for the innocent classes.</param>
public sealed record SecretVerdict(SecretClass Class, SecretKind Kind, SecretConfidence Confidence, ImmutableArray<SecretRange> Ranges)
{
    /// <summary>Nothing secret.</summary>
    public static SecretVerdict None { get; } = Innocent(SecretClass.None);

    internal static SecretVerdict Reference { get; } = Innocent(SecretClass.Reference);

    internal static SecretVerdict Placeholder { get; } = Innocent(SecretClass.Placeholder);

    private static SecretVerdict Innocent(SecretClass @class) => new(@class, SecretKind.None, SecretConfidence.Medium, []);
}

/// <summary>A secret found in free text. Holds no character of it.</summary>
/// <param name="Class"><see cref="SecretClass.Secret"/>, <see cref="SecretClass.Weak"/> or <see cref="SecretClass.WellKnown"/>.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Confidence">How sure that is.</param>
/// <param name="Range">The secret's own characters in the text: the password of a URL, not the URL.</param>
public sealed record SecretMatch(SecretClass Class, SecretKind Kind, SecretConfidence Confidence, SecretRange Range);
