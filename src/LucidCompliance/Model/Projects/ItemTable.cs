using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Knowledge;
using LucidCompliance.Syntax.Xml;
using LucidCompliance.Text;

namespace LucidCompliance.Model.Projects;

/// <summary>The items of a project, judged with its final properties.</summary>
internal sealed class ItemTable
{
    private readonly ProjectScan _scan;
    private readonly List<ProjectItem> _items = [];
    private readonly HashSet<string> _incomplete = new(StringComparer.OrdinalIgnoreCase);

    private ItemTable(ProjectScan scan) => _scan = scan;

    /// <summary>The items of all types in the order of the files.</summary>
    public IReadOnlyList<ProjectItem> All => _items;

    /// <summary>Whether no item of the type may be missing or be one too many, by the files that were read.</summary>
    public bool IsComplete(string type) => !_incomplete.Contains(type) && !_scan.Properties.HasHiddenFile;

    public static ItemTable Build(ProjectScan scan)
    {
        var table = new ItemTable(scan);
        foreach (var item in scan.Items)
        {
            if (IsOfInterest(item.Element.Name))
            {
                table.Add(item);
            }
        }

        foreach (var element in scan.Dynamic)
        {
            table._incomplete.Add(element.Name);
        }

        return table;
    }

    private static bool IsOfInterest(string type) =>
        type.EndsWith("Reference", StringComparison.OrdinalIgnoreCase) || Same(type, "PackageVersion")
        || type.StartsWith("Container", StringComparison.OrdinalIgnoreCase);

    private void Add(ScannedItem item)
    {
        var element = item.Element;
        var holds = And(item.Holds, And(_scan.Decide(item.Group, item.File), _scan.Decide(element, item.File)));
        if (holds == Trilean.No)
        {
            return;
        }

        if (holds == Trilean.Unknown)
        {
            _incomplete.Add(element.Name);
        }

        if (element.Find("Include") is { } include)
        {
            Include(element, include, holds == Trilean.Yes);
        }
        else if (element.Find("Update") is { } update)
        {
            Update(element, update, holds == Trilean.Yes);
        }
        else if (element.Find("Remove") is { } remove)
        {
            Remove(element.Name, remove, holds == Trilean.Yes);
        }
    }

    private void Include(XmlElement element, XmlAttribute include, bool isCertain)
    {
        var metadata = ReadMetadata(element);
        if (include.Value.IndexOf('$') < 0)
        {
            foreach (var (start, length) in Parts(include.Value))
            {
                var location = element.Locate(include.MapToSource(start, length));
                _items.Add(new ProjectItem(element.Name, include.Value.Substring(start, length), location, element, isCertain, metadata));
            }

            return;
        }

        var whole = element.Locate(include.ValueSpan);
        if (!_scan.Expand(include.Value, whole).TryGet(out var expanded))
        {
            _incomplete.Add(element.Name);
            return;
        }

        foreach (var (start, length) in Parts(expanded))
        {
            _items.Add(new ProjectItem(element.Name, expanded.Substring(start, length), whole, element, isCertain, metadata));
        }
    }

    private void Update(XmlElement element, XmlAttribute update, bool isCertain)
    {
        for (var i = 0; i < _items.Count; i++)
        {
            var item = _items[i];
            if (Same(item.Type, element.Name) && Names(update, item.Include))
            {
                var metadata = ReadMetadata(element);
                if (!isCertain)
                {
                    metadata = ImmutableArray.CreateRange(
                        metadata, static datum => new ProjectMetadata(datum.Source, Fact<string>.UnknownBecause("a condition decides the metadata")));
                }

                _items[i] = new ProjectItem(item.Type, item.Include, item.Location, item.Element, item.IsCertain, item.Metadata.AddRange(metadata));
            }
        }
    }

    private void Remove(string type, XmlAttribute remove, bool isCertain)
    {
        if (!isCertain || remove.Value.IndexOf('$') >= 0 || remove.Value.IndexOf('@') >= 0)
        {
            _incomplete.Add(type);
            return;
        }

        _items.RemoveAll(item => Same(item.Type, type) && Names(remove, item.Include));
    }

    private ImmutableArray<ProjectMetadata> ReadMetadata(XmlElement element)
    {
        var metadata = ImmutableArray.CreateBuilder<ProjectMetadata>();
        foreach (var attribute in element.Tag.Attributes)
        {
            if (!(Same(attribute.Name, "Include") || Same(attribute.Name, "Update") || Same(attribute.Name, "Remove") || Same(attribute.Name, "Exclude")
                || Same(attribute.Name, "Condition") || Same(attribute.Name, "Label")))
            {
                metadata.Add(new ProjectMetadata(attribute, _scan.Expand(attribute.Value, element.Locate(attribute.ValueSpan))));
            }
        }

        foreach (var child in element.Children)
        {
            if (child.Content is { } content)
            {
                var origin = child.Locate(content.ValueSpan);
                metadata.Add(new ProjectMetadata(
                    content,
                    child.Find("Condition") is null ? _scan.Expand(content.Value, origin) : Fact<string>.UnknownBecause("a condition decides the metadata", origin)));
            }
        }

        return metadata.ToImmutable();
    }

    private static bool Names(XmlAttribute list, string name)
    {
        foreach (var (start, length) in Parts(list.Value))
        {
            if (length == name.Length && string.Compare(list.Value, start, name, 0, length, StringComparison.OrdinalIgnoreCase) == 0)
            {
                return true;
            }
        }

        return false;
    }

    // The parts of a list between semicolons, without blanks around them.
    private static IEnumerable<(int Start, int Length)> Parts(string list)
    {
        for (var start = 0; start <= list.Length;)
        {
            var end = list.IndexOf(';', start);
            end = end < 0 ? list.Length : end;
            var (from, to) = (start, end);
            while (from < to && char.IsWhiteSpace(list[from]))
            {
                from++;
            }

            while (to > from && char.IsWhiteSpace(list[to - 1]))
            {
                to--;
            }

            if (to > from)
            {
                yield return (from, to - from);
            }

            start = end + 1;
        }
    }

    private static Trilean And(Trilean left, Trilean right) =>
        left == Trilean.No || right == Trilean.No ? Trilean.No
        : left == Trilean.Yes && right == Trilean.Yes ? Trilean.Yes
        : Trilean.Unknown;

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
