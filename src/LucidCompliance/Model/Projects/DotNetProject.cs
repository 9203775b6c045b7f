using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Syntax.Xml;
using LucidCompliance.Text;

namespace LucidCompliance.Model.Projects;

/// <summary>
/// What is known of a .NET project: read from its files (see <see cref="ProjectScan"/> for which), and, for the project that a build asks
/// for, corrected by what MSBuild evaluated. A fact's origin is the text that sets it; a fact without an origin is a default, or comes from
/// a file that was not read: a finding about it stands at <see cref="Location"/>.
/// </summary>
public sealed partial class DotNetProject
{
    private readonly ProjectScan _scan;
    private readonly IRepositoryFiles _files;
    private readonly EvaluatedProject? _evaluated;
    private readonly HashSet<string> _dynamic = new(StringComparer.OrdinalIgnoreCase);
    private ItemTable? _items;
    private ContainerPublishing? _publishing;
    private bool _hasPublishing;

    private DotNetProject(ProjectScan scan, XmlElement root, IRepositoryFiles files, EvaluatedProject? evaluated)
    {
        _scan = scan;
        _files = files;
        _evaluated = evaluated;
        Root = root;
        Location = root.Locate(root.Tag.Span);
        foreach (var element in scan.Dynamic)
        {
            _dynamic.Add(element.Name);
        }
    }

    /// <summary>The project file, relative to the repository root.</summary>
    public string Path => _scan.Path;

    /// <summary>Its folder; <c>.</c> for the root.</summary>
    public string Directory => RepositoryPath.DirectoryOf(Path);

    /// <summary>Its name without the extension.</summary>
    public string Name => _scan.Name;

    /// <summary>The element <c>Project</c> of the project file.</summary>
    public XmlElement Root { get; }

    /// <summary>Where a finding stands that no text in the files decides: the start tag of the project file.</summary>
    public SourceLocation Location { get; }

    /// <summary>The SDKs that the project names.</summary>
    public ImmutableArray<string> Sdks => _scan.Sdks;

    /// <summary>Whether MSBuild said what the project's properties are; otherwise only its files tell.</summary>
    public bool IsEvaluated => _evaluated is not null;

    /// <summary>The files that the facts come from, relative to the repository root: the project file and those it imports.</summary>
    public IReadOnlyCollection<string> Files => _scan.Files;

    /// <summary>What the project says about the image that the SDK makes of it; null where nothing proves that it publishes one.</summary>
    public ContainerPublishing? Publishing
    {
        get
        {
            if (!_hasPublishing)
            {
                _hasPublishing = true;
                _publishing = ContainerPublishing.Find(this);
            }

            return _publishing;
        }
    }

    /// <summary>
    /// Reads a project and what it imports. Never throws for what the files contain, and takes time in proportion to them. Null where there
    /// is no text, or no element in it.
    /// </summary>
    /// <param name="path">The project file, relative to the repository root.</param>
    /// <param name="files">The repository's files.</param>
    /// <param name="evaluated">What MSBuild evaluated; null where nobody builds the project.</param>
    public static DotNetProject? Read(string path, IRepositoryFiles files, EvaluatedProject? evaluated)
    {
        if (files.Read(path).Text is not { } text || XmlElement.ReadRoot(text) is not { } root)
        {
            return null;
        }

        var scan = new ProjectScan(path, files);
        scan.Run(root);
        return new DotNetProject(scan, root, files, evaluated);
    }

    /// <summary>A property: absent where it is proven to be empty. Case does not matter.</summary>
    public Fact<string> GetProperty(string name)
    {
        if (_dynamic.Contains(name))
        {
            return Fact<string>.UnknownBecause("a target sets the property while a build runs");
        }

        var written = _scan.Properties.Get(name);
        if (_evaluated is null || !_evaluated.Properties.TryGetValue(name, out var value) || _scan.Properties.DependsOnBuild(name))
        {
            return written;
        }

        var element = FindPropertyElement(name);
        if (_evaluated.IsOuterBuild && written.IsUnknown && element is not null)
        {
            return written;
        }

        if (value.Length == 0)
        {
            return written.IsAbsent ? written : Fact<string>.Absent;
        }

        return written.TryGet(out var known) && string.Equals(known, value, StringComparison.Ordinal) ? written
            : Fact<string>.Known(value, written.IsUnknown && element?.Content?.Value == value ? element.Locate(element.Content.ValueSpan) : null);
    }

    /// <summary>
    /// The last element that sets a property, in the project file or one that it imports, whether or not its condition holds; null where
    /// none does. For fixes: an edit of a file that other projects import changes those too.
    /// </summary>
    public XmlElement? FindPropertyElement(string name) => _scan.Properties.FindElement(name);

    /// <summary>A property that is <c>true</c> or <c>false</c>; absent where it is empty, unknown for another text.</summary>
    public Fact<bool> GetFlag(string name)
    {
        var fact = GetProperty(name);
        return !fact.TryGet(out var value) ? fact.Select(static _ => false)
            : string.Equals(value, "true", StringComparison.OrdinalIgnoreCase) ? Fact<bool>.Known(true, fact.Origin)
            : string.Equals(value, "false", StringComparison.OrdinalIgnoreCase) ? Fact<bool>.Known(false, fact.Origin)
            : Fact<bool>.UnknownBecause("the property is neither true nor false", fact.Origin);
    }

    /// <summary>The literal items of a type, in the order of the files. One whose condition is not decided is not certain.</summary>
    public IEnumerable<ProjectItem> GetItems(string type)
    {
        foreach (var item in Items.All)
        {
            if (!string.Equals(item.Type, type, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            if (item.IsCertain || EvaluatedNames(type) is not { } names)
            {
                yield return item;
            }
            else if (Contains(names, item.Include))
            {
                yield return item.AsCertain();
            }
        }
    }

    /// <summary>Whether <see cref="GetItems"/> gives all items of a type: no condition, unread file or target may add or remove one.</summary>
    public bool HasAllItems(string type)
    {
        if (EvaluatedNames(type) is not { } names)
        {
            return Items.IsComplete(type);
        }

        foreach (var name in names)
        {
            var isWritten = false;
            foreach (var item in Items.All)
            {
                isWritten |= string.Equals(item.Type, type, StringComparison.OrdinalIgnoreCase) && string.Equals(item.Include, NameOf(name), StringComparison.OrdinalIgnoreCase);
            }

            if (!isWritten)
            {
                return false;
            }
        }

        return !_dynamic.Contains(type);
    }

    /// <summary>Name and path; never a property.</summary>
    public override string ToString() => Path;

    internal IRepositoryFiles FileSystem => _files;

    internal ItemTable Items => _items ??= ItemTable.Build(_scan);

    // The names that MSBuild gave for a type; null where it was not asked.
    private ImmutableArray<string>? EvaluatedNames(string type) =>
        _evaluated is { IsOuterBuild: false } && _evaluated.Items.TryGetValue(type, out var names) ? names : null;

    private static bool Contains(ImmutableArray<string> names, string name)
    {
        foreach (var candidate in names)
        {
            if (string.Equals(NameOf(candidate), name, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static string NameOf(string nameAndVersion)
    {
        var slash = nameAndVersion.IndexOf('/');
        return slash < 0 ? nameAndVersion : nameAndVersion.Substring(0, slash);
    }
}
