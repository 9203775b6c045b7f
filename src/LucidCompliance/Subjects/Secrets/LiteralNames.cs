using System;
using LucidCompliance.Subjects.Scripts;

namespace LucidCompliance.Subjects.Secrets;

/// <summary>The name that a program gives to a literal, from what stands in front of it.</summary>
internal sealed class LiteralNames
{
    private const int LongestName = 128;

    // Functions whose first argument is a name and whose second one is its value, or the value where it has none.
    private static readonly string[] NamedCalls = ["get", "getenv", "setdefault", "putenv", "environ", "env", "config", "setenv", "setitem", "getoption", "setenvironmentvariable", "getenvironmentvariable", "define"];

    // Functions that take a user's name and a password.
    private static readonly string[] Logins = ["login", "httpbasicauth", "basicauth", "basic_auth", "auth", "http_auth", "authenticate", "digestauth", "httpdigestauth", "setcredentials", "set_credentials", "networkcredential"];

    private readonly string _text;
    private readonly ScriptLanguage _language;
    private int _previousStart = -1;
    private int _previousEnd = -1;

    public LiteralNames(string text, ScriptLanguage language)
    {
        _text = text;
        _language = language;
    }

    /// <summary>Remembers a literal, because it may be the name of the next one.</summary>
    /// <param name="open">Its opening quote.</param>
    /// <param name="close">Its closing quote.</param>
    public void Remember(int open, int close)
    {
        _previousStart = open;
        _previousEnd = close;
    }

    /// <summary>The name of the literal whose quote stands at an offset; null where it has none.</summary>
    public string? Find(int open)
    {
        var at = open - 1;
        while (at >= 0 && _text[at] is 'f' or 'F' or 'b' or 'B' or 'r' or 'R' or 'u' or 'U' && (at == 0 || !IsNameCharacter(_text[at - 1])))
        {
            at--;
        }

        at = SkipBlanks(at);
        if (at < 0)
        {
            return null;
        }

        return _text[at] switch
        {
            '=' => at > 0 && _text[at - 1] is '=' or '!' or '<' or '>' or '~' ? null : OptionOf(open, NameBefore(at - (at > 0 && _text[at - 1] is ':' or '?' or '|' ? 2 : 1))),
            '>' when at > 0 && _text[at - 1] is '=' or '-' => NameBefore(at - 2),
            ':' => NameBefore(at - 1),
            ',' => NameOfCall(at),
            '|' or '?' when at > 0 && _text[at - 1] == _text[at] => NameBefore(at - 2),
            'r' when at > 0 && _text[at - 1] == 'o' && (at < 2 || !IsNameCharacter(_text[at - 2])) => NameBefore(at - 2),
            _ when _language == ScriptLanguage.PowerShell => ParameterBefore(at),
            _ => null,
        };
    }

    // password, self.password, "password", environ["PASSWORD"], getenv("PASSWORD"), password: str
    private string? NameBefore(int at, bool isType = false)
    {
        at = SkipBlanks(at);
        if (at >= 0 && _text[at] is ']' or ')')
        {
            at = SkipBlanks(at - 1);
        }

        if (at < 0)
        {
            return null;
        }

        if (_text[at] is '"' or '\'')
        {
            return at == _previousEnd ? _text.Substring(_previousStart + 1, Math.Min(LongestName, _previousEnd - _previousStart - 1)) : null;
        }

        var end = at + 1;
        while (at >= 0 && (IsNameCharacter(_text[at]) || (_language == ScriptLanguage.PowerShell && _text[at] == ':')) && end - at < LongestName)
        {
            at--;
        }

        var type = SkipBlanks(at);
        if (!isType && type > 0 && _text[type] == ':' && _language != ScriptLanguage.PowerShell && IsNameCharacter(_text[type - 1]))
        {
            return NameBefore(type - 1, isType: true);
        }

        return end > at + 1 ? _text.Substring(at + 1, end - at - 1) : null;
    }

    // add_argument("--token", default="x"): the default of an option has the option's name.
    private string? OptionOf(int open, string? name) =>
        name is "default" && _previousEnd > 0 && _previousEnd - _previousStart is > 3 and < LongestName && _text[_previousStart + 1] == '-'
        && _text.IndexOfAny([')', '\n'], _previousEnd, open - _previousEnd) < 0
            ? _text.Substring(_previousStart + 1, _previousEnd - _previousStart - 1).TrimStart('-')
            : name;

    // The first argument is a literal, or the variable of a user's name.
    private string? NameOfCall(int comma)
    {
        var at = SkipBlanks(comma - 1);
        var isLiteral = at >= 0 && at == _previousEnd;
        var first = isLiteral ? _previousStart : at + 1;
        while (!isLiteral && first > 0 && at + 1 - first < LongestName && IsNameCharacter(_text[first - 1]))
        {
            first--;
        }

        var open = SkipBlanks(first - 1);
        if (open < 0 || _text[open] != '(')
        {
            return null;
        }

        var end = open;
        var start = end;
        while (start > 0 && (char.IsLetterOrDigit(_text[start - 1]) || _text[start - 1] == '_'))
        {
            start--;
        }

        // auth=("user", "x")
        var equals = SkipBlanks(open - 1);
        var function = start < end ? _text.Substring(start, end - start) : equals >= 0 && _text[equals] == '=' ? NameBefore(equals - 1) ?? string.Empty : string.Empty;
        if (Array.Exists(Logins, name => string.Equals(name, function, StringComparison.OrdinalIgnoreCase)))
        {
            return "password";
        }

        return !isLiteral ? null : Array.Exists(NamedCalls, name => string.Equals(name, function, StringComparison.OrdinalIgnoreCase))
            ? _text.Substring(_previousStart + 1, Math.Min(LongestName, _previousEnd - _previousStart - 1))
            : null;
    }

    // -Password 'x', ConvertTo-SecureString 'x'
    private string? ParameterBefore(int at)
    {
        var end = at + 1;
        while (at >= 0 && (IsNameCharacter(_text[at]) || _text[at] == '-') && end - at < LongestName)
        {
            at--;
        }

        var word = _text.Substring(at + 1, end - at - 1);
        return string.Equals(word, "ConvertTo-SecureString", StringComparison.OrdinalIgnoreCase) || string.Equals(word, "-String", StringComparison.OrdinalIgnoreCase) ? "password"
            : word.Length > 2 && word[0] == '-' ? word.Substring(1)
            : null;
    }

    private int SkipBlanks(int at)
    {
        while (at >= 0 && _text[at] is ' ' or '\t' or '\r' or '\n')
        {
            at--;
        }

        return at;
    }

    private static bool IsNameCharacter(char c) => char.IsLetterOrDigit(c) || c is '_' or '.' or '$';
}
