using System;

namespace LucidCompliance.Subjects.Secrets;

/// <summary>An option that takes a credential.</summary>
/// <param name="Key">What the value is: <c>password</c>, <c>api-key</c>.</param>
/// <param name="Length">The length of the option; what stands behind it in the same word is the value.</param>
/// <param name="IsUserAndPassword">Whether the value is <c>user:password</c>.</param>
/// <param name="IsAttached">Whether the value can only stand in the same word (<c>mysql -pX</c>).</param>
internal readonly record struct ProgramOption(string Key, int Length, bool IsUserAndPassword, bool IsAttached);

/// <summary>Knows which program a word belongs to, and the short options of programs that take a credential.</summary>
internal sealed class ProgramOptions
{
    private const string Password = "password";

    // Words that stand in front of a program.
    private static readonly string[] Prefixes = ["sudo", "exec", "env", "time", "nohup", "command", "then", "do", "else", "if", "!", "{", "CMD", "CMD-SHELL"];

    private static readonly (string Program, string? Word, string Option, string Key, bool IsPair, bool IsAttached)[] Table =
    [
        ("curl", null, "-u", Password, true, false),
        ("curl", null, "--user", Password, true, false),
        ("curl", null, "-U", Password, true, false),
        ("curl", null, "--proxy-user", Password, true, false),
        ("http", null, "-a", Password, true, false),
        ("mysql", null, "-p", Password, false, true),
        ("mysqldump", null, "-p", Password, false, true),
        ("mysqladmin", null, "-p", Password, false, true),
        ("mysqlcheck", null, "-p", Password, false, true),
        ("mariadb", null, "-p", Password, false, true),
        ("mariadb-dump", null, "-p", Password, false, true),
        ("mariadb-admin", null, "-p", Password, false, true),
        ("mongo", null, "-p", Password, false, false),
        ("mongosh", null, "-p", Password, false, false),
        ("mongodump", null, "-p", Password, false, false),
        ("mongorestore", null, "-p", Password, false, false),
        ("redis-cli", null, "-a", Password, false, false),
        ("sqlcmd", null, "-P", Password, false, false),
        ("sshpass", null, "-p", Password, false, false),
        ("ldapsearch", null, "-w", Password, false, false),
        ("twine", null, "-p", Password, false, false),
        ("az", "login", "-p", Password, false, false),
        ("docker", "login", "-p", Password, false, false),
        ("podman", "login", "-p", Password, false, false),
        ("buildah", "login", "-p", Password, false, false),
        ("nerdctl", "login", "-p", Password, false, false),
        ("skopeo", "login", "-p", Password, false, false),
        ("crane", "login", "-p", Password, false, false),
        ("oras", "login", "-p", Password, false, false),
        ("helm", "login", "-p", Password, false, false),
        ("dotnet", "source", "-p", Password, false, false),
        ("dotnet", "push", "-k", "api-key", false, false),
        ("nuget", null, "-Password", Password, false, false),
        ("nuget", null, "-ApiKey", "api-key", false, false),
    ];

    private string? _program;
    private string _words = "";

    /// <summary>Another command begins.</summary>
    public void Reset()
    {
        _program = null;
        _words = "";
    }

    /// <summary>Remembers a word that is no option: the program, or one of its commands.</summary>
    public void Add(string text, int start, int end)
    {
        if (end - start > 32)
        {
            return;
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
    }

    /// <summary>The option that a word is, or begins with.</summary>
    public ProgramOption? FindOption(string text, int start, int end)
    {
        if (_program is null)
        {
            return null;
        }

        foreach (var (program, word, option, key, isPair, isAttached) in Table)
        {
            if (string.Equals(program, _program, StringComparison.Ordinal)
                && (word is null || _words.IndexOf(" " + word + " ", StringComparison.Ordinal) >= 0)
                && StartsWith(text, start, end, option))
            {
                return new ProgramOption(key, option.Length, isPair, isAttached);
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
