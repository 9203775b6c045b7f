using System;
using System.Globalization;
using LucidCompliance.Knowledge;
using LucidCompliance.Subjects;

namespace LucidCompliance.Rules.Labels;

/// <summary>What a label says about an image that the SDK publishes, and what the project proves about it.</summary>
internal static class PublishedLabelClaim
{
    /// <summary>What is the case instead, as a clause; null unless the label is proven wrong.</summary>
    public static string? FindContradiction(ProjectSubject project, string key, string value) =>
        !LabelClaim.IsClaim(project.Policy, key) ? null
        : key.EndsWith(".user", StringComparison.Ordinal) ? OfUser(project, value)
        : key.EndsWith(".shell", StringComparison.Ordinal) ? value == "false" ? OfBase(project, static facts => facts.HasShell("/bin/sh") == Trilean.Yes, "has a shell") : null
        : value == "distroless" ? OfBase(project, static facts => facts.IsDistroless == Trilean.No, "is not distroless")
        : null;

    /// <summary>Whether what a label says is proven; a label that claims nothing about the image is true.</summary>
    public static bool IsTrue(ProjectSubject project, string key, string value) =>
        !LabelClaim.IsClaim(project.Policy, key)
        || (key.EndsWith(".user", StringComparison.Ordinal) ? PublishedUser.Of(project).TryGet(out var user) && string.Equals(user.Text, value, StringComparison.Ordinal)
            : key.EndsWith(".shell", StringComparison.Ordinal) ? value == "false" && IsProven(project, static facts => facts.Shell.IsAbsent)
            : value == "distroless" && IsProven(project, static facts => facts.IsDistroless == Trilean.Yes && facts.Shell.IsAbsent));

    /// <summary>The user of the published image as a label states it; null where it is a name or not known.</summary>
    public static string? TrueUser(ProjectSubject project) =>
        PublishedUser.Of(project).TryGet(out var user) && TryGetId(user.Text, out var id)
            ? user.IsRoot ? id.ToString(CultureInfo.InvariantCulture) : user.Text
            : null;

    // Of every image that the SDK may take.
    private static bool IsProven(ProjectSubject project, Func<BaseImageFacts, bool> holds)
    {
        var hasAny = false;
        foreach (var candidate in PublishedBase.Of(project))
        {
            if (candidate.Facts is not { } facts || !holds(facts))
            {
                return false;
            }

            hasAny = true;
        }

        return hasAny;
    }

    private static string? OfUser(ProjectSubject project, string value) =>
        PublishedUser.Of(project).TryGet(out var user) && TryGetId(value, out var claimed) && TryGetId(user.Text, out var actual) && claimed != actual
            ? "the published image runs as user " + user.Text
            : null;

    private static string? OfBase(ProjectSubject project, Func<BaseImageFacts, bool> isWrong, string clause)
    {
        foreach (var candidate in PublishedBase.Of(project))
        {
            if (candidate.Facts is { } facts && isWrong(facts))
            {
                return $"{candidate.Reference.FamiliarName}, on which the image is published, {clause}";
            }
        }

        return null;
    }

    // Another name than root may be any number.
    private static bool TryGetId(string user, out int id)
    {
        var colon = user.IndexOf(':');
        var name = colon < 0 ? user : user.Substring(0, colon);
        id = 0;
        return name == "root" || int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out id);
    }
}
