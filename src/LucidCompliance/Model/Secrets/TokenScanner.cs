using System.Collections.Generic;

namespace LucidCompliance.Model.Secrets;

/// <summary>Finds provider formats anywhere in a text, in one pass.</summary>
internal static class TokenScanner
{
    public static void Scan(string text, List<SecretMatch> findings)
    {
        var floor = 0;
        for (var i = 0; i + 1 < text.Length; i++)
        {
            var formats = TokenFormatTable.StartingWith(text[i], text[i + 1]);
            if (formats.Length == 0)
            {
                continue;
            }

            foreach (var format in formats)
            {
                if (format.TryMatch(text, i, floor, out var start, out var end) && Accept(text, format, i, start, end) is { } finding)
                {
                    findings.Add(finding);
                    floor = end;
                    i = end - 1;
                    break;
                }
            }
        }
    }

    private static SecretMatch? Accept(string text, TokenFormat format, int mark, int start, int end)
    {
        var body = mark + format.Mark.Length;
        var confidence = format.Mark.Length >= 4 ? SecretConfidence.Proven : SecretConfidence.High;
        switch (format.Check)
        {
            case TokenCheck.Crc32:
                // A wrong checksum makes it a doubtful token, not an innocent text.
                confidence = end - body == 36 && TokenChecks.HasCrc32(text, body) ? SecretConfidence.Proven : SecretConfidence.Medium;
                break;
            case TokenCheck.DigitBeforeMark when text[mark - 1] is < '0' or > '9':
            case TokenCheck.Snowflake when !TokenChecks.StartsWithSnowflake(text, start):
            case TokenCheck.NKey when !TokenChecks.IsNKeySeed(text, start):
                return null;
            case TokenCheck.DigitBeforeMark or TokenCheck.Snowflake or TokenCheck.NKey:
                confidence = SecretConfidence.Proven;
                break;
        }

        if (WellKnownSecrets.Contains(text, start, end))
        {
            return new SecretMatch(SecretClass.WellKnown, format.Kind, SecretConfidence.Proven, new SecretRange(start, end - start));
        }

        // The longer of what stands before and behind the mark carries the randomness.
        var (from, to) = mark - start > end - body ? (start, mark) : (body, end);
        return FakeValues.IsFake(text, from, to) ? null : new SecretMatch(SecretClass.Secret, format.Kind, confidence, new SecretRange(start, end - start));
    }
}
