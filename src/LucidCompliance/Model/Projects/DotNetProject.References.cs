using System;
using System.Collections.Immutable;
using LucidCompliance.Text;
using NuGet.Versioning;

namespace LucidCompliance.Model.Projects;

/// <content>Packages and projects that the project refers to.</content>
public sealed partial class DotNetProject
{
    private ImmutableArray<PackageUse> _packages;
    private ImmutableArray<ProjectUse> _projectReferences;
    private bool _hasReadAssets;
    private ProjectAssets? _assets;

    /// <summary>The packages that the project refers to itself, with central versions.</summary>
    public ImmutableArray<PackageUse> Packages => _packages.IsDefault ? _packages = FindPackages() : _packages;

    /// <summary>The projects that the project refers to by plain paths.</summary>
    public ImmutableArray<ProjectUse> ProjectReferences => _projectReferences.IsDefault ? _projectReferences = FindProjectReferences() : _projectReferences;

    /// <summary>
    /// What NuGet resolved, packages of packages included: from <c>project.assets.json</c> where it exists and can be read. Null otherwise.
    /// Read when it is first asked for: ask only when a cheaper fact does not decide.
    /// </summary>
    public ProjectAssets? Assets
    {
        get
        {
            if (!_hasReadAssets)
            {
                _hasReadAssets = true;
                _assets = ProjectAssets.Read(this, _files);
            }

            return _assets;
        }
    }

    /// <summary>
    /// Whether the program takes along a package, directly or not. Known to be so by a reference, or by what NuGet resolved; known not to be
    /// so by the latter only.
    /// </summary>
    /// <param name="id">The package's id; case does not matter.</param>
    public Fact<bool> UsesPackage(string id)
    {
        foreach (var package in Packages)
        {
            if (package.IsCertain && string.Equals(package.Id, id, StringComparison.OrdinalIgnoreCase))
            {
                return Fact<bool>.Known(true, package.Location);
            }
        }

        return Assets is { } assets ? Fact<bool>.Known(assets.Find(id) is not null) : Fact<bool>.UnknownBecause("the packages of packages are not known");
    }

    private ImmutableArray<PackageUse> FindPackages()
    {
        var packages = ImmutableArray.CreateBuilder<PackageUse>();
        foreach (var type in new[] { "PackageReference", "GlobalPackageReference" })
        {
            foreach (var item in GetItems(type))
            {
                packages.Add(new PackageUse(item.Include, FindVersion(item), item.Location, item.IsCertain));
            }
        }

        return packages.ToImmutable();
    }

    private Fact<NuGetVersion> FindVersion(ProjectItem item)
    {
        var stated = item.Find("VersionOverride") ?? item.Find("Version");
        if (stated is null)
        {
            foreach (var central in GetItems("PackageVersion"))
            {
                if (string.Equals(central.Include, item.Include, StringComparison.OrdinalIgnoreCase))
                {
                    stated = central.IsCertain ? central.Find("Version") : null;
                }
            }
        }

        return stated is null ? Fact<NuGetVersion>.UnknownBecause("the version is not written")
            : !stated.Value.TryGet(out var text) ? Fact<NuGetVersion>.UnknownBecause("the version is made from what is not known", stated.Value.Origin)
            : NuGetVersion.TryParse(text, out var version) ? Fact<NuGetVersion>.Known(version, stated.Value.Origin)
            : VersionRange.TryParse(text, out var range) && range.MinVersion is { } minimum && range.IsMinInclusive && !range.IsFloating
                ? Fact<NuGetVersion>.Known(minimum, stated.Value.Origin)
            : Fact<NuGetVersion>.UnknownBecause("the version is a range", stated.Value.Origin);
    }

    private ImmutableArray<ProjectUse> FindProjectReferences()
    {
        var references = ImmutableArray.CreateBuilder<ProjectUse>();
        foreach (var item in GetItems("ProjectReference"))
        {
            // MSBuild resolves an item's path against the project's folder, wherever the item is written.
            if (!RepositoryPath.IsAbsolute(item.Include.Replace('\\', '/')) && item.Include.IndexOf('*') < 0)
            {
                references.Add(new ProjectUse(RepositoryPath.Combine(Directory, item.Include), item.Location, item.IsCertain));
            }
        }

        return references.ToImmutable();
    }
}

/// <summary>A package that a project refers to.</summary>
/// <param name="Id">The package's id as written.</param>
/// <param name="Version">Its version, or the lower bound that NuGet takes; unknown for other ranges.</param>
/// <param name="Location">The id in the reference.</param>
/// <param name="IsCertain">Whether the reference is proven to take part.</param>
public sealed record PackageUse(string Id, Fact<NuGetVersion> Version, SourceLocation Location, bool IsCertain);

/// <summary>A project that a project refers to.</summary>
/// <param name="Path">Its file, relative to the repository root.</param>
/// <param name="Location">The path in the reference.</param>
/// <param name="IsCertain">Whether the reference is proven to take part.</param>
public sealed record ProjectUse(string Path, SourceLocation Location, bool IsCertain);
