using System;
using System.Linq;
using System.Text;
using CsCheck;
using LucidCompliance.Model.Secrets;
using Xunit;

namespace LucidCompliance.Tests.Model.Secrets;

public sealed class RobustnessTests
{
    private static readonly string[] Pieces =
    [
        "://", "a:b@", "${", "}", ":-", "$", "$$", "{{", "}}", "=", ";", ",password=", "Password=", "Server=db;", "\"", "'", "\\", "\\n", "\n", "-----BEGIN ", "PRIVATE KEY-----", "-----END ", "eyJ", ".", "ghp_", "sk-", "AKIA",
        "LS0tLS1CRUdJTi", "Authorization: Bearer ", "Basic ", "sig=", "sv=", "?", "&token=", "{\"auth\":\"", "\"auths\":", "%4", "%", "@", "<", ">", "[", "changeme", "password", "xxx", " ", "é", "\uD800", "\0", "0123456789", "Q~", "AGE-SECRET-KEY-1", "+ASb", "eyJhdXRocyI6", "MT",
    ];

    private static readonly string[] Keys = ["DB_PASSWORD", "API_KEY", "", "KEY", "DATABASE_URL", "a__b::c..D"];

    [Fact]
    public void No_input_makes_it_throw_and_ranges_stay_inside() =>
        Gen.Select(Gen.OneOf(Array.ConvertAll(Pieces, Gen.Const)).Array[0, 12], Gen.String[0, 12], Gen.OneOf(Array.ConvertAll(Keys, Gen.Const)))
            .Sample(
                (pieces, tail, key) =>
                {
                    var text = string.Concat(pieces) + tail;
                    foreach (var range in Read.Value(key, text, user: tail).Ranges)
                    {
                        Assert.InRange(range.Start, 0, text.Length);
                        Assert.InRange(range.End, range.Start, text.Length);
                    }

                    var end = 0;
                    foreach (var match in SecretScanner.FindInText(text))
                    {
                        Assert.InRange(match.Range.Start, end, text.Length);
                        end = match.Range.End;
                        Assert.InRange(end, match.Range.Start, text.Length);
                    }

                    _ = KeyName.Parse(text).IsSecretLike;
                },
                iter: 30_000,
                seed: "0N0XIzNsQ0O2");

    /// <summary>
    /// What grows faster than the text copies pieces of it, so that memory tells without a clock; the time is measured by
    /// <c>tests/LucidCompliance.Benchmarks -- secrets linearity</c>.
    /// </summary>
    [Fact]
    public void Work_on_hostile_text_grows_as_the_text_does()
    {
        string[] structures =
        [
            "://a:b/", "://${a", "${a:-", "?a://", "a:6379,password=", "Server=db;Password='", "eyJa.", "glpat-", "x-token:", "{\"a\":\"", "b.", "sk-sk_", "-----BEGIN PRIVATE KEY-----", "sig=?sv=",
            "host=password=", "http://h?token=a&", "Authorization: Basic ", "eyJhdXRocyI6",
        ];
        foreach (var piece in Pieces.Concat(structures).Concat(TokenFormatTable.Formats.Select(static format => format.Mark)).Distinct())
        {
            // The first reading loads what is loaded once.
            Allocated(piece, 1 << 10);
            var small = Allocated(piece, 1 << 14);
            var large = Allocated(piece, 1 << 16);
            Assert.True(large <= 5 * small + (1 << 16), $"{piece}: {small} bytes for 16 KB, {large} for 64 KB");
        }
    }

    private static long Allocated(string piece, int length)
    {
        var text = Repeat(piece, length);
        var before = GC.GetAllocatedBytesForCurrentThread();
        SecretScanner.FindInText(text);
        _ = Read.Value("DB_PASSWORD", text);
        _ = Read.Value("API_KEY", "a" + text);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static string Repeat(string piece, int length)
    {
        var text = new StringBuilder(length + piece.Length);
        while (text.Length < length)
        {
            text.Append(piece);
        }

        return text.ToString();
    }
}
