using System;
using System.Globalization;
using System.Linq;
using System.Text;

namespace LucidCompliance.Tests.SecretSuite;

/// <summary>
/// Writes a value of a shape such as <c>ghp_‹b62:30›‹crc62›</c>: text outside the angle quotes stays, the rest is drawn.
/// The shapes are listed in <c>tests/secret-suite/README.md</c>.
/// </summary>
internal static class Shape
{
    public static string Write(string shape, string seed)
    {
        var random = new SuiteRandom(seed);
        var text = new StringBuilder();
        var last = string.Empty;
        for (var position = 0; position < shape.Length;)
        {
            var open = shape.IndexOf('‹', position);
            if (open < 0)
            {
                text.Append(shape, position, shape.Length - position);
                break;
            }

            text.Append(shape, position, open - position);
            var close = shape.IndexOf('›', open);
            var directive = shape[(open + 1)..close];
            var piece = directive switch
            {
                "crc62" => Checksums.Base62(last),
                "crc32hex" => Checksums.Crc32(text.ToString().TrimEnd('_')).ToString("x8", CultureInfo.InvariantCulture),
                _ => Draw(directive, random),
            };
            text.Append(piece);
            last = piece;
            position = close + 1;
        }

        return text.ToString();
    }

    private static string Draw(string directive, SuiteRandom random)
    {
        var (name, argument) = directive.IndexOf(':') is var colon and >= 0 ? (directive[..colon], directive[(colon + 1)..]) : (directive, string.Empty);
        var length = int.TryParse(argument, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        return name switch
        {
            "" => string.Empty,
            "hex" => random.Text("0123456789abcdef", length),
            "HEX" => random.Text("0123456789ABCDEF", length),
            "b62" => random.Text(SuiteRandom.Base62, length),
            "b64u" => random.Text(SuiteRandom.Base62 + "-_", length - 1) + random.Text(SuiteRandom.Base62, 1),
            "b64c" => random.Text(SuiteRandom.Base62 + "+/", length),
            "b64" => Convert.ToBase64String(random.Bytes(length)),
            "pct64" => Uri.EscapeDataString(Convert.ToBase64String(random.Bytes(length))),
            "dig" => random.Text("123456789", 1) + random.Text("0123456789", length - 1),
            "low" => random.Text("0123456789abcdefghijklmnopqrstuvwxyz", length),
            "up" => random.Text("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", length),
            "let" => random.Text("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", length),
            "a32" => random.Text("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", length),
            "l32" => random.Text("abcdefghijklmnopqrstuvwxyz234567", length),
            "bech" => random.Text("QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L", length),
            "bechlow" => random.Text("qpzry9x8gf2tvdw0s3jn54khce6mua7l", length),
            "special" => Special(length, random),
            "uuid" => Uuid(random),
            "jwt" => Payloads.Jwt(argument, random),
            "nkey" => Payloads.UserSeed(random),
            "pem" => KeyMaterial.Pem(argument, random),
            "pem1" => KeyMaterial.Pem(argument, random).Replace("\n", "\\n", StringComparison.Ordinal),
            "pem64" => Convert.ToBase64String(Encoding.ASCII.GetBytes(KeyMaterial.Pem(argument, random) + "\n")),
            "raw" => Payloads.Named(argument, random),
            "b64of" => Convert.ToBase64String(Encoding.UTF8.GetBytes(Payloads.Named(argument, random))),
            "doc" => Documents.Named(argument, random),
            _ => throw new InvalidOperationException($"Unknown shape '{directive}'."),
        };
    }

    private static string Uuid(SuiteRandom random)
    {
        var hex = random.Text("0123456789abcdef", 32).ToCharArray();
        hex[12] = '4';
        hex[16] = "89ab"[random.Next(4)];
        var text = new string(hex);
        return $"{text[..8]}-{text[8..12]}-{text[12..16]}-{text[16..20]}-{text[20..]}";
    }

    /// <summary>What a password manager gives: at least one letter of each case, a digit and two other characters.</summary>
    private static string Special(int length, SuiteRandom random)
    {
        const string Other = "!@#$%^&*()-_=+[]{};:,.<>?/|~";
        var chars = random.Text("abcdefghijkmnopqrstuvwxyz", 1) + random.Text("ABCDEFGHJKLMNPQRSTUVWXYZ", 1) + random.Text("23456789", 1)
            + random.Text(Other, 2) + random.Text(SuiteRandom.Base62 + Other, length - 5);
        return new string(random.Shuffle<char>(chars.ToCharArray()));
    }
}

/// <summary>The checksums that issuers put into their tokens.</summary>
internal static class Checksums
{
    public static uint Crc32(string text)
    {
        var crc = uint.MaxValue;
        foreach (var b in Encoding.ASCII.GetBytes(text))
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ (0xEDB88320u & (uint)-(int)(crc & 1));
            }
        }

        return ~crc;
    }

    /// <summary>GitHub and npm: CRC-32 of the drawn part in base 62, six digits.</summary>
    public static string Base62(string text)
    {
        var value = Crc32(text);
        return string.Concat(Enumerable.Range(0, 6).Select(_ =>
        {
            var digit = SuiteRandom.Base62[(int)(value % 62)];
            value /= 62;
            return digit;
        }).Reverse());
    }
}
