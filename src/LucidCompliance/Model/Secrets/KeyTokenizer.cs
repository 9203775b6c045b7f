using System.Collections.Immutable;

namespace LucidCompliance.Model.Secrets;

/// <summary>Splits names into lower-case tokens: at separators, at a lower-to-upper change, and before the last capital of an acronym.</summary>
internal static class KeyTokenizer
{
    // Longer names come from generated keys; the tail decides what they mean.
    private const int MaximumLength = 256;

    public static ImmutableArray<string> Split(string name)
    {
        if (name.Length > MaximumLength)
        {
            name = name.Substring(name.Length - MaximumLength);
        }

        var tokens = ImmutableArray.CreateBuilder<string>();
        var start = -1;
        for (var i = 0; i < name.Length; i++)
        {
            var c = name[i];
            if (!char.IsLetterOrDigit(c))
            {
                Add(tokens, name, start, i);
                start = -1;
                continue;
            }

            if (start >= 0 && StartsWord(name, i))
            {
                Add(tokens, name, start, i);
                start = i;
            }
            else if (start < 0)
            {
                start = i;
            }
        }

        Add(tokens, name, start, name.Length);
        return tokens.ToImmutable();
    }

    private static bool StartsWord(string name, int i)
    {
        if (!char.IsUpper(name[i]))
        {
            return false;
        }

        // dbPassword, oauth2Token; APIKey splits before the K that a lower-case letter follows.
        return char.IsLower(name[i - 1])
            || char.IsDigit(name[i - 1]) && i + 1 < name.Length && char.IsLower(name[i + 1])
            || i + 1 < name.Length && char.IsLower(name[i + 1]);
    }

    private static void Add(ImmutableArray<string>.Builder tokens, string name, int start, int end)
    {
        if (start < 0 || start == end)
        {
            return;
        }

        // PASSWORD2 and password_2 mean the same; sha256, s3 and oauth2 keep theirs, which does not matter here.
        var letters = end;
        while (letters > start && char.IsDigit(name[letters - 1]))
        {
            letters--;
        }

        if (letters > start && letters < end)
        {
            tokens.Add(name.Substring(start, letters - start).ToLowerInvariant());
            tokens.Add(name.Substring(letters, end - letters));
        }
        else
        {
            tokens.Add(name.Substring(start, end - start).ToLowerInvariant());
        }
    }
}
