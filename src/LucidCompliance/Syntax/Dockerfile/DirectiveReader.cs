using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Text;

namespace LucidCompliance.Syntax.Dockerfile;

/// <summary>
/// Recognises parser directives: comment lines of the form <c>name=value</c> above everything else. The first line of
/// another kind, also a blank one or an unknown name, ends them.
/// </summary>
/// <remarks>
/// BuildKit looks twice. Before it parses, it searches the raw lines for <c>syntax</c> and <c>check</c>: below a <c>#!</c>
/// line too, but not behind an indented line, and a second one of a name ends the search. The parser then takes <c>escape</c>
/// and refuses what is given twice: also from indented lines, but a <c>#!</c> line is any other comment to it.
/// </remarks>
internal sealed class DirectiveReader
{
    private readonly SourceText _source;
    private readonly ParseErrors _errors;
    private readonly ImmutableArray<DirectiveSyntax>.Builder _found = ImmutableArray.CreateBuilder<DirectiveSyntax>();
    private readonly List<string> _searched = [];
    private readonly List<string> _parsed = [];
    private bool _isSearchOver;
    private bool _isParserOver;

    public DirectiveReader(SourceText source, ParseErrors errors)
    {
        _source = source;
        _errors = errors;
    }

    /// <summary>The file's escape character so far.</summary>
    public char Escape { get; private set; } = '\\';

    public ImmutableArray<DirectiveSyntax> Found => _found.ToImmutable();

    /// <summary>Called for every line that can be no directive.</summary>
    public void Close() => _isSearchOver = _isParserOver = true;

    /// <summary>Adds a directive that another reader found.</summary>
    public void Add(DirectiveSyntax directive) => _found.Add(directive);

    /// <summary>Reads a comment line; null where it is no directive.</summary>
    /// <param name="fullSpan">The line with its break.</param>
    /// <param name="span">The comment in it, without blanks around it.</param>
    /// <param name="lineEnd">The end of the line without its break.</param>
    public DirectiveSyntax? TryRead(TextSpan fullSpan, TextSpan span, int lineEnd)
    {
        var text = _source.Content;
        if (_isSearchOver && _isParserOver)
        {
            return null;
        }

        if (span.Start == 0 && span.Length > 1 && text[1] == '!')
        {
            _isParserOver = true;
            return null;
        }

        _isSearchOver |= span.Start > fullSpan.Start && text[fullSpan.Start] != '\uFEFF';
        var name = TrySplit(text, span.Start + 1, lineEnd, out var nameSpan, out var valueSpan) ? _source.GetText(nameSpan).ToLowerInvariant() : "";
        if (name is not ("syntax" or "escape" or "check"))
        {
            Close();
            return null;
        }

        var directive = new DirectiveSyntax(fullSpan, span.Union(valueSpan), name, nameSpan, _source.GetText(valueSpan), valueSpan);
        var isEffective = Search(directive) | Parse(directive);
        if (!isEffective)
        {
            return null;
        }

        _found.Add(directive);
        return directive;
    }

    private bool Search(DirectiveSyntax directive)
    {
        if (_isSearchOver || _searched.Contains(directive.Name))
        {
            _isSearchOver = true;
            return false;
        }

        _searched.Add(directive.Name);
        return directive.Name != "escape";
    }

    private bool Parse(DirectiveSyntax directive)
    {
        if (_isParserOver)
        {
            return false;
        }

        if (_parsed.Contains(directive.Name))
        {
            _errors.Add(directive.Span, $"The parser directive '{directive.Name}' is given twice. BuildKit takes each directive once. Remove one of them.");
            return true;
        }

        _parsed.Add(directive.Name);
        if (directive.Name != "escape")
        {
            return false;
        }

        if (directive.Value is "\\" or "`")
        {
            Escape = directive.Value[0];
        }
        else
        {
            _errors.Add(directive.ValueSpan, "The escape character is not valid. Only a backslash or a backtick can escape. Write '# escape=`' or remove the directive.");
        }

        return true;
    }

    /// <summary>
    /// Splits at the equals sign: a letter and then letters or digits before it, something behind it. Where only blanks are
    /// behind it, the last of them is the value.
    /// </summary>
    internal static bool TrySplit(string text, int start, int end, out TextSpan name, out TextSpan value)
    {
        name = value = default;
        var nameStart = LogicalLineReader.SkipBlanks(text, start, end);
        var nameEnd = nameStart;
        while (nameEnd < end && IsNamePart(text[nameEnd], isFirst: nameEnd == nameStart))
        {
            nameEnd++;
        }

        var equals = LogicalLineReader.SkipBlanks(text, nameEnd, end);
        if (nameEnd == nameStart || equals >= end || text[equals] != '=' || equals + 1 == end)
        {
            return false;
        }

        var valueStart = LogicalLineReader.SkipBlanks(text, equals + 1, end);
        name = TextSpan.FromBounds(nameStart, nameEnd);
        value = valueStart == end ? new TextSpan(end - 1, 1) : TextSpan.FromBounds(valueStart, LogicalLineReader.TrimEnd(text, valueStart, end));
        return true;
    }

    private static bool IsNamePart(char c, bool isFirst) =>
        c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') || (!isFirst && c is >= '0' and <= '9');
}
