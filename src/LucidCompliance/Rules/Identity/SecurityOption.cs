using System;

namespace LucidCompliance.Rules.Identity;

/// <summary>An item of <c>security_opt</c>: <c>key:value</c>, <c>key=value</c> or <c>key</c>.</summary>
internal readonly record struct SecurityOption(string Key, string? Value)
{
    public static SecurityOption Parse(string text)
    {
        var separator = text.IndexOfAny([':', '=']);
        return separator < 0
            ? new SecurityOption(text.Trim(), null)
            : new SecurityOption(text.Substring(0, separator).Trim(), text.Substring(separator + 1).Trim());
    }

    /// <summary>Whether the key is <c>no-new-privileges</c>.</summary>
    public bool IsNoNewPrivileges => string.Equals(Key, "no-new-privileges", StringComparison.Ordinal);

    /// <summary>Whether the option sets what its key says.</summary>
    public bool IsTrue => Value is null or "true" or "1";
}
