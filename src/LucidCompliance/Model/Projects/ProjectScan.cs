using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Knowledge;
using LucidCompliance.Syntax.Xml;
using LucidCompliance.Text;

namespace LucidCompliance.Model.Projects;

/// <summary>
/// Reads a project file and the files that it imports in the order of MSBuild: <c>Directory.Build.props</c>, <c>Directory.Packages.props</c>,
/// the project, <c>Directory.Build.targets</c>, each the nearest one upwards to the repository root, and imports by plain paths. Files of SDKs
/// and packages are not read; what they say is known for a few SDKs only (<see cref="ProjectSdks"/>).
/// </summary>
internal sealed partial class ProjectScan
{
    private const int MaximumDepth = 24;
    private const int MaximumItems = 4096;

    private static readonly string[] BuildDependent =
    [
        "$(Configuration)", "$(Platform)", "$(TargetFramework)", "$(RuntimeIdentifier)", "$(_IsPublishing)", "$(PublishProtocol)", "$(PublishProfile)",
    ];

    private readonly IRepositoryFiles _files;
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);
    private readonly List<XmlElement> _dynamic = [];
    private int _depth;

    public ProjectScan(string path, IRepositoryFiles files)
    {
        Path = path;
        _files = files;
    }

    public string Path { get; }

    public string Name => FileName(Path).Substring(0, Math.Max(0, FileName(Path).LastIndexOf('.')));

    public PropertyTable Properties { get; } = new();

    public List<ScannedItem> Items { get; } = [];

    public ImmutableArray<string> Sdks { get; private set; } = [];

    public bool HasUnknownSdk { get; private set; }

    /// <summary>The files that were read, the project's own among them, relative to the repository root.</summary>
    public IReadOnlyCollection<string> Files => _read;

    /// <summary>Properties and items that targets set while a build runs.</summary>
    public IReadOnlyList<XmlElement> Dynamic => _dynamic;

    public void Run(XmlElement root)
    {
        ReadSdks(root);
        if (HasUnknownSdk)
        {
            Properties.Hide();
        }

        var directory = RepositoryPath.DirectoryOf(Path);
        ImportNearest(directory, "Directory.Build.props");
        ImportNearest(directory, "Directory.Packages.props");
        _read.Add(Path);
        ReadProject(root, Path);
        ImportNearest(directory, "Directory.Build.targets");
    }

    /// <summary>Resolves the references to properties in a text of a file.</summary>
    public Fact<string> Expand(string text, SourceLocation? origin) => PropertyExpansion.Expand(text, FindProperty, origin);

    /// <summary>Whether the condition of an element holds; yes without one.</summary>
    public Trilean Decide(XmlElement element, string file) =>
        element.Find("Condition") is not { } condition || condition.Value.Trim().Length == 0 ? Trilean.Yes
        : ConditionReader.Decide(condition.Value, text => Expand(text, null), path => Exists(path, file));

    /// <summary>Whether a condition hangs on what one build says and another does not.</summary>
    public static bool DependsOnBuild(XmlElement element)
    {
        if (element.Find("Condition") is { } condition)
        {
            foreach (var reference in BuildDependent)
            {
                if (condition.Value.IndexOf(reference, StringComparison.OrdinalIgnoreCase) >= 0)
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>A path in a file, relative to the repository root; unknown where a reference is.</summary>
    public Fact<string> ResolvePath(string text, string file)
    {
        var folder = RepositoryPath.DirectoryOf(file);
        var isAnchored = text.StartsWith("$(MSBuild", StringComparison.OrdinalIgnoreCase);
        return PropertyExpansion.Expand(
            text,
            name => Same(name, "MSBuildThisFileDirectory") ? Fact<string>.Known(folder + "/")
                : Same(name, "MSBuildProjectDirectory") ? Fact<string>.Known(RepositoryPath.DirectoryOf(Path))
                : FindProperty(name),
            null).Select(expanded => RepositoryPath.Combine(isAnchored ? "." : folder, expanded));
    }

    private Fact<string> FindProperty(string name) =>
        Same(name, "MSBuildProjectName") ? Fact<string>.Known(Name)
        : Same(name, "MSBuildProjectFile") ? Fact<string>.Known(FileName(Path))
        : Properties.Get(name);

    private void ReadProject(XmlElement element, string file)
    {
        _depth++;
        foreach (var child in element.Children)
        {
            ReadChild(child, file, Trilean.Yes, dependsOnBuild: false);
        }

        _depth--;
    }

    private void ReadChild(XmlElement element, string file, Trilean outer, bool dependsOnBuild)
    {
        dependsOnBuild |= DependsOnBuild(element);
        if (Same(element.Name, "PropertyGroup"))
        {
            var group = And(outer, Decide(element, file));
            foreach (var property in element.Children)
            {
                SetProperty(property, file, group, dependsOnBuild);
            }
        }
        else if (Same(element.Name, "ItemGroup") || Same(element.Name, "ItemDefinitionGroup"))
        {
            foreach (var item in element.Children)
            {
                // Each update looks at all items: their number bounds the time that a hostile file can take.
                if (Items.Count >= MaximumItems)
                {
                    Properties.Hide();
                    return;
                }

                Items.Add(new ScannedItem(item, element, file, outer));
            }
        }
        else if (Same(element.Name, "Choose"))
        {
            ReadChoose(element, file, outer);
        }
        else if (Same(element.Name, "Import") || Same(element.Name, "ImportGroup"))
        {
            ReadImport(element, file, outer);
        }
        else if (Same(element.Name, "Target"))
        {
            AddDynamic(element);
        }
    }

    private void SetProperty(XmlElement property, string file, Trilean group, bool dependsOnBuild)
    {
        dependsOnBuild |= DependsOnBuild(property);
        var holds = And(group, Decide(property, file));
        if (holds == Trilean.No)
        {
            return;
        }

        var origin = property.Locate(property.Content?.ValueSpan ?? property.Tag.ElementSpan);
        var value = holds == Trilean.Unknown ? Fact<string>.UnknownBecause("a condition decides the property", origin)
            : property.Content is not { } content ? Fact<string>.UnknownBecause("the property is no plain text", origin)
            : Expand(content.Value, origin);
        Properties.Set(
            property,
            value.TryGet(out var text) && text.Length == 0 ? Fact<string>.AbsentAt(origin) : value,
            dependsOnBuild && holds == Trilean.Unknown);
    }

    private void ReadChoose(XmlElement choose, string file, Trilean outer)
    {
        if (_depth >= MaximumDepth)
        {
            Properties.Hide();
            return;
        }

        _depth++;
        var remaining = outer;
        foreach (var branch in choose.Children)
        {
            var condition = Same(branch.Name, "Otherwise") ? Trilean.Yes : Decide(branch, file);
            var holds = And(remaining, condition);
            if (holds != Trilean.No)
            {
                foreach (var child in branch.Children)
                {
                    ReadChild(child, file, holds, DependsOnBuild(branch));
                }
            }

            remaining = And(remaining, condition == Trilean.Yes ? Trilean.No : condition == Trilean.No ? Trilean.Yes : Trilean.Unknown);
        }

        _depth--;
    }

    private void AddDynamic(XmlElement target)
    {
        foreach (var group in target.Children)
        {
            if (Same(group.Name, "PropertyGroup") || Same(group.Name, "ItemGroup"))
            {
                _dynamic.AddRange(group.Children);
            }
        }
    }

    private Trilean Exists(string path, string file) =>
        !ResolvePath(path, file).TryGet(out var resolved) || !_files.GetKind(resolved).TryGet(out var kind) ? Trilean.Unknown
        : kind == PathKind.Missing ? Trilean.No
        : Trilean.Yes;

    private static Trilean And(Trilean left, Trilean right) =>
        left == Trilean.No || right == Trilean.No ? Trilean.No
        : left == Trilean.Yes && right == Trilean.Yes ? Trilean.Yes
        : Trilean.Unknown;

    private static string FileName(string path) => path.Substring(path.LastIndexOf('/') + 1);

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}

/// <summary>An element of an item group, which is judged when all properties are known, as MSBuild does.</summary>
/// <param name="Element">The item.</param>
/// <param name="Group">Its group.</param>
/// <param name="File">The file.</param>
/// <param name="Holds">What the conditions around the group say.</param>
internal sealed record ScannedItem(XmlElement Element, XmlElement Group, string File, Trilean Holds);
