using System;
using System.Globalization;
using System.Text;
using LucidCompliance.Knowledge;

namespace LucidCompliance.LanguageServer.Symbols;

/// <summary>What the catalogue, or the policy, knows about an image, for people.</summary>
internal static class ImageDescription
{
    /// <summary>The description in Markdown.</summary>
    /// <param name="name">The image as it is written or known.</param>
    /// <param name="facts">The facts; null where nothing is known.</param>
    /// <param name="today">The day to compare the end of support with.</param>
    public static string Of(string name, BaseImageFacts? facts, DateTime today)
    {
        var text = new StringBuilder("**").Append(name).Append("**\n\n");
        if (facts is null)
        {
            return text.Append("Nothing is known about this image. `baseImages.known` of the policy can state facts.").ToString();
        }

        if (facts.IsWindows)
        {
            return text.Append("A Windows image: nothing else is known about it.").ToString();
        }

        Line(text, "Kind", KindOf(facts));
        Line(text, "User", UserOf(facts));
        Line(text, "Shell", facts.Shell.IsAbsent ? "none" : facts.Shell.TryGet(out var shell) ? "`" + shell + "`" : null);
        Line(text, "Package manager", facts.PackageManager.IsAbsent ? "none" : facts.PackageManager.TryGet(out var manager) ? manager : null);
        Line(text, "Entrypoint", facts.Entrypoint.IsAbsent ? "none" : facts.Entrypoint.TryGet(out var entrypoint) ? "`" + string.Join(' ', entrypoint) + "`" : null);
        Line(text, "Runtime", facts.Runtime is { } runtime ? runtime + (facts.RuntimeVersion is { } version ? " " + version : string.Empty) : null);
        Line(text, "C library", facts.Libc.IsAbsent ? "none" : facts.Libc.TryGet(out var libc) ? libc + (facts.GlibcVersion is { } glibc ? " " + glibc : string.Empty) : null);
        Line(text, "Support", SupportOf(facts, today));
        Line(text, "Followed by", facts.Replacement is { } replacement ? "`" + replacement + "`" : null);
        Line(text, "Distroless variant", facts.DistrolessVariant is { } variant ? "`" + variant + "`" : null);
        if (facts.Note is { } note)
        {
            text.Append('\n').Append(note).Append('\n');
        }

        return text.Append("\n*Catalogue of ").Append(Day(BaseImageCatalogue.Default.AsOf)).Append("; ")
            .Append(facts.Confidence switch { BaseImageConfidence.High => "read in the publisher's build files", BaseImageConfidence.Medium => "as documented", _ => "a guess" })
            .Append(".*").ToString();
    }

    private static void Line(StringBuilder text, string name, string? value)
    {
        if (value is not null)
        {
            text.Append("- ").Append(name).Append(": ").Append(value).Append('\n');
        }
    }

    private static string? KindOf(BaseImageFacts facts) =>
        facts.IsDebugVariant ? "debug or development variant"
        : facts.IsBuildImage ? "made for building"
        : facts.IsDistroless switch { Trilean.Yes => "distroless", Trilean.No => "not distroless", _ => null };

    private static string? UserOf(BaseImageFacts facts)
    {
        if (!facts.DefaultUserId.TryGet(out var id))
        {
            return null;
        }

        var user = (id == 0 ? "root" : facts.DefaultUserName ?? "unprivileged") + " (" + id.ToString(CultureInfo.InvariantCulture) + ")";
        return id == 0 && facts.FamilyUserId is { } family and not 0
            ? user + "; its unprivileged user is " + family.ToString(CultureInfo.InvariantCulture)
            : user;
    }

    private static string? SupportOf(BaseImageFacts facts, DateTime today) =>
        facts.Distribution is { } system && today.Date > system.LastDay && !facts.IsSoftwareEndOfLifeOn(today) ? $"{system} ended on {Day(system.LastDay)}"
        : facts.EndOfLife is { } end ? (facts.IsSoftwareEndOfLifeOn(today) ? "ended on " : "until ") + Day(end)
        : facts.Status switch
        {
            BaseImageStatus.EndOfLife => "ended",
            BaseImageStatus.Removed => "removed by its publisher",
            BaseImageStatus.Floating => "supported; the name moves to new versions by itself",
            BaseImageStatus.Supported => "supported",
            _ => null,
        };

    private static string Day(DateTime day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
