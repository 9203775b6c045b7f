using System;
using System.Globalization;

namespace LucidCompliance.Model.Projects;

/// <summary>A target framework moniker such as <c>net10.0</c>, <c>netcoreapp3.1</c>, <c>net48</c>, <c>netstandard2.0</c> or <c>net8.0-windows</c>.</summary>
public readonly struct TargetFramework : IEquatable<TargetFramework>, IComparable<TargetFramework>
{
    private TargetFramework(string moniker, TargetFrameworkFamily family, int major, int minor, string? platform)
    {
        Moniker = moniker;
        Family = family;
        Major = major;
        Minor = minor;
        Platform = platform;
    }

    /// <summary>The moniker as written.</summary>
    public string Moniker { get; }

    /// <summary>Which .NET it is.</summary>
    public TargetFrameworkFamily Family { get; }

    /// <summary>The major version.</summary>
    public int Major { get; }

    /// <summary>The minor version.</summary>
    public int Minor { get; }

    /// <summary>The part behind the hyphen, <c>windows10.0.19041</c>; null without one.</summary>
    public string? Platform { get; }

    /// <summary>Whether it is .NET 5 and later or .NET Core: what Linux images run.</summary>
    public bool IsNetCore => Family == TargetFrameworkFamily.NetCore;

    /// <summary>The version as tags of images and <c>TargetFrameworkVersion</c> write it: <c>10.0</c>.</summary>
    public string Version => Major.ToString(CultureInfo.InvariantCulture) + "." + Minor.ToString(CultureInfo.InvariantCulture);

    /// <summary>Reads a moniker; case does not matter. False for one of another family (<c>uap10.0</c>, a typing error).</summary>
    public static bool TryParse(string text, out TargetFramework framework)
    {
        framework = default;
        var hyphen = text.IndexOf('-');
        var name = hyphen < 0 ? text : text.Substring(0, hyphen);
        var platform = hyphen < 0 ? null : text.Substring(hyphen + 1);
        var (family, prefix) =
            Starts(name, "netcoreapp") ? (TargetFrameworkFamily.NetCore, 10)
            : Starts(name, "netstandard") ? (TargetFrameworkFamily.NetStandard, 11)
            : Starts(name, "net") && name.IndexOf('.') > 0 ? (TargetFrameworkFamily.NetCore, 3)
            : Starts(name, "net") ? (TargetFrameworkFamily.NetFramework, 3)
            : (default, 0);
        if (prefix == 0 || !TryParseVersion(name.Substring(prefix), family, out var major, out var minor))
        {
            return false;
        }

        framework = new TargetFramework(text, family, major, minor, platform);
        return true;
    }

    /// <summary>Compares versions; only of use within one family.</summary>
    public int CompareTo(TargetFramework other) => Major != other.Major ? Major.CompareTo(other.Major) : Minor.CompareTo(other.Minor);

    /// <inheritdoc/>
    public bool Equals(TargetFramework other) =>
        Family == other.Family && CompareTo(other) == 0 && string.Equals(Platform, other.Platform, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is TargetFramework other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked((((int)Family * 397) + Major) * 397) + Minor;

    /// <summary>The moniker.</summary>
    public override string ToString() => Moniker ?? string.Empty;

    // "10.0" and "3.1" of .NET Core; "48" and "472" of .NET Framework write one digit for each part.
    private static bool TryParseVersion(string text, TargetFrameworkFamily family, out int major, out int minor)
    {
        minor = 0;
        if (family == TargetFrameworkFamily.NetFramework)
        {
            major = 0;
            return text.Length is 2 or 3 && TryParseNumber(text.Substring(0, 1), out major) && TryParseNumber(text.Substring(1, 1), out minor);
        }

        var dot = text.IndexOf('.');
        major = 0;
        return dot > 0 && TryParseNumber(text.Substring(0, dot), out major) && TryParseNumber(text.Substring(dot + 1), out minor);
    }

    private static bool TryParseNumber(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number < 1000;

    private static bool Starts(string text, string prefix) => text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase);
}

/// <summary>Which .NET a moniker means.</summary>
public enum TargetFrameworkFamily
{
    /// <summary>None that is known.</summary>
    None,

    /// <summary>.NET 5 and later, and .NET Core.</summary>
    NetCore,

    /// <summary>.NET Framework.</summary>
    NetFramework,

    /// <summary>.NET Standard.</summary>
    NetStandard,
}
