using System;
using System.Collections.Generic;
using LucidCompliance.Model.Secrets;
using LucidCompliance.Subjects.Scripts;
using LucidCompliance.Text;

namespace LucidCompliance.Subjects.Secrets;

/// <summary>Collects the candidates of one script.</summary>
internal sealed class ScriptSecretWalk
{
    // A bundle that a packer wrote: names in it mean nothing.
    private const int LongestLine = 4096;

    private const int DeepestIndentation = 256;

    private readonly ScriptSubject _script;
    private readonly SecretFile _file;
    private readonly string _content;
    private readonly SecretContext _context;
    private readonly List<SecretOccurrence> _found = [];

    public ScriptSecretWalk(ScriptSubject script, SecretFile file)
    {
        _script = script;
        _file = file;
        _content = script.Text.Content;
        _context = new SecretContext(SecretPlace.Script, file.IsExample)
        {
            IsData = script.Language is ScriptLanguage.Shell or ScriptLanguage.Sql or ScriptLanguage.Batch,
        };
    }

    public List<SecretOccurrence> Collect()
    {
        if (!IsPacked())
        {
            AddNamed();
        }

        AddText();
        return _found;
    }

    private void AddNamed()
    {
        switch (_script.Language)
        {
            case ScriptLanguage.Shell:
                new ShellSecretWalk(_script.Text, Add).Visit();
                SqlPasswords.Visit(_content, Add);
                break;
            case ScriptLanguage.Python or ScriptLanguage.JavaScript or ScriptLanguage.PowerShell:
                new CodeLiterals(_content, _script.Language, Add).Visit();
                break;
            case ScriptLanguage.Sql:
                SqlPasswords.Visit(_content, Add);
                break;
            case ScriptLanguage.Batch:
                AddBatch();
                break;
            case ScriptLanguage.Requirements:
                break;
            default:
                ConfigLines.Visit(_content, (key, start, length) => Add(key, ScriptValue.AsWritten(_content, start, length), isLiteral: false, null));
                break;
        }
    }

    private void AddBatch()
    {
        for (var line = 0; line < _script.Text.LineCount; line++)
        {
            var span = _script.Text.GetLine(line);
            var text = _script.Text.GetText(span);
            var trimmed = text.TrimStart(' ', '\t', '@');
            if (!trimmed.StartsWith("::", StringComparison.Ordinal) && !trimmed.StartsWith("rem ", StringComparison.OrdinalIgnoreCase))
            {
                new CommandFlags(isShell: false).Visit(
                    text, (key, start, length, user) => Add(key, ScriptValue.AsWritten(_content, span.Start + start, length), isLiteral: false, user));
            }
        }
    }

    private void Add(string key, ScriptValue value, bool isLiteral, string? user)
    {
        if (SecretPrefilter.MayBeSecret(key, string.Empty, value.Text, new TextSpan(0, value.Text.Length)))
        {
            var candidate = new SecretCandidate(key, key, new SecretValue(value.Text), isLiteral ? _context with { DollarIsLiteral = true } : _context, user);
            _found.Add(new ScriptSecret(candidate, _file, _script, value));
        }
    }

    // What has a format or a position of its own, unless a name gave it already. A comment may show how a command looks.
    private void AddText()
    {
        var named = new List<TextSpan>();
        foreach (var occurrence in _found)
        {
            if (occurrence.Verdict.Class >= SecretClass.WellKnown)
            {
                foreach (var range in occurrence.Verdict.Ranges)
                {
                    named.Add(occurrence.Locate(range).Span);
                }
            }
        }

        named.Sort();
        var next = 0;
        foreach (var match in SecretScanner.FindInText(_content))
        {
            var span = new TextSpan(match.Range.Start, match.Range.Length);
            while (next < named.Count && named[next].End <= span.Start)
            {
                next++;
            }

            if ((next < named.Count && named[next].Overlaps(span)) || (match.Confidence != SecretConfidence.Proven && IsInComment(span.Start)))
            {
                continue;
            }

            var candidate = new SecretCandidate(string.Empty, string.Empty, new SecretValue(_script.Text.GetText(span)), _context);
            var verdict = new SecretVerdict(match.Class, match.Kind, match.Confidence, [new SecretRange(0, span.Length)]);
            _found.Add(new ScriptSecret(candidate, _file, _script, ScriptValue.AsWritten(_content, span.Start, span.Length), verdict));
        }
    }

    private bool IsInComment(int offset)
    {
        var line = _script.Text.GetLine(_script.Text.GetPosition(offset).Line);
        var start = line.Start;
        while (start < line.End && start < line.Start + DeepestIndentation && char.IsWhiteSpace(_content[start]))
        {
            start++;
        }

        var marker = _script.CommentMarker;
        return string.CompareOrdinal(_content, start, marker, 0, marker.Length) == 0
            || (_script.Language == ScriptLanguage.JavaScript && string.CompareOrdinal(_content, start, "*", 0, 1) == 0);
    }

    private bool IsPacked()
    {
        for (var line = 0; line < _script.Text.LineCount; line++)
        {
            if (_script.Text.GetLine(line).Length > LongestLine)
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>Gets a named value of a script.</summary>
/// <param name="key">Its name.</param>
/// <param name="value">The value.</param>
/// <param name="isLiteral">Whether a dollar sign in it is one.</param>
/// <param name="user">The user name beside it, if any.</param>
internal delegate void NamedValue(string key, ScriptValue value, bool isLiteral, string? user);
