using System;
using System.Collections.Immutable;
using LucidCompliance.Knowledge;
using LucidCompliance.Syntax.Xml;

namespace LucidCompliance.Model.Projects;

/// <content>The SDKs, and the files that a project imports by name or by convention.</content>
internal sealed partial class ProjectScan
{
    private const int MaximumFiles = 64;

    private void ReadSdks(XmlElement root)
    {
        var names = ImmutableArray.CreateBuilder<string>();
        if (root.Find("Sdk") is { } attribute)
        {
            names.AddRange(ProjectSdks.Split(attribute.Value));
        }

        foreach (var child in root.Children)
        {
            if (Same(child.Name, "Sdk") && child.Find("Name") is { } name)
            {
                names.AddRange(ProjectSdks.Split(name.Value));
            }
            else if (Same(child.Name, "Import") && child.Find("Sdk") is { } sdk && !names.Contains(sdk.Value))
            {
                names.AddRange(ProjectSdks.Split(sdk.Value));
            }
        }

        Sdks = names.ToImmutable();
        HasUnknownSdk = Sdks.IsEmpty;
        foreach (var name in Sdks)
        {
            HasUnknownSdk |= !ProjectSdks.IsKnown(name);
        }
    }

    private void ImportNearest(string directory, string name)
    {
        for (; ; directory = RepositoryPath.DirectoryOf(directory))
        {
            var path = RepositoryPath.Combine(directory, name);
            if (!_files.GetKind(path).TryGet(out var kind))
            {
                Properties.Hide();
                return;
            }

            if (kind == PathKind.File)
            {
                Import(path);
                return;
            }

            if (directory is "." or "/" || directory.StartsWith("..", StringComparison.Ordinal))
            {
                return;
            }
        }
    }

    private void Import(string path)
    {
        if (_read.Contains(path))
        {
            return;
        }

        if (_depth >= MaximumDepth || _read.Count >= MaximumFiles || _files.Read(path).Text is not { } text || XmlElement.ReadRoot(text) is not { } root)
        {
            Properties.Hide();
            return;
        }

        _read.Add(path);
        ReadProject(root, path);
    }

    private void ReadImport(XmlElement element, string file, Trilean outer)
    {
        var holds = And(outer, Decide(element, file));
        if (holds == Trilean.No)
        {
            return;
        }

        foreach (var import in element.Children)
        {
            ReadImport(import, file, holds);
        }

        if (element.Find("Sdk") is not null || element.Find("Project") is not { } project)
        {
            return;
        }

        var path = FindFileAbove(project.Value, file) ?? (ResolvePath(project.Value, file).TryGet(out var resolved) ? resolved : null);
        if (holds == Trilean.Unknown || path is null)
        {
            Properties.Hide();
        }
        else if (path.Length > 0)
        {
            Import(path);
        }
    }

    // $([MSBuild]::GetPathOfFileAbove('Directory.Build.props', '$(MSBuildThisFileDirectory)../')): how a file goes on with the next one above.
    // Empty where there is none; null for any other text.
    private string? FindFileAbove(string text, string file)
    {
        const string Function = "$([MSBuild]::GetPathOfFileAbove(";
        if (!text.StartsWith(Function, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var parts = text.Substring(Function.Length).Split('\'', '"');
        var name = parts.Length > 1 ? parts[1] : string.Empty;
        if (name.Length == 0 || name.IndexOf('$') >= 0 || name.IndexOf('/') >= 0)
        {
            return null;
        }

        for (var directory = RepositoryPath.DirectoryOf(file); directory is not ("." or "/");)
        {
            directory = RepositoryPath.DirectoryOf(directory);
            var path = RepositoryPath.Combine(directory, name);
            if (!_files.GetKind(path).TryGet(out var kind))
            {
                return null;
            }

            if (kind == PathKind.File)
            {
                return path;
            }
        }

        return string.Empty;
    }
}
