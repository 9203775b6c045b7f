using System;
using System.Collections.Immutable;

namespace LucidCompliance.Syntax.Dockerfile;

/// <content>HEALTHCHECK: a type, then a command.</content>
internal sealed partial class InstructionParser
{
    private bool IsHealthcheckNone(int position) =>
        FindTypeEnd(position) - position == 4 && string.Compare(_text, position, "NONE", 0, 4, StringComparison.OrdinalIgnoreCase) == 0;

    private int FindTypeEnd(int position)
    {
        while (position < _end && !char.IsWhiteSpace(_text[position]))
        {
            position++;
        }

        return position;
    }

    private HealthcheckInstruction ParseHealthcheck(InstructionParts parts, int position)
    {
        if (position >= _end)
        {
            ReportMissing(parts, "'CMD command' or 'NONE'");
            return new HealthcheckInstruction(parts, null, null);
        }

        var typeEnd = FindTypeEnd(position);
        var type = new DockerWord(_line, position, typeEnd);
        var start = LogicalLineReader.SkipBlanks(_text, typeEnd, _end);
        var json = JsonArrayReader.Read(_line, start, _end, out var elements, out var offending);
        if (json == JsonArrayKind.MixedArray)
        {
            _errors.Add(_line.MapToSource(offending.Start, offending.End), "The JSON array of HEALTHCHECK holds a value that is no string. BuildKit takes arrays of strings only. Write the value in double quotes.");
        }

        if (IsHealthcheckNone(position))
        {
            if (start < _end)
            {
                _errors.Add(_line.MapToSource(start, _end), "HEALTHCHECK NONE has arguments. It switches the check off and takes none. Remove them.");
            }

            return new HealthcheckInstruction(parts, type, null);
        }

        if (!string.Equals(type.Text, "CMD", StringComparison.OrdinalIgnoreCase))
        {
            _errors.Add(type.Span, "The type of HEALTHCHECK is unknown. It is CMD or NONE. Write CMD before the command.");
            return new HealthcheckInstruction(parts, type, null);
        }

        var command = CreateCommand(start, json, elements);
        if (command is null || (command.Form == CommandForm.Exec && elements.Length == 0))
        {
            _errors.Add(type.Span, "HEALTHCHECK CMD has no command. The command's exit status is the container's health. Write the command.");
        }

        CheckDurations(parts.Flags);
        return new HealthcheckInstruction(parts, type, command);
    }

    // Flags are not expanded here: BuildKit reads these values as they stand.
    private void CheckDurations(ImmutableArray<FlagSyntax> flags)
    {
        foreach (var flag in flags)
        {
            if (flag.Value is not { Text.Length: > 0 } value)
            {
                continue;
            }

            if (flag.Name == "retries")
            {
                if (!int.TryParse(value.Text, System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out var retries) || retries < 0)
                {
                    _errors.Add(value.Span, "The value of --retries is not valid. It is a number that is not negative. Write a number such as 3.");
                }
            }
            else if (flag.Name is "interval" or "timeout" or "start-period" or "start-interval"
                && (!GoDuration.TryParse(value.Text, out var nanoseconds) || (nanoseconds != 0 && nanoseconds < GoDuration.NanosecondsPerMillisecond)))
            {
                _errors.Add(value.Span, $"The value of --{flag.Name} is no valid duration. A duration is a number with a unit (ms, s, m, h) and not below 1ms; 0 means the default. Write a duration such as 30s.");
            }
        }
    }
}
