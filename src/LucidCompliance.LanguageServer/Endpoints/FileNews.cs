using System;
using System.Collections.Immutable;
using System.IO;
using LucidCompliance.LanguageServer.Documents;
using LucidCompliance.LanguageServer.Protocol;
using LucidCompliance.LanguageServer.Workspaces;

namespace LucidCompliance.LanguageServer.Endpoints;

/// <summary>Which changes of files on the disk can change an analysis.</summary>
internal static class FileNews
{
    private const int Changed = 2;

    /// <summary>
    /// Whether one of the changes concerns a repository: a file below its root, unless only the content of an open document changed, which
    /// the editor knows better, or the file lies where no analysis looks.
    /// </summary>
    public static bool Concern(Workspace workspace, ImmutableArray<FileEvent> changes)
    {
        foreach (var change in changes)
        {
            if (DocumentUri.GetPath(change.Uri) is not { } path || !path.StartsWith(workspace.Root + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            {
                continue;
            }

            var relative = path[(workspace.Root.Length + 1)..].Replace(Path.DirectorySeparatorChar, '/');
            if (!(change.Type == Changed && workspace.Documents.ContainsKey(relative)) && !IsOutput(relative))
            {
                return true;
            }
        }

        return false;
    }

    // Git writes many files; its index tells what is tracked. Builds write more.
    private static bool IsOutput(string path)
    {
        if (path.StartsWith(".git/", StringComparison.Ordinal))
        {
            return path is not (".git/index" or ".git/info/exclude");
        }

        var start = 0;
        for (var slash = path.IndexOf('/', StringComparison.Ordinal); slash >= 0; slash = path.IndexOf('/', start))
        {
            if (Model.ArtifactDiscovery.IsPrunedFolder(path[start..slash]))
            {
                return true;
            }

            start = slash + 1;
        }

        return false;
    }
}
