using System;
using System.Globalization;

namespace LucidCompliance.Rules.Labels;

/// <summary>The formats that the OCI image specification gives to its annotations <c>org.opencontainers.image.*</c>.</summary>
internal static class OciAnnotation
{
    private const string Prefix = "org.opencontainers.image.";

    private static readonly string[] DateFormats =
    [
        "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz",
    ];

    /// <summary>What a value must be, as the end of a sentence; null where it is that, or where the key has no format.</summary>
    public static string? FindDefect(string key, string value)
    {
        if (!key.StartsWith(Prefix, StringComparison.Ordinal) || value.Length == 0)
        {
            return null;
        }

        return key.Substring(Prefix.Length) switch
        {
            "created" when !IsDate(value) => "a time as RFC 3339 has it, such as 2026-11-24T09:30:00Z",
            "licenses" when !IsLicenseExpression(value) => "an SPDX expression, such as MIT or Apache-2.0 OR MIT",
            "url" or "documentation" or "source" when !IsUrl(value) => "a URL, such as https://example.com/app",
            "revision" when HasBlank(value) => "the id of a commit or tag, without blanks",
            "version" when HasBlank(value) => "a version without blanks, such as 1.4.2",
            _ => null,
        };
    }

    private static bool IsDate(string value) =>
        DateTimeOffset.TryParseExact(value, DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _);

    private static bool IsUrl(string value) =>
        !HasBlank(value) && value.IndexOf("://", StringComparison.Ordinal) > 0 && Uri.TryCreate(value, UriKind.Absolute, out _);

    private static bool HasBlank(string value)
    {
        foreach (var c in value)
        {
            if (char.IsWhiteSpace(c))
            {
                return true;
            }
        }

        return false;
    }

    // Operators between ids, and parentheses that balance. Whether the list of SPDX has the id is not asked: it grows.
    private static bool IsLicenseExpression(string value)
    {
        var depth = 0;
        var expectsId = true;
        foreach (var word in value.Replace("(", " ( ").Replace(")", " ) ").Split([' '], StringSplitOptions.RemoveEmptyEntries))
        {
            var isOperator = word is "AND" or "OR" or "WITH" or "and" or "or" or "with";
            if (word == "(" && expectsId)
            {
                depth++;
            }
            else if (word == ")" && !expectsId && depth > 0)
            {
                depth--;
            }
            else if (word is not ("(" or ")") && isOperator != expectsId && (isOperator || IsLicenseId(word)))
            {
                expectsId = isOperator;
            }
            else
            {
                return false;
            }
        }

        return depth == 0 && !expectsId;
    }

    private static bool IsLicenseId(string word)
    {
        foreach (var c in word)
        {
            if (c is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '.' or '-' or '+' or ':'))
            {
                return false;
            }
        }

        return true;
    }
}
