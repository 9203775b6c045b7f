using System.Collections.Immutable;
using LucidCompliance.Text;

namespace LucidCompliance.Syntax.Dockerfile;

/// <summary>Parses one logical line into an instruction, and the heredoc bodies below it.</summary>
internal sealed partial class InstructionParser
{
    private readonly SourceText _source;
    private readonly LogicalLine _line;
    private readonly ParseErrors _errors;
    private readonly string _text;
    private readonly int _end;

    public InstructionParser(SourceText source, LogicalLine line, ParseErrors errors)
    {
        _source = source;
        _line = line;
        _errors = errors;
        _text = line.Text;
        _end = LogicalLineReader.TrimEnd(line.Text, line.Start, line.End);
    }

    /// <summary>Where the next heredoc body begins; behind the last one after parsing.</summary>
    public int HeredocPosition { get; set; }

    /// <summary>Parses the line; null where its name is unknown, with spans in <paramref name="parts"/> all the same.</summary>
    public InstructionSyntax? Parse(InstructionParts parts, int fullStart)
    {
        var start = LogicalLineReader.SkipBlanks(_text, _line.Start, _end);
        return ParseAt(parts, start, depth: 0, fullStart);
    }

    private InstructionSyntax? ParseAt(InstructionParts parts, int start, int depth, int fullStart)
    {
        var keywordEnd = start;
        while (keywordEnd < _end && !WordReader.IsSeparator(_text[keywordEnd]))
        {
            keywordEnd++;
        }

        parts.Span = _line.MapToSource(start, _end);
        parts.KeywordSpan = _line.MapToSource(start, keywordEnd);
        if (!InstructionNames.TryFind(_text, start, keywordEnd - start, out var kind, out var keyword))
        {
            ReportUnknown(parts.KeywordSpan, _text.Substring(start, System.Math.Min(keywordEnd - start, 40)));
            return null;
        }

        var position = keywordEnd;
        parts.Kind = kind;
        parts.Keyword = keyword;
        parts.Flags = FlagReader.Read(_line, ref position, _end);
        parts.ArgumentsSpan = position < _end ? _line.MapToSource(position, _end) : new TextSpan(parts.Span.End, 0);
        FlagRules.Check(parts, _errors, isHealthcheckNone: kind == InstructionKind.Healthcheck && IsHealthcheckNone(position));
        if (kind == InstructionKind.Onbuild)
        {
            return ParseOnbuild(parts, position, depth, fullStart);
        }

        var json = default(JsonArrayKind);
        var elements = ImmutableArray<DockerWord>.Empty;
        if (MayBeJson(kind))
        {
            json = JsonArrayReader.Read(_line, position, _end, out elements, out var offending);
            if (json == JsonArrayKind.MixedArray)
            {
                _errors.Add(_line.MapToSource(offending.Start, offending.End), $"The JSON array of {Name(kind)} holds a value that is no string. BuildKit takes arrays of strings only. Write the value in double quotes.");
            }
        }

        if (json == JsonArrayKind.NotArray && kind is InstructionKind.Run or InstructionKind.Copy or InstructionKind.Add && depth <= 1)
        {
            parts.Heredocs = ReadHeredocs();
        }

        parts.FullSpan = TextSpan.FromBounds(fullStart, HeredocPosition);
        return Create(parts, position, json, elements);
    }

    private InstructionSyntax Create(InstructionParts parts, int position, JsonArrayKind json, ImmutableArray<DockerWord> elements) => parts.Kind switch
    {
        InstructionKind.From => ParseFrom(parts, position),
        InstructionKind.Arg => ParseArg(parts, position),
        InstructionKind.Env or InstructionKind.Label => ParsePairs(parts, position),
        InstructionKind.Run => new RunInstruction(parts, CreateCommand(position, json, elements), ReadMounts(parts)),
        InstructionKind.Cmd => new CmdInstruction(parts, CreateCommand(position, json, elements)),
        InstructionKind.Entrypoint => new EntrypointInstruction(parts, CreateCommand(position, json, elements)),
        InstructionKind.Shell => ParseShell(parts, position, json, elements),
        InstructionKind.Copy or InstructionKind.Add => ParseCopy(parts, position, json, elements),
        InstructionKind.Volume => ParseVolume(parts, position, json, elements),
        InstructionKind.Expose => ParseExpose(parts, position),
        InstructionKind.Healthcheck => ParseHealthcheck(parts, position),
        InstructionKind.User => new UserInstruction(parts, RestOfLine(parts, position)),
        InstructionKind.Workdir => new WorkdirInstruction(parts, RestOfLine(parts, position)),
        InstructionKind.Stopsignal => new StopsignalInstruction(parts, RestOfLine(parts, position)),
        _ => new MaintainerInstruction(parts, RestOfLine(parts, position)),
    };

    private OnbuildInstruction ParseOnbuild(InstructionParts parts, int position, int depth, int fullStart)
    {
        InstructionSyntax? trigger = null;
        if (position >= _end)
        {
            ReportMissing(parts, "an instruction to run in images built on this one");
        }
        else if (depth == 0)
        {
            var inner = new InstructionParts();
            trigger = ParseAt(inner, position, depth + 1, _line.MapToSource(position));
            parts.Heredocs = inner.Heredocs;
        }
        else
        {
            // A chain is forbidden; looking one level deep is enough to say so, and keeps the recursion bounded.
            trigger = null;
        }

        parts.FullSpan = TextSpan.FromBounds(fullStart, HeredocPosition);
        return new OnbuildInstruction(parts, trigger);
    }

    private DockerWord? RestOfLine(InstructionParts parts, int position)
    {
        if (position < _end)
        {
            return new DockerWord(_line, position, _end);
        }

        ReportMissing(parts, "exactly one argument");
        return null;
    }

    private CommandSyntax? CreateCommand(int position, JsonArrayKind json, ImmutableArray<DockerWord> elements)
    {
        if (position >= _end)
        {
            return null;
        }

        var whole = new DockerWord(_line, position, _end);
        var looksLikeJson = _text[position] == '[';
        return json == JsonArrayKind.Strings
            ? new CommandSyntax(whole, CommandForm.Exec, looksLikeJson, elements)
            : new CommandSyntax(whole, CommandForm.Shell, looksLikeJson, default);
    }

    private static bool MayBeJson(InstructionKind kind) => kind
        is InstructionKind.Run or InstructionKind.Cmd or InstructionKind.Entrypoint or InstructionKind.Shell
        or InstructionKind.Copy or InstructionKind.Add or InstructionKind.Volume;

    // The word is not repeated unless it is a misspelt name: a line that lost its continuation may hold a secret.
    private void ReportUnknown(TextSpan span, string name) => _errors.Add(span, InstructionNames.Suggest(name) is { } suggestion
        ? $"'{name}' is no instruction. Every line begins with an instruction's name. Write {suggestion}."
        : "The line begins with no instruction. Every line begins with an instruction's name. Remove the line, or end the line above with the escape character if this one continues it.");

    private void ReportMissing(InstructionParts parts, string what) =>
        _errors.Add(parts.ArgumentsSpan.IsEmpty ? parts.KeywordSpan : parts.ArgumentsSpan, $"{Name(parts.Kind)} lacks its argument. It takes {what}. Write it behind {Name(parts.Kind)}.");

    private static string Name(InstructionKind kind) => kind.ToString().ToUpperInvariant();
}
