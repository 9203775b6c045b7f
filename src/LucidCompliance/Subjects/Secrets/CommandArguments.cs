using System;
using System.Collections.Generic;

namespace LucidCompliance.Subjects.Secrets;

/// <summary>A plain word of a command that is a credential.</summary>
/// <param name="Key">What it is; the word before it where that is its name.</param>
/// <param name="Separator">What parts a user's name from the password in the word; <c>\0</c> where it holds the password alone.</param>
internal readonly record struct CommandArgument(string Key, char Separator);

/// <summary>Knows the commands that take a credential as a plain word: <c>rabbitmqctl add_user NAME X</c>, <c>aws configure set KEY X</c>.</summary>
internal sealed class CommandArguments
{
    private const string Password = "password";

    // The word before is the name of the value.
    private const string Named = "";

    private static readonly (string Program, string Words, string? Flag, int Skip, string Key, char Separator)[] Table =
    [
        ("rabbitmqctl", "add_user", null, 1, Password, '\0'),
        ("rabbitmqctl", "change_password", null, 1, Password, '\0'),
        ("htpasswd", "", "b", 2, Password, '\0'),
        ("mosquitto_passwd", "", "b", 2, Password, '\0'),
        ("wpa_passphrase", "", null, 1, Password, '\0'),
        ("rclone", "obscure", null, 0, Password, '\0'),
        ("redis-cli", "auth", null, 0, Password, '\0'),
        ("redis-cli", "AUTH", null, 0, Password, '\0'),
        ("dotnet", "user-secrets set", null, 1, Named, '\0'),
        ("aws", "configure set", null, 1, Named, '\0'),
        ("npm", "config set", null, 1, Named, '\0'),
        ("npm", "set", null, 1, Named, '\0'),
        ("pnpm", "config set", null, 1, Named, '\0'),
        ("yarn", "config set", null, 1, Named, '\0'),
        ("pip", "config set", null, 1, Named, '\0'),
        ("git", "config", null, 1, Named, '\0'),
        ("composer", "config", null, 1, Named, '\0'),
        ("composer", "config", null, 2, Password, '\0'),
        ("poetry", "config", null, 1, Named, '\0'),
        ("poetry", "config", null, 2, Password, '\0'),
        ("bundle", "config set", null, 1, Password, ':'),
        ("bundle", "config", null, 1, Password, ':'),
        ("bundler", "config", null, 1, Password, ':'),
        ("mc", "alias set", null, 3, "secret", '\0'),
        ("mc", "config host add", null, 3, "secret", '\0'),
        ("openssl", "passwd", null, 0, Password, '\0'),
        ("net", "user", null, 1, Password, '\0'),
        ("consul", "kv put", null, 1, Named, '\0'),
        ("etcdctl", "put", null, 1, Named, '\0'),
        ("snyk", "auth", null, 0, "token", '\0'),
        ("vault", "login", null, 0, "token", '\0'),
        ("cargo", "login", null, 0, "token", '\0'),
    ];

    private readonly List<string> _words = [];
    private string _flags = "";

    public void Reset()
    {
        _words.Clear();
        _flags = "";
    }

    /// <summary>Remembers the letters of short options that take no value: <c>-bc</c>.</summary>
    public void AddFlags(string text, int start, int end)
    {
        if (end - start is > 1 and < 6 && _flags.Length < 16)
        {
            _flags += text.Substring(start + 1, end - start - 1);
        }
    }

    /// <summary>Remembers a plain word, and says whether it is a credential.</summary>
    public CommandArgument? Add(string program, string text, int start, int end)
    {
        var found = Find(program);
        if (_words.Count < 8)
        {
            var isQuoted = end - start > 2 && text[start] is '"' or '\'' && text[end - 1] == text[start];
            _words.Add(isQuoted ? text.Substring(start + 1, end - start - 2) : text.Substring(start, end - start));
        }

        return found;
    }

    private CommandArgument? Find(string program)
    {
        foreach (var (name, words, flag, skip, key, separator) in Table)
        {
            if (!string.Equals(name, program, StringComparison.Ordinal) || flag is not null && _flags.IndexOf(flag, StringComparison.Ordinal) < 0)
            {
                continue;
            }

            // htpasswd -n prints the line and takes no file.
            var skipped = flag is not null && _flags.IndexOf('n') >= 0 ? skip - 1 : skip;
            if (EndOf(words) is not (>= 0 and var from) || _words.Count - from != skipped)
            {
                continue;
            }

            if (key.Length > 0 && separator == '\0' && program is "composer" or "poetry")
            {
                // http-basic.NAME takes a user and a password; all other settings one value.
                return _words[from].StartsWith("http-basic.", StringComparison.Ordinal) ? new CommandArgument(Password, '\0') : null;
            }

            if (key.Length > 0)
            {
                return new CommandArgument(key, separator);
            }

            var named = _words[_words.Count - 1];
            if (!named.StartsWith("http-basic.", StringComparison.Ordinal))
            {
                return new CommandArgument(NameOf(named), '\0');
            }
        }

        return null;
    }

    // github-oauth.github.com and pypi-token.NAME say it in front; npm's //host/:_authToken behind.
    private static string NameOf(string named)
    {
        var dot = named.IndexOf('.');
        var first = dot > 0 ? named.Substring(0, dot) : named;
        return first is "github-oauth" or "gitlab-oauth" or "gitlab-token" or "bitbucket-oauth" or "bearer" or "pypi-token" ? "token" : named.Substring(named.LastIndexOf('/') + 1);
    }

    // Where the arguments behind the words of a command begin; -1 where it is another command.
    private int EndOf(string words)
    {
        if (words.Length == 0)
        {
            return 0;
        }

        var wanted = words.Split(' ');
        for (var i = 0; i + wanted.Length <= _words.Count; i++)
        {
            var n = 0;
            while (n < wanted.Length && string.Equals(_words[i + n], wanted[n], StringComparison.Ordinal))
            {
                n++;
            }

            if (n == wanted.Length)
            {
                return i + n;
            }
        }

        return -1;
    }
}
