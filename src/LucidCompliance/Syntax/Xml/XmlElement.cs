using System.Collections.Generic;
using LucidCompliance.Text;

namespace LucidCompliance.Syntax.Xml;

/// <summary>An element with the elements in it.</summary>
public sealed class XmlElement
{
    private readonly SourceText _text;
    private readonly List<XmlElement> _children = [];

    private XmlElement(SourceText text, XmlTag tag)
    {
        _text = text;
        Tag = tag;
    }

    /// <summary>The start tag.</summary>
    public XmlTag Tag { get; }

    /// <summary>The name with its prefix.</summary>
    public string Name => Tag.Name;

    /// <summary>The elements directly in it, in source order.</summary>
    public IReadOnlyList<XmlElement> Children => _children;

    /// <summary>
    /// The text between the tags without the blanks around it, read as an attribute's value is; null where there is markup in it. An element
    /// without an end tag has an empty text.
    /// </summary>
    public XmlAttribute? Content { get; private set; }

    /// <summary>The root element of a text; null where there is none. Linear, and without recursion.</summary>
    public static XmlElement? ReadRoot(SourceText text)
    {
        XmlElement? root = null;
        var open = new Stack<XmlElement>();
        foreach (var tag in XmlTagReader.Read(text))
        {
            var element = new XmlElement(text, tag);
            element.Content = element.ReadContent();
            while (open.Count > 0 && !ReferenceEquals(open.Peek().Tag, tag.Parent))
            {
                _ = open.Pop();
            }

            if (open.Count > 0)
            {
                open.Peek()._children.Add(element);
            }
            else if (root is not null)
            {
                // A second root: the text is broken from here on.
                break;
            }

            root ??= element;
            open.Push(element);
        }

        return root;
    }

    /// <summary>The first attribute of a name, without regard to case; null where there is none.</summary>
    public XmlAttribute? Find(string attribute) => Tag.Find(attribute);

    /// <summary>A span of the file as a location.</summary>
    public SourceLocation Locate(TextSpan span) => new(_text, span);

    /// <summary>Name and place; never a text.</summary>
    public override string ToString() => Tag.ToString();

    private XmlAttribute? ReadContent()
    {
        var span = Tag.ContentSpan;
        var content = _text.Content;
        if (content.IndexOf('<', span.Start, span.Length) >= 0)
        {
            return null;
        }

        var start = span.Start;
        var end = span.End;
        while (start < end && char.IsWhiteSpace(content[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(content[end - 1]))
        {
            end--;
        }

        return new XmlAttribute(_text, Name, TextSpan.FromBounds(start, end));
    }
}
