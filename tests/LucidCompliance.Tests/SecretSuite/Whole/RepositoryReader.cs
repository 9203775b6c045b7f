using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using LucidCompliance.Model;
using LucidCompliance.Tests.Cases;

namespace LucidCompliance.Tests.SecretSuite.Whole;

/// <summary>Reads the repositories of a folder below <c>tests/secret-suite</c>; its README says how they are written.</summary>
internal static class RepositoryReader
{
    private static readonly Dictionary<string, (string Group, bool IsSecret)> Groups = new(StringComparer.Ordinal)
    {
        ["fmt"] = ("format", true),
        ["key"] = ("private-key", true),
        ["con"] = ("connection-string", true),
        ["cred"] = ("url-credential", true),
        ["jwt"] = ("jwt", true),
        ["dock"] = ("docker-config", true),
        ["hum"] = ("human-password", true),
        ["spec"] = ("special-password", true),
        ["weak"] = ("weak-default", true),
        ["rnd"] = ("random", true),
        ["ref"] = ("reference", false),
        ["ph"] = ("placeholder", false),
        ["off"] = ("empty-or-switch", false),
        ["name"] = ("key-name", false),
        ["pub"] = ("public-value", false),
        ["id"] = ("digest-or-id", false),
        ["url"] = ("url", false),
        ["data"] = ("ordinary-data", false),
        ["txt"] = ("localised-text", false),
        ["enc"] = ("encrypted", false),
        ["ex"] = ("documented-example", false),
        ["code"] = ("code", false),
        ["ign"] = ("ignored-file", false),
    };

    public static IReadOnlyList<LabelledRepository> Read(string folder) =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Repository.Tests, "secret-suite", folder), "*.txt").Order(StringComparer.Ordinal)
            .SelectMany(static file => ("\n" + File.ReadAllText(file)).Split("\n=== ").Skip(1)).Select(ReadOne),
    ];

    private static LabelledRepository ReadOne(string block)
    {
        var parts = block.Split("\n--- ");
        var head = parts[0].Split('\n');
        return new LabelledRepository(
            head[0],
            [.. parts.Skip(1).Select(part => ReadFile(head[0], part))],
            [.. head.Skip(1).Where(static line => line.StartsWith("item: ", StringComparison.Ordinal)).Select(static line => CaseItem.Parse(line["item: ".Length..]))]);
    }

    private static LabelledFile ReadFile(string repository, string part)
    {
        var newLine = part.IndexOf('\n', StringComparison.Ordinal);
        var head = part[..newLine].Split(" | ");
        var state = head.Length > 1 ? Enum.Parse<FileState>(head[1], ignoreCase: true) : FileState.Tracked;
        var (text, labels) = Expand(repository + "/" + head[0], part[(newLine + 1)..].TrimEnd('\n') + "\n");
        return new LabelledFile(head[0], text, state, labels);
    }

    /// <summary>Draws what is in angle quotes, takes the labels out and notes the lines they stand in.</summary>
    private static (string Text, IReadOnlyList<ValueLabel> Labels) Expand(string name, string template)
    {
        var text = new StringBuilder();
        var labels = new List<ValueLabel>();
        var position = 0;
        while (template.IndexOf(Carrier.Open, position) is var open and >= 0)
        {
            text.Append(Shape.Write(template[position..open], string.Create(CultureInfo.InvariantCulture, $"{name}~{labels.Count}")));
            var bar = template.IndexOf('|', open);
            var close = template.IndexOf(Carrier.Close, open);
            var words = template[(open + 1)..bar].Split('/');
            var (group, isSecret) = Groups[words[0]];
            var label = string.Create(CultureInfo.InvariantCulture, $"{name}#{labels.Count + 1}");
            var value = words.Skip(1).Aggregate(Shape.Write(template[(bar + 1)..close], label), (value, way) => Write(value, way, text));
            var first = LineOf(text);
            text.Append(value);
            labels.Add(new ValueLabel(label, group, isSecret, first, LineOf(text)));
            position = close + 1;
        }

        text.Append(Shape.Write(template[position..], name));
        return (text.ToString(), labels);
    }

    /// <summary>Writes a value in the way in which its place has to carry it.</summary>
    private static string Write(string value, string way, StringBuilder before) => way switch
    {
        "in" => value.Replace("\n", "\n" + Indent(before), StringComparison.Ordinal),
        "compose" => value.Replace("$", "$$", StringComparison.Ordinal),
        "xml" => value.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal),
        "pct" => Uri.EscapeDataString(value),
        "dq" => value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("$", "\\$", StringComparison.Ordinal).Replace("`", "\\`", StringComparison.Ordinal),
        "json" => value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal),
        "b64" => Documents.Base64(value),
        _ => throw new FormatException($"Unknown way '{way}'."),
    };

    private static string Indent(StringBuilder before)
    {
        var line = before.ToString();
        line = line[(line.LastIndexOf('\n') + 1)..];
        return line[..^line.TrimStart().Length];
    }

    private static int LineOf(StringBuilder text) => text.ToString().Count(static c => c == '\n');
}
