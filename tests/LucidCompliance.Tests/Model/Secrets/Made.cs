using System;
using System.Text;

namespace LucidCompliance.Tests.Model.Secrets;

/// <summary>
/// Values made at run time, the same in every run: no file of this repository holds a text that looks like a live
/// token, so that scanners and push protections stay silent.
/// </summary>
internal static class Made
{
    public const string Lower = "abcdefghijklmnopqrstuvwxyz";
    public const string Upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    public const string Digits = "0123456789";
    public const string Alphanumeric = Upper + Lower + Digits;
    public const string Hex = "0123456789abcdef";
    public const string Url = Alphanumeric + "-_";
    public const string Base64Alphabet = Alphanumeric + "+/";

    public static string Chars(string alphabet, int length, int seed)
    {
        var random = new Random(seed * 7919 + length);
        var text = new StringBuilder(length);
        for (var i = 0; i < length; i++)
        {
            text.Append(alphabet[random.Next(alphabet.Length)]);
        }

        return text.ToString();
    }

    public static byte[] Bytes(int length, int seed)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    public static string Base64(int bytes, int seed) => Convert.ToBase64String(Bytes(bytes, seed));

    public static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    public static string Base64Url(string text) => Base64(text).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    public static string HexOf(int length, int seed) => Chars(Hex, length, seed);

    public static string Uuid(int seed) => new Guid(Bytes(16, seed)).ToString();

    /// <summary>A token with the checksum of GitHub and npm behind thirty random characters.</summary>
    public static string WithCrc(string prefix, int seed)
    {
        var body = Chars(Alphanumeric, 30, seed);
        var crc = Crc32(body);
        var sum = new StringBuilder();
        const string base62 = Digits + Upper + Lower;
        for (var i = 0; i < 6; i++)
        {
            sum.Insert(0, base62[(int)(crc % 62)]);
            crc /= 62;
        }

        return prefix + body + sum;
    }

    // Bit by bit, so that it shares nothing with the table of the product.
    private static uint Crc32(string text)
    {
        var crc = ~0u;
        foreach (var c in text)
        {
            crc ^= c;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xEDB88320u : crc >> 1;
            }
        }

        return ~crc;
    }

    public static string Jwt(int seed, string claims = "{\"sub\":\"42\",\"iss\":\"acme\",\"exp\":1900000000}") =>
        Base64Url("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "." + Base64Url(claims) + "." + Chars(Url, 43, seed);

    public static string Pem(string label, int bytes, int seed, string newLine = "\n")
    {
        var body = Base64(bytes, seed);
        var text = new StringBuilder("-----BEGIN ").Append(label).Append("-----").Append(newLine);
        for (var i = 0; i < body.Length; i += 64)
        {
            text.Append(body, i, Math.Min(64, body.Length - i)).Append(newLine);
        }

        return text.Append("-----END ").Append(label).Append("-----").ToString();
    }
}
