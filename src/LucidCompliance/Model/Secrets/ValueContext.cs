namespace LucidCompliance.Model.Secrets;

/// <summary>What is known about a value while it is read; inner values (the password of a URL) get one of their own.</summary>
internal readonly record struct ValueContext(KeyName Key)
{
    /// <summary>How deep values lie in values at most: base64 in JSON in an env value is three.</summary>
    public const int MaximumDepth = 4;

    /// <summary>The user that the value belongs to.</summary>
    public string? UserName { get; init; }

    public bool DollarIsLiteral { get; init; }

    /// <summary>Whether only braces make a variable here, as in JSON settings.</summary>
    public bool BareNamesAreLiteral { get; init; }

    /// <summary>Whether the text around is program code, where calls and members stand in place of values.</summary>
    public bool IsCode { get; init; }

    public int Depth { get; init; }

    /// <summary>The kind that the position proves: a literal in a URL's user info is a password whatever it looks like.</summary>
    public SecretKind Position { get; init; }

    public ValueContext Inner(KeyName key, SecretKind position = SecretKind.None, string? userName = null) =>
        this with { Key = key, Position = position, UserName = userName ?? (position == SecretKind.None ? UserName : null), Depth = Depth + 1 };
}
