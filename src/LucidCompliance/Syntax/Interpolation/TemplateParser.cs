using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Text;
using LucidCompliance.Text;

namespace LucidCompliance.Syntax.Interpolation;

/// <summary>Splits a string into segments, in linear time per nesting level.</summary>
internal sealed class TemplateParser(string source)
{
    // An error shows the text up to its brace only if that is near: looking further would make many errors quadratic.
    private const int MaximumErrorLength = 256;

    // The last closing brace of the current line, because many references share a line.
    private int _lineEnd = -1;
    private int _lastBrace = -1;

    public List<SyntaxError> Errors { get; } = [];

    public ImmutableArray<InterpolationSegment> Parse() => Parse(0, source.Length, 0);

    private ImmutableArray<InterpolationSegment> Parse(int start, int end, int depth)
    {
        var segments = ImmutableArray.CreateBuilder<InterpolationSegment>();
        var literalStart = start;
        StringBuilder? literal = null;
        var copied = start;
        var position = start;
        while (position < end)
        {
            var dollar = source.IndexOf('$', position, end - position);
            if (dollar < 0 || dollar + 1 >= end)
            {
                break;
            }

            var next = source[dollar + 1];
            if (next == '$')
            {
                (literal ??= new StringBuilder()).Append(source, copied, dollar + 1 - copied);
                position = copied = dollar + 2;
                continue;
            }

            if (next != '{' && !IsNameStart(next))
            {
                position = dollar + 1;
                continue;
            }

            AddLiteral(segments, literalStart, dollar, literal, copied);
            literal = null;
            var segment = next == '{' ? ParseBraced(dollar, end, depth) : ParseNamed(dollar, end);
            segments.Add(segment);
            position = literalStart = copied = segment.Span.End;
        }

        AddLiteral(segments, literalStart, end, literal, copied);
        return segments.ToImmutable();
    }

    private void AddLiteral(ImmutableArray<InterpolationSegment>.Builder segments, int start, int end, StringBuilder? literal, int copied)
    {
        if (end > start)
        {
            var text = literal is null ? source.Substring(start, end - start) : literal.Append(source, copied, end - copied).ToString();
            segments.Add(new InterpolationLiteral(TextSpan.FromBounds(start, end), text));
        }
    }

    private InterpolationReference ParseNamed(int dollar, int end)
    {
        var nameEnd = NameEnd(dollar + 1, end);
        var span = TextSpan.FromBounds(dollar, nameEnd);
        var nameSpan = TextSpan.FromBounds(dollar + 1, nameEnd);
        return new InterpolationReference(span, source.Substring(nameSpan.Start, nameSpan.Length), nameSpan, isBraced: false, InterpolationOperator.None, new TextSpan(nameEnd, 0), []);
    }

    private InterpolationSegment ParseBraced(int dollar, int end, int depth)
    {
        var nameStart = dollar + 2;
        if (nameStart >= end || !IsNameStart(source[nameStart]))
        {
            return Bogus(dollar, end, "No variable name follows this dollar sign and brace, so Compose refuses the text as an invalid template. A name is letters, digits and '_'; write '$$' for a dollar sign.");
        }

        var nameEnd = NameEnd(nameStart, end);
        var nameSpan = TextSpan.FromBounds(nameStart, nameEnd);
        var name = source.Substring(nameStart, nameEnd - nameStart);
        if (nameEnd < end && source[nameEnd] == '}')
        {
            return new InterpolationReference(TextSpan.FromBounds(dollar, nameEnd + 1), name, nameSpan, isBraced: true, InterpolationOperator.None, new TextSpan(nameEnd, 0), []);
        }

        var operandStart = ReadOperator(nameEnd, end, out var @operator);
        if (@operator == InterpolationOperator.None)
        {
            return Bogus(dollar, end, "Neither '}' nor one of the operators ':-', '-', ':?', '?', ':+' and '+' follows the variable name, so Compose refuses the text as an invalid template. Correct it, or write '$$' for a dollar sign.");
        }

        if (depth >= InterpolationTemplate.MaximumDepth)
        {
            return Bogus(dollar, end, "Variable references are nested more than 64 levels deep here. Flatten them.");
        }

        var close = FindClosingBrace(dollar + 1, operandStart, end);
        if (close < 0)
        {
            return Bogus(dollar, end, "The brace that opens here is not closed on its line, so Compose refuses the text as an invalid template. Add '}', or write '$$' for a dollar sign.");
        }

        var (lineEnd, lastBrace) = (_lineEnd, _lastBrace);
        var operand = Parse(operandStart, close, depth + 1);
        (_lineEnd, _lastBrace) = (lineEnd, lastBrace);
        return new InterpolationReference(TextSpan.FromBounds(dollar, close + 1), name, nameSpan, isBraced: true, @operator, TextSpan.FromBounds(operandStart, close), operand);
    }

    private InterpolationBogus Bogus(int dollar, int end, string message)
    {
        // Compose takes the two characters away and goes on behind them; the error shows the text up to the brace.
        var near = Math.Min(end - dollar, MaximumErrorLength);
        var lineBreak = source.IndexOf('\n', dollar, near);
        var close = source.IndexOf('}', dollar, lineBreak < 0 ? near : lineBreak - dollar);
        var errorSpan = close < 0 ? new TextSpan(dollar, 2) : TextSpan.FromBounds(dollar, close + 1);
        Errors.Add(new SyntaxError(errorSpan, message));
        return new InterpolationBogus(new TextSpan(dollar, 2));
    }

    // Compose takes the text up to the last closing brace of the line, then cuts it at the brace that balances the
    // first one. It does not look at the character behind an opening brace, so "{}" does not balance; where nothing
    // balances, the last brace of the line closes.
    private int FindClosingBrace(int open, int operandStart, int end)
    {
        var last = LastBrace(operandStart, end);
        if (last < operandStart)
        {
            return -1;
        }

        var depth = 0;
        for (var i = open; i <= last; i++)
        {
            if (source[i] == '}' && --depth == 0)
            {
                return i;
            }

            if (source[i] == '{')
            {
                depth++;
                i++;
            }
        }

        return last;
    }

    private int LastBrace(int start, int end)
    {
        if (start > _lineEnd || _lineEnd > end)
        {
            var lineBreak = source.IndexOf('\n', start, end - start);
            _lineEnd = lineBreak < 0 ? end : lineBreak;
            _lastBrace = _lineEnd > start ? source.LastIndexOf('}', _lineEnd - 1, _lineEnd - start) : -1;
        }

        return _lastBrace >= start ? _lastBrace : -1;
    }

    private int ReadOperator(int position, int end, out InterpolationOperator @operator)
    {
        var hasColon = position < end && source[position] == ':';
        position += hasColon ? 1 : 0;
        @operator = position >= end ? InterpolationOperator.None : (source[position], hasColon) switch
        {
            ('-', true) => InterpolationOperator.DefaultWhenEmpty,
            ('-', false) => InterpolationOperator.DefaultWhenUnset,
            ('?', true) => InterpolationOperator.RequiredNotEmpty,
            ('?', false) => InterpolationOperator.Required,
            ('+', true) => InterpolationOperator.AlternateWhenNotEmpty,
            ('+', false) => InterpolationOperator.AlternateWhenSet,
            _ => InterpolationOperator.None,
        };
        return position + 1;
    }

    private int NameEnd(int position, int end)
    {
        while (position < end && (IsNameStart(source[position]) || source[position] is >= '0' and <= '9'))
        {
            position++;
        }

        return position;
    }

    private static bool IsNameStart(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_';
}
