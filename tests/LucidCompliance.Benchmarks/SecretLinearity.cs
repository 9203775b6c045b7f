using System;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Text;
using LucidCompliance.Model.Secrets;

namespace LucidCompliance.Benchmarks;

/// <summary>
/// How the time of the secret scanners grows on hostile text: every mark of every format and pieces of every structure, repeated to 256 KB and
/// to 1 MB. Linear is a factor of four; the worst are printed.
/// </summary>
internal static class SecretLinearity
{
    private const int Small = 1 << 18;
    private const int Factor = 4;

    private static readonly string[] Pieces =
    [
        "://", "a:b@", "${", "}", ":-", "$", "$$", "{{", "}}", "=", ";", ",password=", "Password=", "Server=db;", "\"", "'", "\\", "-----BEGIN ", "PRIVATE KEY-----", "eyJ", "eyJa.", ".", "@",
        "://a:b/", "://${a", "${a:-", "?a://", "a:6379,password=", "Server=db;Password='", "x-token:", "{\"a\":\"", "b.", "-----BEGIN PRIVATE KEY-----", "sig=?sv=", "host=password=", "http://h?token=a&",
        "Authorization: Basic ", "PlainLoginModule password=\"", "{\"auths\":", "eyJhdXRocyI6", "$(", "`", "%", "/", "a/", "\n", " ", "a", "A1", "ab1-", "<", "[", "ENC[", "__", "::",
    ];

    public static void Run()
    {
        var pieces = Pieces.Concat(TokenFormatTable.Formats.Select(static format => format.Mark)).Distinct().ToArray();
        var results = pieces.SelectMany(static piece => new[] { piece, piece + "a" }).Select(static piece => (Piece: piece, Small: Time(piece, Small), Large: Time(piece, Small * Factor)))
            .OrderByDescending(static result => result.Large / result.Small).ToArray();
        foreach (var (piece, small, large) in results.Take(10).Concat(results.OrderByDescending(static result => result.Large).Take(5)))
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{piece.Replace("\n", "\\n", StringComparison.Ordinal),-32} {small:F1} ms, {large:F1} ms, factor {large / small:F1}"));
        }

        Console.WriteLine($"{results.Length} pieces");
    }

    private static double Time(string piece, int length)
    {
        var text = new StringBuilder(length + piece.Length);
        while (text.Length < length)
        {
            text.Append(piece);
        }

        var value = text.ToString();
        var candidate = new SecretCandidate("DB_PASSWORD", "DB_PASSWORD", new SecretValue(value), new SecretContext(SecretPlace.ComposeEnvironment, false));
        var best = double.MaxValue;
        for (var i = 0; i < 3; i++)
        {
            var watch = Stopwatch.StartNew();
            SecretScanner.FindInText(value);
            _ = SecretClassifier.Classify(candidate);
            best = Math.Min(best, watch.Elapsed.TotalMilliseconds);
        }

        return best;
    }
}
