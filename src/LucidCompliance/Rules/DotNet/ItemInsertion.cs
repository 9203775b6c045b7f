using System;
using System.Text;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model.Projects;
using LucidCompliance.Subjects;
using LucidCompliance.Syntax.Xml;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.DotNet;

/// <summary>
/// Adds an item to a project file: behind the last item of its type, else behind another one of container publishing, else in a group of its
/// own, with the indentation, the blank lines and the line endings that the file has.
/// </summary>
internal static class ItemInsertion
{
    private const string Family = "Container";

    /// <summary>The edit; null where the project file has no place for it on lines of its own.</summary>
    /// <param name="subject">The project.</param>
    /// <param name="type">The item type.</param>
    /// <param name="name">The item's name.</param>
    /// <param name="value">The metadatum <c>Value</c>.</param>
    public static FileEdit? Create(ProjectSubject subject, string type, string name, string value)
    {
        if (subject.Project is not { } project || !IsPlain(name) || !IsPlain(value))
        {
            return null;
        }

        var item = $"<{type} Include=\"{name}\" Value=\"{value}\" />";
        return FindNeighbour(project, type) is { } neighbour ? Behind(project, neighbour, item)
            : FindLastGroup(project) is { } group ? InGroupBehind(project, group, item)
            : null;
    }

    /// <summary>Whether a text means itself in XML and in MSBuild, which reads <c>$(…)</c>, <c>@(…)</c>, <c>%41</c>, <c>;</c> and wildcards.</summary>
    private static bool IsPlain(string text)
    {
        foreach (var c in text)
        {
            if (c is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '.' or '-' or '_' or ':' or '/' or '+' or ',' or ' '))
            {
                return false;
            }
        }

        return text.Length > 0;
    }

    private static XmlElement? FindNeighbour(DotNetProject project, string type)
    {
        XmlElement? same = null;
        XmlElement? related = null;
        foreach (var group in project.Root.Children)
        {
            if (!Is(group, "ItemGroup") || group.Find("Condition") is not null)
            {
                continue;
            }

            foreach (var item in group.Children)
            {
                same = Is(item, type) ? item : same;
                related = item.Name.StartsWith(Family, StringComparison.OrdinalIgnoreCase) ? item : related;
            }
        }

        return same ?? related;
    }

    private static XmlElement? FindLastGroup(DotNetProject project)
    {
        XmlElement? last = null;
        foreach (var child in project.Root.Children)
        {
            last = (Is(child, "ItemGroup") || Is(child, "PropertyGroup")) && child.Children.Count > 0 ? child : last;
        }

        return last;
    }

    private static FileEdit? Behind(DotNetProject project, XmlElement neighbour, string item)
    {
        var text = project.Location.Text;
        var span = neighbour.Tag.ElementSpan;
        return LineStart.IndentBefore(text.Content, span.Start) is { } indent
            ? new FileEdit(text, new TextEdit(new TextSpan(span.End, 0), text.NewLine + indent + item))
            : null;
    }

    private static FileEdit? InGroupBehind(DotNetProject project, XmlElement group, string item)
    {
        var text = project.Location.Text;
        var span = group.Tag.ElementSpan;
        if (LineStart.IndentBefore(text.Content, span.Start) is not { } outer || LineStart.IndentBefore(text.Content, group.Children[0].Tag.ElementSpan.Start) is not { } inner)
        {
            return null;
        }

        var lines = new StringBuilder();
        if (LineStart.FollowsBlankLine(text.Content, span.Start - outer.Length))
        {
            lines.Append(text.NewLine);
        }

        lines.Append(text.NewLine).Append(outer).Append("<ItemGroup>");
        lines.Append(text.NewLine).Append(inner).Append(item);
        lines.Append(text.NewLine).Append(outer).Append("</ItemGroup>");
        return new FileEdit(text, new TextEdit(new TextSpan(span.End, 0), lines.ToString()));
    }

    private static bool Is(XmlElement element, string name) => string.Equals(element.Name, name, StringComparison.OrdinalIgnoreCase);
}
