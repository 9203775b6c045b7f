using System;

namespace LucidCompliance.Model.Secrets;

/// <summary>Knows the sections of settings that hold what people read: under <c>Localization:de:Password</c> stands the caption of a field.</summary>
internal static class TextCatalogues
{
    private static readonly string[] Sections =
    [
        "localization", "localisation", "localizations", "localized", "translations", "translation", "resources", "labels", "captions", "texts", "messages", "strings", "i18n", "l10n", "locales", "placeholders", "tooltips", "errormessages",
    ];

    /// <summary>Whether a value is words in such a section.</summary>
    public static bool IsText(string keyPath, string value)
    {
        foreach (var c in value)
        {
            if (c is >= '0' and <= '9')
            {
                return false;
            }
        }

        return IsInSection(keyPath) && Randomness.Judge(value) == RandomShape.NotRandom;
    }

    private static bool IsInSection(string keyPath)
    {
        for (var start = 0; start < keyPath.Length;)
        {
            var end = keyPath.IndexOfAny(['.', ':'], start);
            if (end < 0)
            {
                return false;
            }

            foreach (var section in Sections)
            {
                if (end - start == section.Length && string.Compare(keyPath, start, section, 0, section.Length, StringComparison.OrdinalIgnoreCase) == 0)
                {
                    return true;
                }
            }

            start = end + 1;
        }

        return false;
    }
}
