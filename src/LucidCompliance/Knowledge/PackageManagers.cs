using System;

namespace LucidCompliance.Knowledge;

/// <summary>The package managers of Linux systems and languages, by the programs that run them.</summary>
internal static class PackageManagers
{
    // The system's first: the name for people, which the catalogue uses too.
    private static readonly (string Program, string Name)[] OfSystems =
    [
        ("apt-get", "apt"), ("apt", "apt"), ("dpkg", "dpkg"), ("apk", "apk"), ("microdnf", "microdnf"), ("dnf", "dnf"), ("dnf5", "dnf"), ("tdnf", "tdnf"),
        ("yum", "yum"), ("zypper", "zypper"), ("pacman", "pacman"), ("rpm", "rpm"), ("opkg", "opkg"),
    ];

    /// <summary>Whether a file name is that of a system's package manager.</summary>
    public static bool Contains(string program)
    {
        foreach (var manager in OfSystems)
        {
            if (string.Equals(manager.Program, program, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The name of the first package manager that is there; null without one.</summary>
    public static string? Find(Func<string, bool> isThere)
    {
        foreach (var manager in OfSystems)
        {
            if (isThere(manager.Program))
            {
                return manager.Name;
            }
        }

        return null;
    }
}
