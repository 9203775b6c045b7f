using System;
using System.Collections.Immutable;
using System.Threading;

namespace LucidCompliance.Model.Secrets;

/// <summary>
/// What the name of a variable or property says about its value. Names are split at <c>_ - . : /</c>, blanks and
/// camel case (<c>DbPassword</c>, <c>ConnectionStrings__Default</c>, <c>APIKey</c>) and judged by whole tokens.
/// </summary>
public sealed class KeyName
{
    // Names recur: in every file of a kind, and for every value of a list. A slot holds the last name that fell into it, so nothing grows and
    // nothing is locked.
    private const int Slots = 2048;
    private const int LongestKept = 64;
    private static readonly KeyName?[] Kept = new KeyName?[Slots];

    private KeyName(string name, ImmutableArray<string> tokens)
    {
        Name = name;
        Tokens = tokens;
        var role = KeyVocabulary.Judge(name, tokens);
        IsPublic = role.IsPublic;
        IsVetoed = role.IsVetoed;
        IsPasswordLike = role.Strength == KeyStrength.Password;
        IsPassLike = role.Strength == KeyStrength.Pass;
        IsSecretLike = role.Strength >= KeyStrength.Secret;
        IsWeakHint = role.Strength is KeyStrength.Hint or KeyStrength.Pass;
        IsChosen = role.IsChosen;
    }

    /// <summary>A name that says nothing.</summary>
    public static KeyName Empty { get; } = new("", []);

    /// <summary>The name as written.</summary>
    public string Name { get; }

    /// <summary>Its tokens in lower case.</summary>
    public ImmutableArray<string> Tokens { get; }

    /// <summary>Whether the name says that the value is public (<c>PUBLIC_KEY</c>, <c>NEXT_PUBLIC_TOKEN</c>).</summary>
    public bool IsPublic { get; }

    /// <summary>Whether the name speaks about a secret but its value is something else: <c>PASSWORD_FILE</c>, <c>TOKEN_LIFETIME</c>.</summary>
    public bool IsVetoed { get; }

    /// <summary>Whether the value is a password (password, passwd, passphrase, pwd): any literal under it counts.</summary>
    public bool IsPasswordLike { get; }

    /// <summary>Whether the value is a secret: a password, token, secret, or a key of a kind that is never public.</summary>
    public bool IsSecretLike { get; }

    /// <summary>Whether the name alone proves nothing but supports a random value: key, auth, pass, salt, cert, hash, pin, seed.</summary>
    public bool IsWeakHint { get; }

    // DB_PASS, SMTP_PASS: a password almost always, but not by the name alone.
    internal bool IsPassLike { get; }

    // Chosen by whoever deploys (password, JWT secret, encryption key), not issued by a provider: only such a value can be a weak one.
    internal bool IsChosen { get; }

    /// <summary>Analyses a name.</summary>
    public static KeyName Parse(string name)
    {
        if (name.Length is 0 or > LongestKept)
        {
            return name.Length == 0 ? Empty : new KeyName(name, KeyTokenizer.Split(name));
        }

        var slot = StringComparer.Ordinal.GetHashCode(name) & (Slots - 1);
        if (Volatile.Read(ref Kept[slot]) is { } known && string.Equals(known.Name, name, StringComparison.Ordinal))
        {
            return known;
        }

        var parsed = new KeyName(name, KeyTokenizer.Split(name));
        Volatile.Write(ref Kept[slot], parsed);
        return parsed;
    }

    internal bool Has(string token) => Tokens.IndexOf(token) >= 0;
}
