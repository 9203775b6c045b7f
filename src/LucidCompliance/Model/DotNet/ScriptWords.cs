using System;
using System.Text;
using LucidCompliance.Model.Images;
using LucidCompliance.Syntax.Shell;
using LucidCompliance.Text;

namespace LucidCompliance.Model.DotNet;

/// <summary>Puts the variables of a stage into the words of one script.</summary>
internal sealed class ScriptWords
{
    private static readonly string[] Conditions = ["if ", "case ", "while ", "until ", "for ", "||", "function ", "() {", "(){"];

    private static readonly char[] Separators = [' ', '\t', '\n', '*', '?', '['];

    private readonly StageStep _step;
    private readonly ShellScript _script;

    public ScriptWords(StageStep step, ShellScript script)
    {
        _step = step;
        _script = script;
        var text = script.Text.Text;
        HasGroups = text.IndexOf('(') >= 0;
        foreach (var word in Conditions)
        {
            HasConditions |= text.IndexOf(word, StringComparison.Ordinal) >= 0;
        }
    }

    /// <summary>Whether a <c>cd</c> may hold for a part of the script only.</summary>
    public bool HasGroups { get; }

    /// <summary>Whether the script may leave commands out or choose between them.</summary>
    public bool HasConditions { get; }

    /// <summary>
    /// The word with its variables put in; its origin is the word, or where the value is written if the word is one variable. Unknown for
    /// substitutions, modifiers, variables that the script sets itself and values that the shell would split.
    /// </summary>
    public Fact<string> Expand(ShellWord word)
    {
        var location = _step.Locate(word.Span);
        var text = word.Text;
        if (text.IndexOf('$') < 0)
        {
            return text.IndexOf('`') < 0 ? Fact<string>.Known(text, location) : Fact<string>.UnknownBecause("the script computes the word", location);
        }

        if (word.Raw.IndexOf('\'') >= 0 || word.Raw.IndexOf('\\') >= 0)
        {
            return Fact<string>.UnknownBecause("the word has quotes and a variable", location);
        }

        var isQuoted = word.Raw.IndexOf('"') >= 0;
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length;)
        {
            if (text[i] != '$')
            {
                result.Append(text[i++]);
                continue;
            }

            var end = EndOfReference(text, i, out var name);
            if (end < 0 || IsSetByScript(name) || _step.FindVariable(name) is not { IsUnknown: false } fact)
            {
                return Fact<string>.UnknownBecause("the word has a variable that is not known", location);
            }

            var value = fact.IsKnown ? fact.Value : string.Empty;
            if (!isQuoted && value.IndexOfAny(Separators) >= 0)
            {
                return Fact<string>.UnknownBecause("the shell splits the value", location);
            }

            if (i == 0 && end == text.Length)
            {
                return fact.IsKnown ? Fact<string>.Known(value, fact.Origin ?? location) : Fact<string>.Known(string.Empty, location);
            }

            result.Append(value);
            i = end;
        }

        return Fact<string>.Known(result.ToString(), location);
    }

    /// <summary>Where a part of a word's text literally stands; null where quotes, escapes or variables hide it.</summary>
    public SourceLocation? Locate(ShellWord word, string part)
    {
        var index = word.Raw.LastIndexOf(part, StringComparison.Ordinal);
        if (part.Length == 0 || index < 0 || part.IndexOf('$') >= 0)
        {
            return null;
        }

        var start = word.Start + index;
        return start + part.Length <= _script.Text.Text.Length && string.CompareOrdinal(_script.Text.Text, start, part, 0, part.Length) == 0
            ? _step.Locate(_script.Text.MapToSource(start, part.Length))
            : part.Length == word.Text.Length ? _step.Locate(word.Span)
            : null;
    }

    // "$NAME" and "${NAME}"; -1 for anything else.
    private static int EndOfReference(string text, int dollar, out string name)
    {
        var start = dollar + 1;
        var isBraced = start < text.Length && text[start] == '{';
        start += isBraced ? 1 : 0;
        var end = start;
        while (end < text.Length && (text[end] == '_' || text[end] is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9')))
        {
            end++;
        }

        name = text.Substring(start, end - start);
        return end == start || (isBraced && (end == text.Length || text[end] != '}')) ? -1 : isBraced ? end + 1 : end;
    }

    // "NAME=" at the start of a word.
    private bool IsSetByScript(string name)
    {
        var text = _script.Text.Text;
        for (var i = text.IndexOf(name + "=", StringComparison.Ordinal); i >= 0; i = text.IndexOf(name + "=", i + 1, StringComparison.Ordinal))
        {
            if (i == 0 || text[i - 1] is ' ' or '\t' or '\n' or ';' or '&' or '|' or '(')
            {
                return true;
            }
        }

        return false;
    }
}
