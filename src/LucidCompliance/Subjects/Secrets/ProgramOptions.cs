using System;

namespace LucidCompliance.Subjects.Secrets;

/// <summary>An option that takes a credential.</summary>
/// <param name="Key">What the value is: <c>password</c>, <c>api-key</c>.</param>
/// <param name="Length">The length of the option; what stands behind it in the same word is the value.</param>
/// <param name="Separator">What parts the user's name from the password in the value, as in <c>user:password</c>; <c>\0</c> where it is the password alone.</param>
/// <param name="IsAttached">Whether the value can only stand in the same word (<c>mysql -pX</c>).</param>
internal readonly record struct ProgramOption(string Key, int Length, char Separator, bool IsAttached);

/// <summary>Knows which program a word belongs to, and the short options of programs that take a credential.</summary>
internal sealed class ProgramOptions
{
    private const string Password = "password";

    // Words that stand in front of a program.
    private static readonly string[] Prefixes = ["sudo", "exec", "env", "time", "nohup", "command", "then", "do", "else", "if", "!", "{", "CMD", "CMD-SHELL"];

    private static readonly (string Program, string? Word, string Option, string Key, char Separator, bool IsAttached)[] Table =
    [
        ("curl", null, "-u", Password, ':', false),
        ("curl", null, "--user", Password, ':', false),
        ("curl", null, "-U", Password, ':', false),
        ("curl", null, "--proxy-user", Password, ':', false),
        ("http", null, "-a", Password, ':', false),
        ("mysql", null, "-p", Password, '\0', true),
        ("mysqldump", null, "-p", Password, '\0', true),
        ("mysqladmin", null, "-p", Password, '\0', true),
        ("mysqlcheck", null, "-p", Password, '\0', true),
        ("mariadb", null, "-p", Password, '\0', true),
        ("mariadb-dump", null, "-p", Password, '\0', true),
        ("mariadb-admin", null, "-p", Password, '\0', true),
        ("mongo", null, "-p", Password, '\0', false),
        ("mongosh", null, "-p", Password, '\0', false),
        ("mongodump", null, "-p", Password, '\0', false),
        ("mongorestore", null, "-p", Password, '\0', false),
        ("mongoimport", null, "-p", Password, '\0', false),
        ("mongoexport", null, "-p", Password, '\0', false),
        ("cqlsh", null, "-p", Password, '\0', false),
        ("lftp", null, "-u", Password, ',', false),
        ("smbclient", null, "-U", Password, '%', false),
        ("mosquitto_pub", null, "-P", Password, '\0', false),
        ("mosquitto_sub", null, "-P", Password, '\0', false),
        ("openssl", null, "-passout", Password, '\0', false),
        ("openssl", null, "-passin", Password, '\0', false),
        ("openssl", null, "-pass", Password, '\0', false),
        ("openssl", "enc", "-k", Password, '\0', false),
        ("ssh-keygen", null, "-N", Password, '\0', false),
        ("zip", null, "-P", Password, '\0', false),
        ("unzip", null, "-P", Password, '\0', false),
        ("7z", null, "-p", Password, '\0', true),
        ("bcp", null, "-P", Password, '\0', false),
        ("redis-cli", null, "-a", Password, '\0', false),
        ("sqlcmd", null, "-P", Password, '\0', false),
        ("sshpass", null, "-p", Password, '\0', false),
        ("ldapsearch", null, "-w", Password, '\0', false),
        ("ldapmodify", null, "-w", Password, '\0', false),
        ("ldapadd", null, "-w", Password, '\0', false),
        ("ldapdelete", null, "-w", Password, '\0', false),
        ("twine", null, "-p", Password, '\0', false),
        ("az", "login", "-p", Password, '\0', false),
        ("docker", "login", "-p", Password, '\0', false),
        ("podman", "login", "-p", Password, '\0', false),
        ("buildah", "login", "-p", Password, '\0', false),
        ("nerdctl", "login", "-p", Password, '\0', false),
        ("skopeo", "login", "-p", Password, '\0', false),
        ("crane", "login", "-p", Password, '\0', false),
        ("oras", "login", "-p", Password, '\0', false),
        ("helm", "login", "-p", Password, '\0', false),
        ("oc", "login", "-p", Password, '\0', false),
        ("cf", "login", "-p", Password, '\0', false),
        ("dotnet", "dev-certs", "-p", Password, '\0', false),
        ("dotnet", "source", "-p", Password, '\0', false),
        ("dotnet", "push", "-k", "api-key", '\0', false),
        ("nuget", null, "-Password", Password, '\0', false),
        ("nuget", null, "-ApiKey", "api-key", '\0', false),
    ];

    private readonly CommandArguments _arguments = new();
    private string? _program;
    private string _words = "";

    // The last word of an echo, for the program that reads it; empty where there is none.
    private (int Start, int End) _echoed;
    private (int Start, int End) _piped;

    /// <summary>The word that another program wrote to this one, if this one reads a password so.</summary>
    public (int Start, int End, char Separator)? TakePiped(string text, int start, int end)
    {
        if (_piped.End == 0)
        {
            return null;
        }

        var word = text.Substring(start, Math.Min(end - start, 32));
        var isPairs = _program is null && word is "chpasswd" or "base64";
        if (!isPairs && !(word is "--password-stdin" or "--with-token" or "--stdin" or "--pass-stdin" || (_program is null && word is "passwd")))
        {
            return null;
        }

        var piped = _piped;
        _piped = default;
        return (piped.Start, piped.End, isPairs ? ':' : '\0');
    }

    /// <summary>The next command reads what this one writes.</summary>
    public void Pipe()
    {
        var echoed = _program is "echo" or "printf" ? _echoed : default;
        Reset();
        _piped = echoed;
    }

    /// <summary>Another command begins.</summary>
    public void Reset()
    {
        _program = null;
        _words = "";
        _echoed = default;
        _piped = default;
        _arguments.Reset();
    }

    /// <summary>Whether a word of one dash is a cluster of letters (<c>htpasswd -bc</c>), of which none takes the next word.</summary>
    public bool TakesClusters => _program is "htpasswd" or "mosquitto_passwd";

    /// <summary>Whether a word in quotes is an argument, and no command or text of its own.</summary>
    public bool ReadsWords => _program is "rabbitmqctl" or "htpasswd" or "mosquitto_passwd" or "wpa_passphrase" or "consul" or "etcdctl" or "dotnet" or "aws" or "composer" or "poetry" or "bundle" or "mc";

    /// <summary>Remembers an option that has no value.</summary>
    public void AddFlags(string text, int start, int end) => _arguments.AddFlags(text, start, end);

    /// <summary>Remembers a word that is no option (the program, or one of its commands), and says whether it is a credential.</summary>
    public CommandArgument? Add(string text, int start, int end)
    {
        _echoed = (start, end);
        if (_program is { } program && _arguments.Add(program, text, start, end) is { } argument)
        {
            return argument;
        }

        if (end - start > 32)
        {
            return null;
        }

        var word = text.Substring(start, end - start);
        if (_program is null)
        {
            _program = Array.IndexOf(Prefixes, word) >= 0 ? null : word.Substring(word.LastIndexOf('/') + 1);
        }
        else if (_words.Length < 64)
        {
            _words += " " + word + " ";
        }

        return null;
    }

    /// <summary>The option that a word is, or begins with.</summary>
    public ProgramOption? FindOption(string text, int start, int end)
    {
        if (_program is null)
        {
            return null;
        }

        foreach (var (program, word, option, key, separator, isAttached) in Table)
        {
            if (string.Equals(program, _program, StringComparison.Ordinal)
                && (word is null || _words.IndexOf(" " + word + " ", StringComparison.Ordinal) >= 0)
                && StartsWith(text, start, end, option))
            {
                return new ProgramOption(key, option.Length, separator, isAttached);
            }
        }

        return null;
    }

    // -uNAME:X is one word; of a long option the value stands behind a sign or in the next word.
    private static bool StartsWith(string text, int start, int end, string option) =>
        end - start >= option.Length
        && string.CompareOrdinal(text, start, option, 0, option.Length) == 0
        && (option.Length == 2 ? end - start == 2 || text[start + 2] != '-' : end - start == option.Length || text[start + option.Length] == '=');
}
