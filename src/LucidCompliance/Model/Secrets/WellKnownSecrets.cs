using System;

namespace LucidCompliance.Model.Secrets;

/// <summary>Keys that documentation and emulators publish. They open nothing, and every copy of them is meant to be there.</summary>
internal static class WellKnownSecrets
{
    // Written in pieces, so that no scanner takes this file for a leak.
    private static readonly string[] Values =
    [
        "wJalrXUtnFEMI" + "/K7MDENG/" + "bPxRfiCYEXAMPLEKEY",
        "je7MtGbClwBF" + "/2Zp9Utk/" + "h3yCo8nvbEXAMPLEKEY",

        // Azurite and the older storage emulator, Cosmos DB emulator, event hubs and service bus emulators.
        "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq" + "/K1SZFPTOtr/KBHBeksoGMGw==",
        "C2y6yDjf5/R+ob0N8A7Cgv30VRDJIWEHLM+4QDU5DE2nQ9nDuVTqobD4b8mGGyPMbIZnqyMsEcaGQy67XIw" + "/Jw==",
        "SAS_KEY_VALUE",

        // Test keys that Stripe, reCAPTCHA and Turnstile print in their guides.
        "sk_test_" + "4eC39HqLyjWDarjtT1zdp7dc",
        "sk_test_" + "BQokikJOvBiI2HlWgH4olfQ2",
        "6LeIxAcTAAAAAGG" + "-vFI1TnRWxMZNFuojJ4WifJWe",
        "1x00000000000000000000" + "00000000000AA",
        "2x00000000000000000000" + "00000000000AA",
        "3x00000000000000000000" + "00000000000AA",
    ];

    /// <summary>Whether a range is such a key, or an AWS key id that ends with EXAMPLE.</summary>
    public static bool Contains(string text, int start, int end)
    {
        var length = end - start;
        foreach (var value in Values)
        {
            if (value.Length == length && string.CompareOrdinal(text, start, value, 0, length) == 0)
            {
                return true;
            }
        }

        return length == 20 && text[start] == 'A' && string.CompareOrdinal(text, end - 7, "EXAMPLE", 0, 7) == 0;
    }

    public static bool Contains(string text) => Contains(text, 0, text.Length);
}
