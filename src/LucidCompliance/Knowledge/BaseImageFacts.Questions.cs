using System;
using System.Collections.Generic;
using System.Collections.Immutable;

namespace LucidCompliance.Knowledge;

/// <content>The questions that rules ask, answered from the facts.</content>
public sealed partial class BaseImageFacts
{
    private const string Busybox = "/busybox/sh";

    /// <summary>
    /// Whether a shell is there: by absolute path (<c>/bin/sh</c>), or by name on the image's PATH (<c>bash</c>).
    /// </summary>
    public Trilean HasShell(string pathOrName)
    {
        if (Built?.Files is { } files)
        {
            return HasListedShell(files, pathOrName);
        }

        if (!Shell.IsKnown)
        {
            return Shell.IsAbsent ? Trilean.No : Trilean.Unknown;
        }

        foreach (var shell in Shells)
        {
            if (shell == pathOrName || (pathOrName.IndexOf('/') < 0 && BaseName(shell) == pathOrName))
            {
                return Trilean.Yes;
            }
        }

        // A debug variant brings its one shell in its own directory; other images may have more shells than the row names.
        return Shell.Value == Busybox ? Trilean.No : Trilean.Unknown;
    }

    /// <summary>Whether a program is on the usual PATH; unknown without an archive of the image.</summary>
    public Trilean HasProgram(string name) => Built?.Files?.HasProgram(name) ?? Trilean.Unknown;

    /// <summary>Whether a file is there, by its absolute path; unknown without an archive of the image.</summary>
    public Trilean HasFile(string path) => Built?.Files?.Has(ImageListing.Normalize(path)) ?? Trilean.Unknown;

    /// <summary>Whether <c>/etc/passwd</c> has this user name.</summary>
    public Trilean HasUser(string name) => Has(Users, name);

    /// <summary>Whether <c>/etc/group</c> has this group name.</summary>
    public Trilean HasGroup(string name) => Has(Groups, name);

    /// <summary>Whether the image, though it has a shell, is known not to have a program on its PATH.</summary>
    public bool LacksProgram(string name) => MissingLibraries.Contains(name);

    /// <summary>Whether a shared library is there; <c>libssl</c>, <c>libssl.so</c> and <c>libssl.so.3</c> ask the same.</summary>
    public Trilean HasLibrary(string name)
    {
        var end = name.IndexOf(".so", StringComparison.Ordinal);
        var library = end < 0 ? name : name.Substring(0, end);
        return MissingLibraries.Contains(library) ? Trilean.No : Has(Libraries, library);
    }

    /// <summary>
    /// How many leading elements of a command repeat what the image's entrypoint already runs: 1 for
    /// <c>["python", "app.py"]</c> on an image whose entrypoint is Python, 2 for <c>["java", "-jar", "app.jar"]</c> where it is
    /// <c>java -jar</c>; 0 where nothing is repeated or the entrypoint is unknown. Only the interpreters Python, Node, Java
    /// and dotnet count.
    /// </summary>
    public int CountRepeatedInterpreter(IReadOnlyList<string> command)
    {
        if (command.Count == 0 || !Entrypoint.TryGet(out var entrypoint) || !RepeatsInterpreter(entrypoint[0], command[0]))
        {
            return 0;
        }

        var count = 1;
        while (count < entrypoint.Length && count < command.Count && entrypoint[count] == command[count])
        {
            count++;
        }

        return count;
    }

    /// <summary>
    /// Whether support has ended on the given day. An image without a date counts if its status is end of life or removed.
    /// The last day of support is still supported. The system below counts too: nobody rebuilds <c>node:22-buster</c>.
    /// </summary>
    public bool IsEndOfLifeOn(DateTime day) => IsSoftwareEndOfLifeOn(day) || (Distribution is { } system && day.Date > system.LastDay);

    /// <summary>The same, asked of the software alone that the image is named after.</summary>
    public bool IsSoftwareEndOfLifeOn(DateTime day) => EndOfLife is { } last
        ? day.Date > last
        : Status is BaseImageStatus.EndOfLife or BaseImageStatus.Removed;

    // Each shell of the image is listed, wherever it lies.
    private Trilean HasListedShell(ImageListing files, string pathOrName)
    {
        if (pathOrName.IndexOf('/') >= 0)
        {
            return files.Has(ImageListing.Normalize(pathOrName));
        }

        var path = Environment.TryGetValue("PATH", out var own) ? own.Split(':') : SystemFolders.Path.ToArray();
        foreach (var directory in path)
        {
            if (files.Has(ImageListing.Normalize(directory + "/" + pathOrName)) == Trilean.Yes)
            {
                return Trilean.Yes;
            }
        }

        return ShellNames.Contains(pathOrName) && !files.HasNamed(pathOrName) ? Trilean.No : Trilean.Unknown;
    }

    private static bool RepeatsInterpreter(string entrypoint, string word)
    {
        if (word == entrypoint)
        {
            return IsInterpreter(BaseName(word));
        }

        var interpreter = BaseName(entrypoint);
        if (interpreter.StartsWith("python", StringComparison.Ordinal))
        {
            // python, python3 and python3.13 are names of one interpreter; another directory holds another one.
            var name = BaseName(word);
            return IsInterpreter(name) && name.StartsWith("python", StringComparison.Ordinal)
                && (name.Length == word.Length || SameDirectory(entrypoint, word));
        }

        return word == interpreter && IsInterpreter(word);
    }

    private static bool IsInterpreter(string name)
    {
        if (name is "node" or "java" or "dotnet" or "python")
        {
            return true;
        }

        if (!name.StartsWith("python3", StringComparison.Ordinal))
        {
            return false;
        }

        for (var i = 7; i < name.Length; i++)
        {
            if (name[i] is not ('.' or (>= '0' and <= '9')))
            {
                return false;
            }
        }

        return true;
    }

    private static bool SameDirectory(string left, string right)
    {
        var slash = left.LastIndexOf('/');
        return slash == right.LastIndexOf('/') && string.CompareOrdinal(left, 0, right, 0, slash + 1) == 0;
    }

    private static string BaseName(string path) => path.Substring(path.LastIndexOf('/') + 1);

    private static Trilean Has(ImageFact<ImmutableArray<string>> names, string name) =>
        names.IsUnknown ? Trilean.Unknown
        : names.IsKnown && names.Value.Contains(name) ? Trilean.Yes
        : Trilean.No;
}
