using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using LucidCompliance.Diagnostics;
using LucidCompliance.Engine;
using LucidCompliance.Model;
using LucidCompliance.Text;

namespace LucidCompliance.Tests.Cases;

/// <summary>
/// A folder of real files with the expected findings marked in them. <c>X.fixed</c> is the text of <c>X</c> after the rule's fixes.
/// The file <c>.case</c> holds facts that files cannot: <c>tracked: path</c>, <c>ignored: path</c>, <c>date: 2026-11-24</c>,
/// <c>item: path Kind ProjectDirectory=x EnvFiles=a;b Overrides=c Profiles=d</c> (a <c>LucidArtifact</c> item, all metadata optional),
/// <c>unreadable: path Status</c> (one of <see cref="FileReadStatus"/>).
/// </summary>
public sealed class RuleCase
{
    private static readonly UTF8Encoding Strict = new(false, true);

    private RuleCase(string name) => Name = name;

    public string Name { get; }

    public MemoryRepository Files { get; } = new();

    public List<Expectation> Expectations { get; } = [];

    public SortedDictionary<string, Artifact> Items { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, string> Fixed { get; } = new(StringComparer.Ordinal);

    public DateTime Date { get; private set; } = new(2026, 11, 24);

    public static RuleCase Read(string folder)
    {
        var result = new RuleCase(Path.GetFileName(folder));
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            result.Add(Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllBytes(file));
        }

        return result;
    }

    public static RuleCase FromTexts(string name, IEnumerable<(string Path, string Marked)> texts)
    {
        var result = new RuleCase(name);
        foreach (var (path, marked) in texts)
        {
            result.Add(path, Strict.GetBytes(marked));
        }

        return result;
    }

    public AnalysisResult Analyze() => Analyze(Files);

    public AnalysisResult Analyze(MemoryRepository files) => Analyzer.Analyze(GetInput(files));

    public AnalysisInput GetInput(MemoryRepository files) => new()
    {
        Artifacts = [.. ArtifactNames.Find(files.Paths).Where(artifact => !Items.ContainsKey(artifact.Path)), .. Items.Values],
        Files = files,
        Date = Date,
    };

    public IEnumerable<Expectation> Actual(AnalysisResult result, Func<string, bool> isJudged) =>
        from diagnostic in result.Diagnostics
        where diagnostic.Suppression is null && isJudged(diagnostic.Rule.Id)
        select Describe(diagnostic);

    private static Expectation Describe(Diagnostic diagnostic)
    {
        var start = diagnostic.Location.Start;
        var end = diagnostic.Location.End;
        var column = end.Line == start.Line ? end.Column : diagnostic.Location.Text.GetLine(start.Line).Length;
        return new Expectation(diagnostic.Location.Path, start.Line, start.Column, column, diagnostic.Rule.Id, diagnostic.Severity.ToString().ToLowerInvariant());
    }

    private void Add(string path, byte[] bytes)
    {
        if (path == ".case")
        {
            foreach (var line in Strict.GetString(bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                ReadFact(line);
            }
        }
        else if (TryDecode(bytes, out var text))
        {
            if (path.EndsWith(".fixed", StringComparison.Ordinal))
            {
                Fixed[path[..^".fixed".Length]] = text;
            }
            else
            {
                Files.Add(path, CaseFile.Strip(path, text, Expectations));
            }
        }
        else
        {
            Files.Add(path, bytes);
        }
    }

    // Invalid text (a case of LUCID0005) keeps its bytes and can have no marks.
    private static bool TryDecode(byte[] bytes, out string text)
    {
        try
        {
            text = Strict.GetString(bytes);
            return !text.Contains('\0');
        }
        catch (DecoderFallbackException)
        {
            text = "";
            return false;
        }
    }

    private void ReadFact(string line)
    {
        var colon = line.IndexOf(':');
        var value = line[(colon + 1)..].Trim();
        switch (line[..Math.Max(colon, 0)].Trim())
        {
            case "tracked":
                Files.Tracked.Add(value);
                break;
            case "ignored":
                Files.Ignored.Add(value);
                break;
            case "date":
                Date = DateTime.ParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture);
                break;
            case "item":
                var item = CaseItem.Parse(value);
                Items[item.Path] = item;
                break;
            case "unreadable":
                var words = value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
                Files.Unreadable[words[0]] = Enum.Parse<FileReadStatus>(words[1]);
                break;
            case "expect":
                // A finding in a file that can hold no mark: "expect: path(line,start,end) ID severity", one-based, end exclusive.
                Expectations.Add(ParseExpectation(value));
                break;
            default:
                throw new FormatException($"Unknown fact in .case: {line}");
        }
    }

    private static Expectation ParseExpectation(string value)
    {
        var open = value.LastIndexOf('(');
        var close = value.IndexOf(')', open);
        var numbers = value[(open + 1)..close].Split(',').Select(number => int.Parse(number, CultureInfo.InvariantCulture) - 1).ToArray();
        var words = value[(close + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new Expectation(value[..open], numbers[0], numbers[1], numbers[2], words[0], words.Length > 1 ? words[1] : null);
    }
}
