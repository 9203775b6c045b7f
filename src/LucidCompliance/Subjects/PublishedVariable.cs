using System;
using LucidCompliance.Model;

namespace LucidCompliance.Subjects;

/// <summary>A variable of the image that the SDK publishes: of an item <c>ContainerEnvironmentVariable</c>, else of the base image.</summary>
internal static class PublishedVariable
{
    /// <summary>
    /// The value of a variable, whose case matters; absent where neither sets it. Unknown where a condition decides about an item, and where base
    /// images are not known or disagree. The origin is the item's value.
    /// </summary>
    public static Fact<string> Find(ProjectSubject project, string name)
    {
        if (project.Publishing is not { } publishing)
        {
            return Fact<string>.Absent;
        }

        Fact<string>? own = null;
        foreach (var item in publishing.EnvironmentVariables)
        {
            if (string.Equals(item.Include, name, StringComparison.Ordinal))
            {
                own = item.IsCertain && item.Find("Value") is { } value ? value.Value : Fact<string>.UnknownBecause("a condition decides the variable");
            }
        }

        return own ?? (project.Project!.HasAllItems("ContainerEnvironmentVariable") ? OfBase(project, name) : Fact<string>.UnknownBecause("an item that is not read may set the variable"));
    }

    private static Fact<string> OfBase(ProjectSubject project, string name)
    {
        Fact<string>? found = null;
        foreach (var candidate in PublishedBase.Of(project))
        {
            if (candidate.Facts is not { } facts)
            {
                return Fact<string>.UnknownBecause("the base image is not known");
            }

            var value = facts.Environment.TryGetValue(name, out var text) ? Fact<string>.Known(text) : Fact<string>.Absent;
            if (found is { } earlier && (earlier.Kind != value.Kind || (value.IsKnown && !string.Equals(earlier.Value, value.Value, StringComparison.Ordinal))))
            {
                return Fact<string>.UnknownBecause("the base images disagree");
            }

            found = value;
        }

        return found ?? Fact<string>.UnknownBecause("the base image is not known");
    }
}
