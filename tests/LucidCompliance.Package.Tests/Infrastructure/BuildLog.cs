using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

namespace LucidCompliance.Package.Tests.Infrastructure;

/// <summary>One line of the build log in MSBuild's canonical form.</summary>
internal sealed record LogLine(string File, int Line, int Column, int EndLine, int EndColumn, string Level, string Code, string Message, string Project);

/// <summary>The outcome of a build.</summary>
internal sealed partial class BuildLog
{
    public BuildLog(int exitCode, string text)
    {
        ExitCode = exitCode;
        Text = text;

        // What follows the result repeats the lines above it.
        Lines = text.Split('\n')
            .TakeWhile(line => !line.StartsWith("Build FAILED", StringComparison.Ordinal) && !line.StartsWith("Build succeeded", StringComparison.Ordinal))
            .Select(Parse).OfType<LogLine>().ToArray();
    }

    public int ExitCode { get; }

    public string Text { get; }

    public IReadOnlyList<LogLine> Lines { get; }

    /// <summary>The lines of our own.</summary>
    public IReadOnlyList<LogLine> Findings => Lines.Where(line => line.Code.StartsWith("LUCID", StringComparison.Ordinal)).ToArray();

    /// <summary>Each finding as <c>name(line): level code</c>, ordered: what a test compares.</summary>
    public string Summary => string.Join('\n', Findings.Select(f => $"{System.IO.Path.GetFileName(f.File)}({f.Line}): {f.Level} {f.Code}").Order(StringComparer.Ordinal));

    private static LogLine? Parse(string line)
    {
        var match = Canonical().Match(line);
        return match.Success
            ? new LogLine(
                match.Groups["file"].Value, Number("line"), Number("column"), Number("endLine"), Number("endColumn"), match.Groups["level"].Value,
                match.Groups["code"].Value, match.Groups["message"].Value, match.Groups["project"].Value)
            : null;

        int Number(string name) => match.Groups[name].Success ? int.Parse(match.Groups[name].Value, CultureInfo.InvariantCulture) : 0;
    }

    [GeneratedRegex(@"^\s*(?:\d+(?::\d+)?>)?(?<file>.*?)(?:\((?<line>\d+),(?<column>\d+)(?:,(?<endLine>\d+),(?<endColumn>\d+))?\))?\s?: (?<level>error|warning|message) (?<code>[A-Z]+\d+): (?<message>.*?)(?: \[(?<project>[^\]]+)\])?$")]
    private static partial Regex Canonical();
}
