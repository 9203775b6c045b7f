using System;
using LucidCompliance.Model;
using LucidCompliance.Subjects;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.DotNet;

/// <summary>
/// A call that looks a time zone up by its name, in the sources whose names are known: directories are not listed, so that other files stay
/// unread.
/// </summary>
internal static class TimeZoneLookup
{
    private const string Call = "TimeZoneInfo.FindSystemTimeZoneById(";

    private static readonly string[] Sources = ["Program.cs", "Startup.cs", "Worker.cs", "Program.fs"];

    // A program that brings or makes its own zones, or that is ready for the image without them, says so somewhere in its text.
    private static readonly string[] Precautions = ["TimeZoneNotFoundException", "TryFindSystemTimeZoneById", "CreateCustomTimeZone", "InvalidTimeZoneException"];

    /// <summary>The first call with another zone than UTC; null where none is seen, or where the program is ready for a zone that is missing.</summary>
    public static SourceLocation? Find(ImageSubject image)
    {
        if (image.Project is not { IsKnown: true, Value: { Project.IsExecutable: { IsKnown: true, Value: true } } project } || image.Build.Options.Context is not { } context)
        {
            return null;
        }

        foreach (var name in Sources)
        {
            if (context.Files.Read(RepositoryPath.Combine(project.Directory, name)).Text is { } text && Find(text) is { } location)
            {
                return location;
            }
        }

        return null;
    }

    private static SourceLocation? Find(SourceText text)
    {
        foreach (var precaution in Precautions)
        {
            if (text.Content.IndexOf(precaution, StringComparison.Ordinal) >= 0)
            {
                return null;
            }
        }

        for (var i = text.Content.IndexOf(Call, StringComparison.Ordinal); i >= 0; i = text.Content.IndexOf(Call, i + 1, StringComparison.Ordinal))
        {
            if (IsCode(text.Content, i) && !IsUniversal(text.Content, i + Call.Length))
            {
                return new SourceLocation(text, new TextSpan(i, Call.Length - 1));
            }
        }

        return null;
    }

    // Not behind "//", in a block comment's line that begins with a star, or in a string.
    private static bool IsCode(string text, int index)
    {
        var start = index == 0 ? 0 : text.LastIndexOf('\n', index - 1) + 1;
        var before = text.Substring(start, index - start);
        return before.IndexOf("//", StringComparison.Ordinal) < 0 && before.IndexOf('"') < 0 && before.IndexOf('*') < 0 && before.TrimStart() is not ['#', ..];
    }

    private static bool IsUniversal(string text, int argument) =>
        string.CompareOrdinal(text, argument, "\"UTC\"", 0, 5) == 0 || string.CompareOrdinal(text, argument, "\"Etc/UTC\"", 0, 9) == 0
        || string.CompareOrdinal(text, argument, "TimeZoneInfo.Utc", 0, 16) == 0;
}
