using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Subjects;
using LucidCompliance.Syntax.DotEnv;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.Compose;

/// <summary>LUCID6014: what looks like a comment of an env file is a part of the value.</summary>
public sealed class EnvCommentBecomesValue : EnvFileRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID6014",
        Name = nameof(EnvCommentBecomesValue),
        Title = "A comment of an env file becomes a part of the value.",
        DefaultSeverity = DiagnosticSeverity.Warning,
        Fix = FixSafety.Safe,
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(EnvFileSubject file)
    {
        // Other programs read comments otherwise: only Compose's reading is known.
        if (!file.IsRead)
        {
            yield break;
        }

        foreach (var entry in file.Syntax.Entries)
        {
            if (entry is { HasValue: true, Quote: DotEnvQuote.None, IsRaw: false, ValueSpan.IsEmpty: false } && Find(entry) is { } finding)
            {
                yield return finding with { KeyPath = entry.Key };
            }
        }
    }

    private Diagnostic? Find(DotEnvEntry entry)
    {
        var text = entry.Text;
        var (content, value) = (text.Content, entry.ValueSpan);
        if (content[value.Start] == '#')
        {
            return IsBlank(content, value.Start - 1) && IsComment(content, value)
                ? Finding(
                    new SourceLocation(text, value),
                    $"'{entry.Key}' gets this comment as its value: Compose cuts off a comment only behind a value. Write the empty value in quotes, or put the comment on a line of its own.") with
                {
                    Fixes = [Fix.Replace("Write the empty value in quotes", FixSafety.Safe, new SourceLocation(text, new TextSpan(FirstBlank(content, value.Start), 0)), "\"\"")],
                }
                : null;
        }

        for (var i = value.Start + 1; i < value.End; i++)
        {
            if (content[i] == '#' && content[i - 1] == '\t')
            {
                return Finding(
                    new SourceLocation(text, TextSpan.FromBounds(i, value.End)),
                    $"This comment is a part of the value of '{entry.Key}': a tab stands in front of '#', and for Compose only a blank begins a comment. Write a blank.") with
                {
                    Fixes = [Fix.Replace("Write a blank in front of the comment", FixSafety.Safe, new SourceLocation(text, new TextSpan(i - 1, 1)), " ")],
                };
            }
        }

        return null;
    }

    // "# note", not "#ff8800" and not a password that begins with '#'.
    private static bool IsComment(string content, TextSpan value) =>
        value.Length == 1 || content[value.Start + 1] is ' ' or '\t' or '#';

    private static int FirstBlank(string content, int position)
    {
        while (IsBlank(content, position - 1))
        {
            position--;
        }

        return position;
    }

    private static bool IsBlank(string content, int position) => position >= 0 && content[position] is ' ' or '\t';
}
