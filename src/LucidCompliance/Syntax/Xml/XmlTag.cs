using System;
using System.Collections.Immutable;
using LucidCompliance.Text;

namespace LucidCompliance.Syntax.Xml;

/// <summary>The start tag of an element.</summary>
/// <param name="Name">The name with its prefix.</param>
/// <param name="Span">From <c>&lt;</c> to <c>&gt;</c>.</param>
/// <param name="Attributes">The attributes in source order.</param>
/// <param name="Parent">The element around it; null for the root.</param>
public sealed record XmlTag(string Name, TextSpan Span, ImmutableArray<XmlAttribute> Attributes, XmlTag? Parent)
{
    /// <summary>From the start tag's first character to the end tag's last one; the start tag alone where there is no end tag.</summary>
    public TextSpan ElementSpan { get; internal set; } = Span;

    /// <summary>What stands between start tag and end tag; empty behind the start tag where there is no end tag.</summary>
    public TextSpan ContentSpan { get; internal set; } = new(Span.End, 0);

    /// <summary>The first attribute of a name, without regard to case as NuGet reads them; null where there is none.</summary>
    public XmlAttribute? Find(string name)
    {
        foreach (var attribute in Attributes)
        {
            if (string.Equals(attribute.Name, name, StringComparison.OrdinalIgnoreCase))
            {
                return attribute;
            }
        }

        return null;
    }

    /// <summary>Name and place; never an attribute's value.</summary>
    public override string ToString() => Name + " " + Span;
}
