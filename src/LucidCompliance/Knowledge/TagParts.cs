using System;
using System.Collections.Generic;

namespace LucidCompliance.Knowledge;

/// <summary>What a tag says about the image by the conventions of the field: version, suite, architecture, variant.</summary>
internal static class TagParts
{
    private static readonly string[] DevelopmentSuffixes = ["-sfw-ent-dev", "-sfw-dev", "-dev", "-compat", "-sdk"];

    /// <summary>The version at the start of a tag, <c>major.minor</c> or <c>major</c>; null where there is none.</summary>
    public static string? Version(string tag)
    {
        var major = DigitsFrom(tag, 0);
        if (major == 0 || (major < tag.Length && tag[major] is not ('.' or '-')))
        {
            return null;
        }

        var minor = major < tag.Length && tag[major] == '.' ? DigitsFrom(tag, major + 1) : major + 1;
        return tag.Substring(0, minor > major + 1 ? minor : major);
    }

    /// <summary>The major version at the start of a tag.</summary>
    public static string? Major(string tag)
    {
        var version = Version(tag);
        var dot = version?.IndexOf('.') ?? -1;
        return dot < 0 ? version : version!.Substring(0, dot);
    }

    /// <summary>The first part of the tag, between dashes, that is a key of the table; null where none is.</summary>
    public static string? Suite(string tag, Dictionary<string, string> suites)
    {
        foreach (var part in tag.Split('-'))
        {
            if (suites.ContainsKey(part) || part == "resolute")
            {
                return part;
            }
        }

        return null;
    }

    /// <summary>The one architecture that the tag's end names, in Docker's words; null where the tag names none.</summary>
    public static string? Architecture(string tag)
    {
        switch (tag.Substring(tag.LastIndexOf('-') + 1))
        {
            case "amd64":
                return "amd64";
            case "arm64" or "arm64v8":
                return "arm64";
            case "arm" or "arm32v7":
                return "arm";
            case "s390x":
                return "s390x";
            case "ppc64le":
                return "ppc64le";
            case "riscv64":
                return "riscv64";
            default:
                return null;
        }
    }

    /// <summary>The tag of the same image without debugging or development tools; null where the tag has no such mark.</summary>
    public static string? Release(string tag)
    {
        if (tag.StartsWith("debug", StringComparison.Ordinal))
        {
            var rest = tag.Substring(5);
            return rest.StartsWith("-nonroot", StringComparison.Ordinal) ? rest.Substring(1) : "latest" + rest;
        }

        foreach (var suffix in DevelopmentSuffixes)
        {
            if (tag.Length > suffix.Length && tag.EndsWith(suffix, StringComparison.Ordinal))
            {
                return tag.Substring(0, tag.Length - suffix.Length);
            }
        }

        return null;
    }

    private static int DigitsFrom(string text, int start)
    {
        var end = start;
        while (end < text.Length && text[end] is >= '0' and <= '9')
        {
            end++;
        }

        return end;
    }
}
