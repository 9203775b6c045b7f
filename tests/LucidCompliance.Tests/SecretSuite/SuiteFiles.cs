using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace LucidCompliance.Tests.SecretSuite;

/// <summary>Reads the tables below <c>tests/secret-suite</c> and makes all samples of them.</summary>
internal static class SuiteFiles
{
    private static readonly Lazy<IReadOnlyList<SecretSample>> Samples = new(static () =>
    [
        .. Rows("positives.txt").SelectMany(static row => Carry(row, isSecret: true)),
        .. Rows("negatives.txt").SelectMany(static row => Carry(row, isSecret: false)),
        .. Whole("files.txt"),
    ]);

    public static string Folder => Path.Combine(Repository.Tests, "secret-suite");

    public static IReadOnlyList<SecretSample> All => Samples.Value;

    private static IEnumerable<SecretSample> Carry(Row row, bool isSecret)
    {
        // Connection strings and keys have few rows, so each of them is written in more ways.
        var wanted = isSecret && row.Group is not ("format" or "human-password" or "special-password" or "weak-default") ? 3 : 2;
        var random = new SuiteRandom(row.Group + "/" + row.Name);
        var kinds = new HashSet<SampleKind>();
        foreach (var carrier in random.Shuffle<Carrier>([.. Carrier.All]).Append(random.Shuffle<Carrier>([.. Carrier.Scripts])[0]))
        {
            var isScript = Carrier.Scripts.Contains(carrier);
            if (isScript ? random.Next(5) != 0 : kinds.Count == wanted || kinds.Contains(carrier.Kind) || !Fits(row, carrier))
            {
                continue;
            }

            var name = $"{row.Group}/{row.Name}/{carrier.Name}";
            var carried = new Carried(row.Key, Shape.Write(row.Shape, name), row.Group == "reference" || row.Shape.Contains("${", StringComparison.Ordinal) && row.Group is not "special-password");
            if (carrier.Write(carried) is { } text)
            {
                kinds.Add(carrier.Kind);
                yield return SecretSample.Create(name, carrier.Kind, row.Group, carrier.Path, text, isSecret);
            }
        }
    }

    /// <summary>Weak defaults are informations in launch settings, by convention 32 of the catalogue.</summary>
    private static bool Fits(Row row, Carrier carrier) => carrier.Kind != SampleKind.LaunchSettings || row.Group is not ("weak-default" or "human-password");

    private static IEnumerable<Row> Rows(string file)
    {
        var group = string.Empty;
        foreach (var line in File.ReadLines(Path.Combine(Folder, file)))
        {
            if (line.StartsWith('['))
            {
                group = line.Trim('[', ']');
            }
            else if (line.Length > 0 && !line.StartsWith('#'))
            {
                var parts = line.Split(" | ", 3);
                yield return new Row(group, parts[0], parts[1], parts.Length > 2 ? parts[2] : string.Empty);
            }
        }
    }

    /// <summary>Whole files: a line <c>=== name | kind | group | path</c>, then the text, in which a secret stands between the marks.</summary>
    private static IEnumerable<SecretSample> Whole(string file)
    {
        foreach (var block in ("\n" + File.ReadAllText(Path.Combine(Folder, file))).Split("\n=== ").Skip(1))
        {
            var end = block.IndexOf('\n', StringComparison.Ordinal);
            var head = block[..end].Split(" | ");
            var name = "file/" + head[0];
            var text = Shape.Write(block[(end + 1)..].TrimEnd('\n') + "\n", name);
            yield return SecretSample.Create(name, Enum.Parse<SampleKind>(head[1]), head[2], head[3], text, text.Contains(Carrier.Open, StringComparison.Ordinal));
        }
    }

    private sealed record Row(string Group, string Name, string Key, string Shape);
}
