using System;
using System.Collections.Immutable;
using System.Globalization;
using LucidCompliance.Knowledge;

namespace LucidCompliance.Model.Archives;

/// <summary>Reads <c>/etc/os-release</c>: lines <c>KEY=value</c>, the value in quotes or not.</summary>
internal static class OsRelease
{
    /// <summary>The distribution's id and version; null where the file does not say.</summary>
    public static (string? Id, string? Version) Read(string? text)
    {
        string? id = null;
        string? version = null;
        foreach (var line in (text ?? string.Empty).Split('\n'))
        {
            id = Value(line, "ID=") ?? id;
            version = Value(line, "VERSION_ID=") ?? version;
        }

        return (id, version);
    }

    private static string? Value(string line, string key) =>
        line.StartsWith(key, StringComparison.Ordinal) ? line.Substring(key.Length).Trim().Trim('"', '\'') : null;
}

/// <summary>Reads <c>/etc/passwd</c> and <c>/etc/group</c>: one entry a line, its fields separated by colons.</summary>
internal static class AccountFile
{
    /// <summary>The entries of which name and number can be read.</summary>
    public static ImmutableArray<ImageAccount> Read(string text, bool isGroup)
    {
        var accounts = ImmutableArray.CreateBuilder<ImageAccount>();
        foreach (var line in text.Split('\n'))
        {
            var fields = line.Trim().Split(':');
            if (fields.Length >= 3 && fields[0].Length > 0 && TryRead(fields[2], out var id))
            {
                accounts.Add(new ImageAccount(fields[0], id, !isGroup && fields.Length > 3 && TryRead(fields[3], out var group) ? group : id));
            }
        }

        return accounts.ToImmutable();
    }

    private static bool TryRead(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
