using System.Collections.Immutable;
using LucidCompliance.Text;

namespace LucidCompliance.Syntax.Dockerfile;

/// <summary>
/// Recognises parser directives: comment lines of the form <c>name=value</c> above everything else. The first line of
/// another kind, also a blank one or an unknown name, ends them.
/// </summary>
internal sealed class DirectiveReader
{
    private readonly SourceText _source;
    private readonly ParseErrors _errors;
    private readonly ImmutableArray<DirectiveSyntax>.Builder _found = ImmutableArray.CreateBuilder<DirectiveSyntax>();
    private bool _isClosed;

    // Below a "#!" line BuildKit still looks for its frontend and checks, but its parser takes all lines for comments.
    private bool _isBelowShebang;

    public DirectiveReader(SourceText source, ParseErrors errors)
    {
        _source = source;
        _errors = errors;
    }

    /// <summary>The file's escape character so far.</summary>
    public char Escape { get; private set; } = '\\';

    public ImmutableArray<DirectiveSyntax> Found => _found.ToImmutable();

    /// <summary>Called for every line that can be no directive.</summary>
    public void Close() => _isClosed = true;

    /// <summary>Reads a comment line; null where it is no directive.</summary>
    public DirectiveSyntax? TryRead(TextSpan fullSpan, TextSpan span, bool isFirstLine)
    {
        var text = _source.Content;
        if (_isClosed)
        {
            return null;
        }

        if (isFirstLine && span.Length > 1 && text[span.Start + 1] == '!')
        {
            _isBelowShebang = true;
            return null;
        }

        _isClosed = true;
        if (!TrySplit(text, span, out var nameSpan, out var valueSpan))
        {
            return null;
        }

        var name = _source.GetText(nameSpan).ToLowerInvariant();
        if (name is not ("syntax" or "escape" or "check"))
        {
            return null;
        }

        _isClosed = false;
        if (_isBelowShebang && name == "escape")
        {
            return null;
        }

        var directive = new DirectiveSyntax(fullSpan, span, name, nameSpan, _source.GetText(valueSpan), valueSpan);
        Check(directive);
        _found.Add(directive);
        return directive;
    }

    private void Check(DirectiveSyntax directive)
    {
        foreach (var earlier in _found)
        {
            if (earlier.Name == directive.Name)
            {
                _errors.Add(directive.Span, $"The parser directive '{directive.Name}' is given twice. BuildKit takes each directive once. Remove one of them.");
                return;
            }
        }

        if (directive.Name != "escape")
        {
            return;
        }

        if (directive.Value is "\\" or "`")
        {
            Escape = directive.Value[0];
        }
        else
        {
            _errors.Add(directive.ValueSpan, "The escape character is not valid. Only a backslash or a backtick can escape. Write '# escape=`' or remove the directive.");
        }
    }

    /// <summary>Splits at the equals sign: a letter and then letters or digits before it, something visible behind it.</summary>
    private static bool TrySplit(string text, TextSpan span, out TextSpan name, out TextSpan value)
    {
        name = value = default;
        var nameStart = LogicalLineReader.SkipBlanks(text, span.Start + 1, span.End);
        var nameEnd = nameStart;
        while (nameEnd < span.End && IsNamePart(text[nameEnd], isFirst: nameEnd == nameStart))
        {
            nameEnd++;
        }

        var equals = LogicalLineReader.SkipBlanks(text, nameEnd, span.End);
        if (nameEnd == nameStart || equals == span.End || text[equals] != '=')
        {
            return false;
        }

        var valueStart = LogicalLineReader.SkipBlanks(text, equals + 1, span.End);
        name = TextSpan.FromBounds(nameStart, nameEnd);
        value = TextSpan.FromBounds(valueStart, span.End);
        return valueStart < span.End;
    }

    private static bool IsNamePart(char c, bool isFirst) =>
        c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') || (!isFirst && c is >= '0' and <= '9');
}
