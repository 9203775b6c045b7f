using System;
using System.Collections.Generic;
using LucidCompliance.Knowledge;

namespace LucidCompliance.Model.Images;

/// <content>How the questions are answered.</content>
public sealed partial class ImageFiles
{
    /// <summary>Arrivals and directories that one question looks at, through all stages it leads to; beyond them the answer is unknown.</summary>
    private const int QueryBudget = 256;

    private const int MaximumArrivals = 64;

    private const int MaximumPath = 1024;

    private static readonly string[] SystemDirectories =
    [
        "/", "/bin", "/sbin", "/lib", "/lib64", "/etc", "/usr", "/usr/bin", "/usr/sbin", "/usr/lib", "/usr/local", "/usr/local/bin",
        "/usr/local/sbin", "/usr/local/lib", "/usr/share", "/var", "/var/lib", "/var/log", "/tmp", "/home", "/root", "/opt", "/srv", "/mnt",
    ];

    private static readonly string[] RuntimeNames =
        ["python", "node", "java", "jshell", "keytool", "dotnet", "openssl", "ruby", "perl", "php"];

    private static readonly string[] ServerNames = ["mongo", "redis", "postgres", "nginx"];

    private static readonly string[] Languages = ["python", "node", "java", "dotnet", "aspnet"];

    /// <summary>Whether a name is that of a shell.</summary>
    internal static bool IsShellName(string name) => ShellNames.Contains(name);

    private static Trilean Or(Trilean left, Trilean right) =>
        left == Trilean.Yes || right == Trilean.Yes ? Trilean.Yes
        : left == Trilean.Unknown || right == Trilean.Unknown ? Trilean.Unknown
        : Trilean.No;

    private Trilean Rest(string name) => (IsShellName(name) ? _mayHoldMoreShells : _mayHoldMore) ? Trilean.Unknown : Trilean.No;

    private Trilean Contains(string path, ref int budget) =>
        Or(Or(BroughtTo(path, ref budget), BaseHas(path)), Rest(ImagePath.BaseName(path)));

    private Trilean HasShell(string pathOrName, ref int budget)
    {
        if (pathOrName.IndexOf('/') >= 0)
        {
            return HasShellAt(ImagePath.Combine("/", pathOrName), ref budget);
        }

        var result = Or(_root.IsScratch ? Trilean.No : _root.IsCatalogued ? _root.Facts!.HasShell(pathOrName) : Trilean.Unknown, Rest(pathOrName));
        for (var i = 0; i < SystemFolders.Path.Length && _count > 0; i++)
        {
            result = Or(result, BroughtTo(SystemFolders.Path[i] + "/" + pathOrName, ref budget));
        }

        return result;
    }

    private Trilean HasShellAt(string path, ref int budget)
    {
        var result = Or(Or(BroughtTo(path, ref budget), BaseHasShell(path)), _mayHoldMoreShells ? Trilean.Unknown : Trilean.No);
        if (result != Trilean.Yes && ImagePath.MergedAlias(path) is { } alias)
        {
            // The other name is the same file only where /bin is a link into /usr.
            var other = BroughtTo(alias, ref budget);
            var isMerged = _root.Facts?.IsUsrMerged ?? Trilean.Unknown;
            result = other == Trilean.No || isMerged == Trilean.No ? result
                : other == Trilean.Yes && isMerged == Trilean.Yes ? Trilean.Yes
                : Or(result, Trilean.Unknown);
        }

        return result;
    }

    private Trilean BaseHas(string path)
    {
        if (_root.IsScratch)
        {
            return Trilean.No;
        }

        if (IsShellName(ImagePath.BaseName(path)))
        {
            return BaseHasShell(path);
        }

        // Nobody but its maker knows what an image of his own has where no system has anything.
        return !_root.IsCatalogued ? Trilean.Unknown
            : _root.Facts!.Built is not null ? _root.Facts.HasFile(path)
            : _root.Facts.IsDistroless == Trilean.Yes && !SystemFolders.Contains(path) ? Trilean.No
            : Trilean.Unknown;
    }

    private Trilean BaseHasShell(string path) =>
        _root.IsScratch ? Trilean.No : _root.IsCatalogued ? _root.Facts!.HasShell(path) : Trilean.Unknown;

    private Trilean BaseHasCommand(string name)
    {
        if (_root.IsScratch)
        {
            return Trilean.No;
        }

        if (_root.IsCatalogued && _root.Facts!.HasProgram(name) is not Trilean.Unknown and var isThere)
        {
            return isThere;
        }

        if (!_root.IsCatalogued || _root.Facts!.IsDistroless != Trilean.Yes || _root.Facts.Built is not null)
        {
            return _root.IsCatalogued && _root.Facts!.LacksProgram(name) ? Trilean.No : Trilean.Unknown;
        }

        // An image of which all libraries are known and that has no runtime has no programs; one of a language has no servers.
        var facts = _root.Facts;
        var isEmpty = facts.Runtime is null && !facts.Libraries.IsUnknown;
        if ((!isEmpty && StartsWithAny(name, RuntimeNames))
            || (!isEmpty && Array.IndexOf(Languages, facts.Runtime) < 0 && StartsWithAny(name, ServerNames)))
        {
            return Trilean.Unknown;
        }

        return facts.Entrypoint.TryGet(out var entrypoint) && entrypoint.Length > 0 && ImagePath.BaseName(entrypoint[0]) == name
            ? Trilean.Yes
            : Trilean.No;
    }

    private static bool StartsWithAny(string name, string[] prefixes)
    {
        foreach (var prefix in prefixes)
        {
            if (name.StartsWith(prefix, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a COPY or ADD brings the path; unknown where one may.</summary>
    private Trilean BroughtTo(string path, ref int budget)
    {
        if (_count == 0)
        {
            return Trilean.No;
        }

        if (path.Length > MaximumPath)
        {
            return Trilean.Unknown;
        }

        var result = Trilean.No;
        for (var directory = path; directory is not null; directory = ImagePath.Parent(directory))
        {
            if (--budget < 0)
            {
                return Trilean.Unknown;
            }

            _arrivals.TryGetValue(directory, out var entry);
            for (; entry is not null; entry = entry.Earlier)
            {
                if (--budget < 0)
                {
                    return Trilean.Unknown;
                }

                if (IsCandidate(entry, path))
                {
                    result = Or(result, Brings(entry, path, ref budget));
                    if (result == Trilean.Yes)
                    {
                        return result;
                    }
                }
            }
        }

        return result;
    }

    private Trilean Brings(ArrivalEntry entry, string path, ref int budget)
    {
        var origin = entry.Step.Transfer!.Origin;
        if (origin.Kind == TransferOriginKind.Context)
        {
            return ContextBrings(entry, path);
        }

        if (entry.Kind == ArrivalKind.Exact)
        {
            return Trilean.Yes;
        }

        if (entry.Kind == ArrivalKind.Possible
            || origin.Kind is not (TransferOriginKind.Stage or TransferOriginKind.Image)
            || !SourcePath(entry, path).TryGet(out var sourcePath))
        {
            return Trilean.Unknown;
        }

        if (origin.Stage is { } stage && !origin.IsNotYetDefined)
        {
            // Every step down into a stage costs, so that chains of stages do not nest deeper than the stack allows.
            budget -= 16;
            return budget < 0 ? Trilean.Unknown : stage.Files.Contains(sourcePath, ref budget);
        }

        if (origin.Image is { } image)
        {
            return image.IsScratch ? Trilean.No
                : origin.Facts is not { IsWindows: false } facts ? Trilean.Unknown
                : IsShellName(ImagePath.BaseName(sourcePath)) ? facts.HasShell(sourcePath)
                : facts.HasFile(sourcePath);
        }

        return Trilean.Unknown;
    }

    private void Collect(string path, List<ArrivalEntry> entries)
    {
        for (var directory = path.Length > MaximumPath ? null : path; directory is not null; directory = ImagePath.Parent(directory))
        {
            _arrivals.TryGetValue(directory, out var entry);
            for (; entry is not null && entries.Count < MaximumArrivals; entry = entry.Earlier)
            {
                if (IsCandidate(entry, path))
                {
                    entries.Add(entry);
                }
            }
        }
    }
}
