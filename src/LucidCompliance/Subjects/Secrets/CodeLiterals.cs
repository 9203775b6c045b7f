using System;
using LucidCompliance.Subjects.Scripts;

namespace LucidCompliance.Subjects.Secrets;

/// <summary>
/// Finds the string literals of a program and the names that they are given: <c>password = "x"</c>, <c>"password": "x"</c>,
/// <c>getenv("PASSWORD", "x")</c>, <c>-Password "x"</c>. No grammar: quotes, comments, and what stands in front of a literal. Linear in the text.
/// </summary>
internal sealed class CodeLiterals
{
    private readonly string _text;
    private readonly ScriptLanguage _language;
    private readonly LiteralNames _names;
    private readonly NamedValue _found;

    public CodeLiterals(string text, ScriptLanguage language, NamedValue found)
    {
        _text = text;
        _language = language;
        _found = found;
        _names = new LiteralNames(text, language);
    }

    public void Visit()
    {
        for (var i = 0; i < _text.Length;)
        {
            var c = _text[i];
            i = c is '"' or '\'' or '`' && !(c == '`' && _language == ScriptLanguage.PowerShell) ? VisitLiteral(i)
                : EndOfComment(i) is var end && end > i ? end
                : i + 1;
        }
    }

    private int VisitLiteral(int open)
    {
        var quote = _text[open];
        if (_language == ScriptLanguage.Python && string.CompareOrdinal(_text, open, new string(quote, 3), 0, 3) == 0)
        {
            // A documentation string, or a text of several lines.
            var close = _text.IndexOf(new string(quote, 3), open + 3, StringComparison.Ordinal);
            return close < 0 ? _text.Length : close + 3;
        }

        var end = EndOfLiteral(open, quote);
        if (end < 0)
        {
            return open + 1;
        }

        if (end > open + 1 && !IsTemplate(open, end) && _names.Find(open) is { } name)
        {
            _found(name, ScriptValue.WithoutEscapes(_text, open + 1, end - open - 1), isLiteral: _language != ScriptLanguage.PowerShell || quote == '\'', null);
        }

        _names.Remember(open, end);
        return end + 1;
    }

    // -1 for a quote that does not close in its line.
    private int EndOfLiteral(int open, char quote)
    {
        var escape = _language == ScriptLanguage.PowerShell ? '`' : '\\';
        for (var i = open + 1; i < _text.Length; i++)
        {
            if (_text[i] == escape)
            {
                i++;
            }
            else if (_text[i] == quote)
            {
                return i;
            }
            else if (_text[i] == '\n' && quote != '`')
            {
                return -1;
            }
        }

        return -1;
    }

    // f"…{x}…" and `…${x}…` are made when the program runs.
    private bool IsTemplate(int open, int end) =>
        _text[open] == '`' ? _text.IndexOf("${", open, end - open, StringComparison.Ordinal) >= 0
        : open > 0 && _text[open - 1] is 'f' or 'F' && _text.IndexOf('{', open, end - open) >= 0;

    private int EndOfComment(int at)
    {
        var isLine = _language == ScriptLanguage.JavaScript
            ? _text[at] == '/' && at + 1 < _text.Length && _text[at + 1] == '/' && (at == 0 || _text[at - 1] != ':')
            : _text[at] == '#';
        if (isLine)
        {
            var end = _text.IndexOf('\n', at);
            return end < 0 ? _text.Length : end;
        }

        var (open, close) = _language == ScriptLanguage.PowerShell ? ("<#", "#>") : ("/*", "*/");
        if (_language != ScriptLanguage.Python && string.CompareOrdinal(_text, at, open, 0, 2) == 0)
        {
            var end = _text.IndexOf(close, at + 2, StringComparison.Ordinal);
            return end < 0 ? _text.Length : end + 2;
        }

        return at;
    }
}
