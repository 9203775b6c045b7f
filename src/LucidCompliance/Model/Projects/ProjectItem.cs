using System;
using System.Collections.Immutable;
using LucidCompliance.Syntax.Xml;
using LucidCompliance.Text;

namespace LucidCompliance.Model.Projects;

/// <summary>An item that a project, or a file that it imports, states literally.</summary>
public sealed class ProjectItem
{
    internal ProjectItem(string type, string include, SourceLocation location, XmlElement element, bool isCertain, ImmutableArray<ProjectMetadata> metadata)
    {
        Type = type;
        Include = include;
        Location = location;
        Element = element;
        IsCertain = isCertain;
        Metadata = metadata;
    }

    /// <summary>The item type: <c>PackageReference</c>, <c>ContainerPort</c>.</summary>
    public string Type { get; }

    /// <summary>One name of the list in <c>Include</c>, with its references to properties resolved.</summary>
    public string Include { get; }

    /// <summary>The name in <c>Include</c>; the whole attribute where it is made from properties.</summary>
    public SourceLocation Location { get; }

    /// <summary>The element.</summary>
    public XmlElement Element { get; }

    /// <summary>Whether it is proven to take part; a condition that the files do not decide makes it uncertain.</summary>
    public bool IsCertain { get; }

    /// <summary>The metadata, attributes first, later ones replacing earlier ones.</summary>
    public ImmutableArray<ProjectMetadata> Metadata { get; }

    /// <summary>The metadata of a name, the last one; null where there is none.</summary>
    public ProjectMetadata? Find(string name)
    {
        for (var i = Metadata.Length - 1; i >= 0; i--)
        {
            if (string.Equals(Metadata[i].Name, name, StringComparison.OrdinalIgnoreCase))
            {
                return Metadata[i];
            }
        }

        return null;
    }

    internal ProjectItem AsCertain() => new(Type, Include, Location, Element, true, Metadata);

    /// <summary>Type and name; never metadata, whose values may be secrets.</summary>
    public override string ToString() => Type + " " + Include;
}

/// <summary>A metadatum of an item, written as an attribute or as an element.</summary>
public sealed class ProjectMetadata
{
    internal ProjectMetadata(XmlAttribute source, Fact<string> value)
    {
        Source = source;
        Value = value;
    }

    /// <summary>The name.</summary>
    public string Name => Source.Name;

    /// <summary>The value with references to properties resolved; its origin is the text as written.</summary>
    public Fact<string> Value { get; }

    /// <summary>The text as written.</summary>
    public XmlAttribute Source { get; }

    /// <summary>The name; the value may be a secret.</summary>
    public override string ToString() => Name;
}
