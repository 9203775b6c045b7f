using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using LucidCompliance.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace LucidCompliance.Syntax.Yaml;

/// <summary>Builds the tree from the YAML reader's event stream; iterative, so that nesting costs no stack.</summary>
internal sealed class YamlTreeBuilder
{
    private readonly SourceText _text;
    private readonly string _content;
    private readonly List<SyntaxError> _errors = [];
    private readonly Stack<OpenCollection> _open = new();
    private readonly Dictionary<string, AnchorState> _anchors = new(StringComparer.Ordinal);
    private readonly ImmutableArray<YamlNode>.Builder _documents = ImmutableArray.CreateBuilder<YamlNode>();
    private YamlDefect _defect;
    private long _visits;
    private bool _tooManyVisits;
    private int _lastEnd;

    public YamlTreeBuilder(SourceText text)
    {
        _text = text;
        _content = text.Content;
    }

    public YamlDocument Build()
    {
        var zero = _content.IndexOf('\0');
        if (zero >= 0)
        {
            Report(YamlDefect.InvalidSyntax, YamlSyntaxErrors.NullCharacter(zero));
        }
        else
        {
            Read();
        }

        while (_open.Count > 0)
        {
            Close(_lastEnd);
        }

        return new YamlDocument(_text, _documents.ToImmutable(), [.. _errors], _defect);
    }

    private void Read()
    {
        var scanner = new Scanner(new StringReader(_content));
        try
        {
            var parser = new Parser(scanner);
            while (parser.MoveNext() && Accept(parser.Current!))
            {
            }
        }
        catch (YamlException exception)
        {
            Report(YamlDefect.InvalidSyntax, Describe(exception.Message, Index(exception.Start), Index(exception.End)));
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // The reader leaves some broken texts by an accident of its own (an invalid operation for "[1, 2" in front of
            // a key) instead of a YamlException. Whatever it is, the text is at fault, and the message says nothing.
            var position = Index(scanner.CurrentPosition);
            Report(YamlDefect.InvalidSyntax, Describe(string.Empty, position, position));
        }
    }

    private SyntaxError Describe(string message, int start, int end)
    {
        var bracket = _open.Count > 0 && Closing(_open.Peek()) != '\0' ? _open.Peek().ContentStart : -1;
        return YamlSyntaxErrors.Describe(_content, message, start, Math.Max(start, end), _lastEnd, bracket);
    }

    private bool Accept(ParsingEvent current)
    {
        switch (current)
        {
            case DocumentStart:
                _anchors.Clear();
                return true;
            case Scalar scalar:
                AddScalar(scalar);
                return true;
            case AnchorAlias alias:
                AddAlias(alias);
                return true;
            case MappingStart mapping:
                return Open(mapping, isMapping: true, mapping.Style == MappingStyle.Flow);
            case SequenceStart sequence:
                return Open(sequence, isMapping: false, sequence.Style == SequenceStyle.Flow);
            case MappingEnd or SequenceEnd:
                Close(Index(current.Start));
                return true;
            default:
                return true;
        }
    }

    private bool Open(NodeEvent node, bool isMapping, bool isFlow)
    {
        var start = Index(node.Start);
        if (_open.Count >= YamlDocument.MaximumDepth)
        {
            Report(YamlDefect.TooDeep, YamlSyntaxErrors.TooDeep(new TextSpan(start, Math.Min(1, _content.Length - start))));
            return false;
        }

        // A pair in brackets, "[key: value]", is a mapping that the reader gives no start.
        var isPair = isMapping && isFlow && _open.Count > 0 && _open.Peek() is { IsFlow: true, IsMapping: false } list && start <= list.ContentStart;
        start = isPair ? YamlCharacters.SkipTrivia(_content, Math.Max(_lastEnd, _open.Peek().ContentStart + 1)) : start;
        var properties = isPair ? default : ScanProperties(node, start, out _);
        var contentStart = isPair ? SkipCommas(start) : ContentStart(node, start);
        _open.Push(new OpenCollection(isMapping, isFlow, isPair ? contentStart : start, contentStart, properties, Declare(properties.Anchor)) { IsPair = isPair });
        _lastEnd = Math.Max(_lastEnd, isPair ? contentStart : Math.Min(contentStart + (isFlow ? 1 : 0), _content.Length));
        return true;
    }

    private int SkipCommas(int offset)
    {
        while (offset < _content.Length && _content[offset] is ',' or '?')
        {
            offset = YamlCharacters.SkipTrivia(_content, offset + 1);
        }

        return offset;
    }

    private void Close(int end)
    {
        var collection = _open.Pop();
        var isClosed = end >= _lastEnd && end < _content.Length && _content[end] == Closing(collection);
        Add(collection.Close(_text, isClosed ? end + 1 : _lastEnd));
    }

    // The bracket or brace that closes a flow collection; NUL for a block and for a pair in brackets.
    private char Closing(OpenCollection collection)
    {
        var opening = collection.IsFlow && collection.ContentStart < _content.Length ? _content[collection.ContentStart] : '\0';
        return collection.IsPair ? '\0' : opening switch { '{' => '}', '[' => ']', _ => '\0' };
    }

    private void AddScalar(Scalar scalar)
    {
        var start = Math.Max(_lastEnd, Index(scalar.Start));
        var end = Math.Max(start, Index(scalar.End));
        var properties = ScanProperties(scalar, start, out var propertiesEnd);
        var style = scalar.Style switch
        {
            ScalarStyle.SingleQuoted => YamlScalarStyle.SingleQuoted,
            ScalarStyle.DoubleQuoted => YamlScalarStyle.DoubleQuoted,
            ScalarStyle.Literal => YamlScalarStyle.Literal,
            ScalarStyle.Folded => YamlScalarStyle.Folded,
            _ => YamlScalarStyle.Plain,
        };
        TextSpan content;
        TextSpan raw;
        if (style == YamlScalarStyle.Plain && scalar.Value.Length == 0)
        {
            end = propertiesEnd;
            content = raw = new TextSpan(end, 0);
        }
        else
        {
            var contentStart = Math.Min(end, ContentStart(scalar, start));
            switch (style)
            {
                case YamlScalarStyle.Plain:
                    content = raw = TextSpan.FromBounds(contentStart, end);
                    break;
                case YamlScalarStyle.SingleQuoted or YamlScalarStyle.DoubleQuoted:
                    content = raw = TextSpan.FromBounds(Math.Min(contentStart + 1, end), Math.Max(Math.Min(contentStart + 1, end), end - 1));
                    break;
                default:
                    content = BlockContent(contentStart, ref end, out raw);
                    break;
            }
        }

        var node = new YamlScalar(_text, TextSpan.FromBounds(start, end), properties, scalar.Value, style, content, raw);
        if (Declare(properties.Anchor) is { } anchor)
        {
            anchor.Node = node;
        }

        Add(node);
    }

    private TextSpan BlockContent(int header, ref int end, out TextSpan raw)
    {
        var headerEnd = YamlCharacters.LineEnd(_content, header);
        var start = headerEnd < _content.Length ? headerEnd + YamlCharacters.BreakLength(_content, headerEnd) : headerEnd;
        raw = TextSpan.FromBounds(start, Math.Max(start, end));
        var last = YamlCharacters.TrimEnd(_content, start, raw.End);
        if (last > start)
        {
            end = YamlCharacters.LineEnd(_content, last);
            return TextSpan.FromBounds(start, end);
        }

        end = headerEnd;
        return new TextSpan(headerEnd, 0);
    }

    private void AddAlias(AnchorAlias alias)
    {
        var start = Math.Max(_lastEnd, Index(alias.Start));
        var span = TextSpan.FromBounds(start, Math.Max(start, Index(alias.End)));
        YamlNode? target = null;
        if (!_anchors.TryGetValue(alias.Value.Value, out var anchor))
        {
            Report(YamlDefect.InvalidSyntax, YamlSyntaxErrors.UndefinedAlias(span));
        }
        else if (anchor.Node is null)
        {
            Report(YamlDefect.AliasBomb, YamlSyntaxErrors.AliasCycle(span));
        }
        else if (_open.Count + anchor.Node.Height > YamlDocument.MaximumDepth)
        {
            Report(YamlDefect.TooDeep, YamlSyntaxErrors.TooDeep(span));
        }
        else if (_visits + anchor.Node.Weight > YamlDocument.MaximumVisits)
        {
            if (!_tooManyVisits)
            {
                Report(YamlDefect.AliasBomb, YamlSyntaxErrors.TooManyVisits(span));
            }

            _tooManyVisits = true;
        }
        else
        {
            _visits += anchor.Node.Weight;
            target = anchor.Node;
        }

        Add(new YamlAlias(_text, span, alias.Value.Value, target));
    }

    private void Add(YamlNode node)
    {
        _lastEnd = Math.Max(_lastEnd, node.Span.End);
        if (_open.Count > 0)
        {
            _open.Peek().Add(node);
        }
        else if (node is not YamlScalar { Style: YamlScalarStyle.Plain, Span.IsEmpty: true })
        {
            _documents.Add(node);
        }
    }

    private AnchorState? Declare(YamlAnchor? anchor)
    {
        if (anchor is null)
        {
            return null;
        }

        var state = new AnchorState();
        _anchors[anchor.Name] = state;
        return state;
    }

    private YamlProperties ScanProperties(NodeEvent node, int start, out int end) =>
        PropertyScanner.Scan(_content, start, !node.Anchor.IsEmpty, !node.Tag.IsEmpty, out end);

    private int ContentStart(NodeEvent node, int start)
    {
        var properties = ScanProperties(node, start, out var end);
        return properties == default ? start : YamlCharacters.SkipTrivia(_content, end);
    }

    private int Index(Mark mark) => (int)Math.Min(_content.Length, Math.Max(0, mark.Index));

    private void Report(YamlDefect defect, SyntaxError error)
    {
        _defect = _defect == YamlDefect.None ? defect : _defect;
        _errors.Add(error);
    }
}
