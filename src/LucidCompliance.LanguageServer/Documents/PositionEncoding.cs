using System;
using System.Collections.Immutable;
using LucidCompliance.LanguageServer.Protocol;
using LucidCompliance.Text;

namespace LucidCompliance.LanguageServer.Documents;

/// <summary>How a client counts the characters of a line: in UTF-16 code units, or in bytes of UTF-8.</summary>
internal sealed class PositionEncoding
{
    private readonly bool _countsBytes;

    private PositionEncoding(string name, bool countsBytes)
    {
        Name = name;
        _countsBytes = countsBytes;
    }

    /// <summary>What every client knows.</summary>
    public static PositionEncoding Utf16 { get; } = new("utf-16", countsBytes: false);

    /// <summary>What editors with UTF-8 buffers ask for.</summary>
    public static PositionEncoding Utf8 { get; } = new("utf-8", countsBytes: true);

    /// <summary>The protocol's name.</summary>
    public string Name { get; }

    /// <summary>The first encoding of a client's list that the server has.</summary>
    public static PositionEncoding Choose(ImmutableArray<string>? offered)
    {
        foreach (var name in offered ?? [])
        {
            if (name == Utf8.Name)
            {
                return Utf8;
            }

            if (name == Utf16.Name)
            {
                break;
            }
        }

        return Utf16;
    }

    /// <summary>The offset of a position. What lies behind a line's end means the end, what lies behind the last line the text's end.</summary>
    public int GetOffset(SourceText text, LspPosition position)
    {
        if (position.Line >= text.LineCount)
        {
            return text.Length;
        }

        var line = text.GetLine(Math.Max(0, position.Line));
        var character = Math.Max(0, position.Character);
        if (!_countsBytes)
        {
            return Math.Min(line.End, line.Start + character);
        }

        var offset = line.Start;
        for (var bytes = 0; offset < line.End; offset++)
        {
            bytes += BytesOf(text.Content, offset);
            if (bytes > character)
            {
                break;
            }
        }

        return offset;
    }

    /// <summary>The position of an offset.</summary>
    public LspPosition GetPosition(SourceText text, int offset)
    {
        var (line, column) = text.GetPosition(Math.Min(offset, text.Length));
        if (!_countsBytes)
        {
            return new LspPosition(line, column);
        }

        var bytes = 0;
        for (var i = offset - column; i < offset; i++)
        {
            bytes += BytesOf(text.Content, i);
        }

        return new LspPosition(line, bytes);
    }

    /// <summary>The range of a span.</summary>
    public LspRange GetRange(SourceText text, TextSpan span) => new(GetPosition(text, span.Start), GetPosition(text, span.End));

    // A pair of surrogates has four bytes, two for each half; half a character is no place that anybody means.
    private static int BytesOf(string text, int index) => text[index] switch
    {
        < '\u0080' => 1,
        < '\u0800' => 2,
        var c when char.IsSurrogate(c) => 2,
        _ => 3,
    };
}
