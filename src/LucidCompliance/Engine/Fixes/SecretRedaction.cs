using System;
using System.Collections.Generic;
using System.Text;
using LucidCompliance.Model.Secrets;

namespace LucidCompliance.Engine.Fixes;

/// <summary>
/// Replaces what looks like a secret in the text of an artifact, so that a diff may be printed: the lines around a change can hold anything.
/// In doubt a value is replaced.
/// </summary>
public static class SecretRedaction
{
    /// <summary>The text with each secret replaced by <see cref="SecretValue.Redacted"/>; the line breaks stay.</summary>
    public static string Redact(string text)
    {
        var secrets = new List<(int Start, int End)>();
        foreach (var match in SecretScanner.FindInText(text))
        {
            secrets.Add((match.Range.Start, match.Range.End));
        }

        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '=' or ':' && FindNamedValue(text, i) is { } value)
            {
                secrets.Add(value);
                i = value.End - 1;
            }
        }

        secrets.Sort();
        var result = new StringBuilder(text.Length);
        var position = 0;
        foreach (var (start, end) in secrets)
        {
            if (end > position)
            {
                result.Append(text, position, Math.Max(start, position) - position);
                AppendRedacted(result, text, Math.Max(start, position), end);
                position = end;
            }
        }

        return result.Append(text, position, text.Length - position).ToString();
    }

    // A value behind a name that speaks of a secret, up to the line's end: it may contain blanks and quotes.
    private static (int Start, int End)? FindNamedValue(string text, int separator)
    {
        var nameEnd = separator;
        while (nameEnd > 0 && text[nameEnd - 1] is '"' or '\'' or ' ' or '\t')
        {
            nameEnd--;
        }

        var nameStart = nameEnd;
        while (nameStart > 0 && nameEnd - nameStart < 128 && IsNameCharacter(text[nameStart - 1]))
        {
            nameStart--;
        }

        if (nameStart == nameEnd || !KeyName.Parse(text.Substring(nameStart, nameEnd - nameStart)).IsSecretLike)
        {
            return null;
        }

        var start = separator + 1;
        while (start < text.Length && text[start] is ' ' or '\t')
        {
            start++;
        }

        var end = EndOfLine(text, start);
        if (start < end && text[start] is '"' or '\'')
        {
            // A quoted value may go on in the next lines.
            end = EndOfQuotes(text, start, end);
            start++;
        }
        else if (start < end && text[start] is '|' or '>')
        {
            end = EndOfBlock(text, nameStart, end);
        }

        while (end > start && text[end - 1] is ' ' or '\t' or '"' or '\'' or ',')
        {
            end--;
        }

        // A reference to a value elsewhere is no secret, and what a reader of the diff wants to see.
        return end == start || (text[start] == '$' && text.IndexOf(":-", start, end - start, StringComparison.Ordinal) < 0) ? null : (start, end);
    }

    // Escapes of JSON and YAML are part of the value. Without a closing quote the value ends with its line.
    private static int EndOfQuotes(string text, int start, int endOfLine)
    {
        for (var i = start + 1; i < text.Length; i++)
        {
            if (text[i] == '\\' && text[start] == '"')
            {
                i++;
            }
            else if (text[i] == text[start])
            {
                if (i + 1 == text.Length || text[i + 1] != text[start])
                {
                    return i;
                }

                i++;
            }
        }

        return endOfLine;
    }

    private static int EndOfLine(string text, int offset)
    {
        var end = text.IndexOf('\n', offset);
        return end < 0 ? text.Length : end > offset && text[end - 1] == '\r' ? end - 1 : end;
    }

    // A block scalar of YAML: the lines that are indented deeper than its key.
    private static int EndOfBlock(string text, int key, int end)
    {
        var indentation = key - (text.LastIndexOf('\n', key) + 1);
        for (var line = text.IndexOf('\n', end) + 1; line > 0 && line < text.Length; line = text.IndexOf('\n', end) + 1)
        {
            var first = line;
            while (first < text.Length && text[first] == ' ')
            {
                first++;
            }

            if (first < text.Length && text[first] is not ('\n' or '\r') && first - line <= indentation)
            {
                break;
            }

            end = EndOfLine(text, first);
        }

        return end;
    }

    private static bool IsNameCharacter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '-' or '.';

    private static void AppendRedacted(StringBuilder result, string text, int start, int end)
    {
        while (start < end)
        {
            var lineEnd = text.IndexOf('\n', start, end - start);
            var stop = lineEnd < 0 ? end : lineEnd;
            if (stop > start)
            {
                result.Append(SecretValue.Redacted);
            }

            if (lineEnd >= 0)
            {
                result.Append('\n');
            }

            start = stop + 1;
        }
    }
}
