using System;
using System.Collections.Generic;
using LucidCompliance.Syntax.Xml;
using LucidCompliance.Text;

namespace LucidCompliance.Model.Projects;

/// <summary>The properties of a project while its files are read, in the order in which MSBuild reads them.</summary>
internal sealed class PropertyTable
{
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a file that cannot be read may have set any property.</summary>
    public bool HasHiddenFile { get; private set; }

    /// <summary>A property; absent where it is proven to be empty.</summary>
    public Fact<string> Get(string name) =>
        _entries.TryGetValue(name, out var entry) ? entry.Value
        : !HasHiddenFile && ProjectSdks.LeavesUnset(name) ? Fact<string>.Absent
        : Fact<string>.UnknownBecause("the project's files do not set the property");

    /// <summary>The last element that sets the property, whether its condition holds or not; null where none is written.</summary>
    public XmlElement? FindElement(string name) => _entries.TryGetValue(name, out var entry) ? entry.Element : null;

    /// <summary>Whether the value hangs on what only a publish decides, such as the configuration.</summary>
    public bool DependsOnBuild(string name) => _entries.TryGetValue(name, out var entry) && entry.DependsOnBuild;

    /// <summary>Every property that an element sets.</summary>
    public IEnumerable<KeyValuePair<string, XmlElement>> Elements()
    {
        foreach (var entry in _entries)
        {
            yield return new KeyValuePair<string, XmlElement>(entry.Key, entry.Value.Element);
        }
    }

    public void Set(XmlElement element, Fact<string> value, bool dependsOnBuild) =>
        _entries[element.Name] = new Entry(value, element, dependsOnBuild);

    /// <summary>A file that cannot be read takes part: what was set before may have been set again.</summary>
    public void Hide()
    {
        HasHiddenFile = true;
        foreach (var name in new List<string>(_entries.Keys))
        {
            var entry = _entries[name];
            _entries[name] = entry with { Value = Fact<string>.UnknownBecause("a file that cannot be read may set the property", entry.Value.Origin) };
        }
    }

    private sealed record Entry(Fact<string> Value, XmlElement Element, bool DependsOnBuild)
    {
        public override string ToString() => Element.Name;
    }
}
