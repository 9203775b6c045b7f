using System;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model.Projects;
using LucidCompliance.Subjects;
using LucidCompliance.Syntax.Xml;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.DotNet;

/// <summary>Edits of project files that keep everything else: indentation, line endings, the order of what is there.</summary>
internal static class ProjectEdits
{
    /// <summary>
    /// Adds a property behind the target framework, or at the end of the first property group without a condition. Null where the project file
    /// has no such group on lines of its own.
    /// </summary>
    public static FileEdit? AddProperty(ProjectSubject subject, string name, string value)
    {
        if (subject.Project is not { } project || FindNeighbour(project) is not { } neighbour)
        {
            return null;
        }

        var text = project.Location.Text;
        var span = neighbour.Tag.ElementSpan;
        var indent = LineStart.IndentBefore(text.Content, span.Start);
        return indent is null ? null
            : new FileEdit(text, new TextEdit(new TextSpan(span.End, 0), text.NewLine + indent + "<" + name + ">" + value + "</" + name + ">"));
    }

    /// <summary>Removes an element that stands alone on its lines, with these lines; null where it shares them.</summary>
    public static FileEdit? Remove(XmlElement element)
    {
        var location = element.Locate(element.Tag.ElementSpan);
        var content = location.Text.Content;
        if (LineStart.IndentBefore(content, location.Span.Start) is not { } indent)
        {
            return null;
        }

        var end = location.Span.End;
        while (end < content.Length && content[end] is ' ' or '\t')
        {
            end++;
        }

        if (end < content.Length && content[end] is not ('\r' or '\n'))
        {
            return null;
        }

        end += end + 1 < content.Length && content[end] == '\r' && content[end + 1] == '\n' ? 2 : end < content.Length ? 1 : 0;
        return new FileEdit(location.Text, new TextEdit(TextSpan.FromBounds(location.Span.Start - indent.Length, end), string.Empty));
    }

    /// <summary>Whether an element is written in the project file itself, and no condition hangs on it or its group.</summary>
    public static bool IsPlain(ProjectSubject subject, XmlElement element)
    {
        if (subject.Project is not { } project || !string.Equals(element.Locate(default).Path, project.Path, StringComparison.Ordinal))
        {
            return false;
        }

        for (var tag = element.Tag; tag is not null; tag = tag.Parent)
        {
            if (tag.Find("Condition") is not null)
            {
                return false;
            }
        }

        return true;
    }

    private static XmlElement? FindNeighbour(DotNetProject project)
    {
        XmlElement? last = null;
        foreach (var group in project.Root.Children)
        {
            if (!string.Equals(group.Name, "PropertyGroup", StringComparison.OrdinalIgnoreCase) || group.Find("Condition") is not null)
            {
                continue;
            }

            foreach (var property in group.Children)
            {
                if (property.Name is "TargetFramework" or "TargetFrameworks")
                {
                    return property;
                }
            }

            last ??= group.Children.Count > 0 ? group.Children[group.Children.Count - 1] : null;
        }

        return last;
    }
}
