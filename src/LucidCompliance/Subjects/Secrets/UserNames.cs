using System;
using System.Collections.Generic;
using LucidCompliance.Model.Compose;

namespace LucidCompliance.Subjects.Secrets;

/// <summary>
/// The user names among the keys of one scope (an env file, a service's environment, a JSON object), so that the password beside one is
/// known to be weak where it is the same: <c>POSTGRES_USER</c> and <c>POSTGRES_PASSWORD</c>.
/// </summary>
internal sealed class UserNames
{
    private static readonly string[] PasswordEndings = ["password", "passwd", "pass", "pwd", "pw"];
    private static readonly string[] UserEndings = ["user", "username", "user_name", "login", "userid", "uid"];

    private Dictionary<string, string>? _byKey;

    /// <summary>Whether the key names a user, so that its value is worth an <see cref="Add"/>.</summary>
    public static bool IsUserKey(string key) => EndOf(key, UserEndings) >= 0;

    /// <summary>Remembers a user.</summary>
    public void Add(string key, string value)
    {
        var user = VariableDefault.Resolve(value);
        if (user.Length is > 1 and <= 64 && user.IndexOf('$') < 0)
        {
            (_byKey ??= new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase))[key] = user;
        }
    }

    /// <summary>The user of a password's key; null where the key is no password's, or no user stands beside it.</summary>
    public string? Find(string key)
    {
        if (_byKey is null || EndOf(key, PasswordEndings) is var end && end < 0)
        {
            return null;
        }

        var prefix = key.Substring(0, end);
        foreach (var ending in UserEndings)
        {
            if (_byKey.TryGetValue(prefix + ending, out var user))
            {
                return user;
            }
        }

        return null;
    }

    private static int EndOf(string key, string[] endings)
    {
        foreach (var ending in endings)
        {
            if (key.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            {
                return key.Length - ending.Length;
            }
        }

        return -1;
    }

    /// <summary>The names among the values of a mapping; null where there are none.</summary>
    public static UserNames? Of(ComposeMapping mapping)
    {
        UserNames? users = null;
        foreach (var entry in mapping.Entries)
        {
            if (IsUserKey(entry.Name) && entry.Value is ComposeScalar { IsNull: false } scalar)
            {
                (users ??= new UserNames()).Add(entry.Name, scalar.RawText);
            }
        }

        return users;
    }
}
