using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Subjects.Secrets;
using LucidCompliance.Syntax.Dockerfile;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.Secrets;

/// <summary>A word of a command with its quotes taken off, and where it stands.</summary>
internal readonly record struct SegmentWord(string Text, TextSpan Span);

/// <summary>A simple command with the files that its output goes to.</summary>
/// <param name="Words">The program and its arguments.</param>
/// <param name="Outputs">What stands behind <c>&gt;</c>.</param>
/// <param name="IsPiped">Whether it reads the output of the command before it.</param>
internal sealed record ShellSegment(ImmutableArray<SegmentWord> Words, ImmutableArray<SegmentWord> Outputs, bool IsPiped);

/// <summary>Splits a script into simple commands that keep their redirections. Linear in the text.</summary>
internal static class ShellSegments
{
    public static List<ShellSegment> Read(DockerWord script)
    {
        var segments = new List<ShellSegment>();
        var words = ImmutableArray.CreateBuilder<SegmentWord>();
        var outputs = ImmutableArray.CreateBuilder<SegmentWord>();
        var text = script.Text;
        var (isPiped, isOutput) = (false, false);
        for (var at = 0; at < text.Length;)
        {
            var c = text[at];
            if (c is ' ' or '\t' or '\r')
            {
                at++;
            }
            else if (c is '>' or '<')
            {
                isOutput = c == '>';
                at++;
            }
            else if (c is ';' or '|' or '&' or '(' or ')' or '\n')
            {
                // 2>&1 names no file.
                if (isOutput && c == '&')
                {
                    at++;
                    continue;
                }

                var isPipe = c == '|' && !(at + 1 < text.Length && text[at + 1] == '|') && !(at > 0 && text[at - 1] == '|');
                End(isPipe);
                at++;
            }
            else
            {
                var end = CommandText.EndOfWord(text, at, text.Length, isShell: true);
                var word = new SegmentWord(text.Substring(at, end - at).Trim('"', '\''), script.MapToSource(at, end - at));
                (isOutput ? outputs : words).Add(word);
                isOutput = false;
                at = end;
            }
        }

        End(false);
        return segments;

        void End(bool isPipe)
        {
            if (words.Count > 0)
            {
                segments.Add(new ShellSegment(words.ToImmutable(), outputs.ToImmutable(), isPiped));
                isPiped = false;
            }

            isPiped |= isPipe;
            words.Clear();
            outputs.Clear();
            isOutput = false;
        }
    }
}
