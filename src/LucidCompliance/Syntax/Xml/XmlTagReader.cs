using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Text;

namespace LucidCompliance.Syntax.Xml;

/// <summary>
/// Reads the start tags of an XML file with their attributes: what settings files consist of. Text, comments, CDATA, declarations and
/// processing instructions are skipped. Never throws, and takes linear time: broken text gives what can be read of it.
/// </summary>
public sealed class XmlTagReader
{
    private readonly SourceText _text;
    private readonly string _content;
    private int _at;

    private XmlTagReader(SourceText text)
    {
        _text = text;
        _content = text.Content;
    }

    /// <summary>The start tags in source order.</summary>
    public static ImmutableArray<XmlTag> Read(SourceText text) => new XmlTagReader(text).ReadTags();

    private ImmutableArray<XmlTag> ReadTags()
    {
        var tags = ImmutableArray.CreateBuilder<XmlTag>();
        var open = new Stack<XmlTag>();
        while ((_at = _content.IndexOf('<', _at)) >= 0)
        {
            if (SkipMarkup())
            {
                continue;
            }

            if (_at + 1 < _content.Length && _content[_at + 1] == '/')
            {
                var start = _at;
                _at += 2;
                var name = ReadName();
                if (open.Count > 0 && string.Equals(open.Peek().Name, name, StringComparison.Ordinal))
                {
                    Close(open.Pop(), start);
                }

                continue;
            }

            if (ReadTag(open.Count > 0 ? open.Peek() : null, out var isEmpty) is { } tag)
            {
                tags.Add(tag);
                if (!isEmpty)
                {
                    open.Push(tag);
                }
            }

            if (_at >= _content.Length)
            {
                break;
            }
        }

        return tags.ToImmutable();
    }

    private void Close(XmlTag tag, int endTag)
    {
        var close = _content.IndexOf('>', _at);
        _at = close < 0 ? _content.Length : close + 1;
        tag.ContentSpan = TextSpan.FromBounds(tag.Span.End, endTag);
        tag.ElementSpan = TextSpan.FromBounds(tag.Span.Start, _at);
    }

    private bool SkipMarkup() =>
        Skip("<!--", "-->") || Skip("<![CDATA[", "]]>") || Skip("<?", "?>") || Skip("<!", ">");

    private bool Skip(string start, string end)
    {
        if (string.CompareOrdinal(_content, _at, start, 0, start.Length) != 0)
        {
            return false;
        }

        var close = _content.IndexOf(end, _at + start.Length, StringComparison.Ordinal);
        _at = close < 0 ? _content.Length : close + end.Length;
        return true;
    }

    private XmlTag? ReadTag(XmlTag? parent, out bool isEmpty)
    {
        var start = _at++;
        isEmpty = false;
        var name = ReadName();
        if (name.Length == 0)
        {
            return null;
        }

        var attributes = ImmutableArray.CreateBuilder<XmlAttribute>();
        while (_at < _content.Length && _content[_at] is not ('>' or '<'))
        {
            isEmpty = _content[_at] == '/';
            if (IsNamePart(_content[_at]))
            {
                ReadAttribute(attributes);
            }
            else
            {
                _at++;
            }
        }

        _at += _at < _content.Length && _content[_at] == '>' ? 1 : 0;
        return new XmlTag(name, TextSpan.FromBounds(start, _at), attributes.ToImmutable(), parent);
    }

    private void ReadAttribute(ImmutableArray<XmlAttribute>.Builder attributes)
    {
        var name = ReadName();
        SkipBlanks();
        if (_at >= _content.Length || _content[_at] != '=')
        {
            return;
        }

        _at++;
        SkipBlanks();
        if (_at >= _content.Length || _content[_at] is not ('"' or '\''))
        {
            return;
        }

        var close = _content.IndexOf(_content[_at], _at + 1);
        var end = close < 0 ? _content.Length : close;
        attributes.Add(new XmlAttribute(_text, name, TextSpan.FromBounds(_at + 1, end)));
        _at = close < 0 ? end : close + 1;
    }

    private string ReadName()
    {
        var start = _at;
        while (_at < _content.Length && IsNamePart(_content[_at]))
        {
            _at++;
        }

        return _content.Substring(start, _at - start);
    }

    private void SkipBlanks()
    {
        while (_at < _content.Length && char.IsWhiteSpace(_content[_at]))
        {
            _at++;
        }
    }

    private static bool IsNamePart(char c) => char.IsLetterOrDigit(c) || c is '_' or '-' or '.' or ':';
}
