using System;
using System.Globalization;
using System.Text.Json;

namespace LucidCompliance.LanguageServer.Workspaces;

/// <summary>
/// What a client's <c>initializationOptions</c> ask for: <c>policy</c> (the absolute path of the one policy for all artifacts), <c>date</c>
/// (the day to compare support dates with, <c>yyyy-MM-dd</c>) and <c>diagnostics</c> (<c>openFiles</c>, the default, or <c>workspace</c>:
/// findings of files that are not open are published too). What has no meaning is as if it were not there.
/// </summary>
internal sealed record ServerSettings
{
    private DateTime? Date { get; init; }

    /// <summary>The policy's absolute path; null seeks the nearest for each artifact.</summary>
    public string? Policy { get; private init; }

    /// <summary>Whether findings of files that are not open are published.</summary>
    public bool PublishesWorkspace { get; private init; }

    /// <summary>The day to judge by (UTC).</summary>
    public DateTime Today => Date ?? DateTime.UtcNow.Date;

    /// <summary>Reads a client's options.</summary>
    public static ServerSettings From(JsonElement? options)
    {
        if (options is not { ValueKind: JsonValueKind.Object } element)
        {
            return new ServerSettings();
        }

        return new ServerSettings
        {
            Policy = GetText(element, "policy"),
            Date = DateTime.TryParseExact(
                GetText(element, "date"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var date)
                ? date
                : null,
            PublishesWorkspace = GetText(element, "diagnostics") == "workspace",
        };
    }

    private static string? GetText(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;
}
