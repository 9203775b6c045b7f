using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Subjects;
using LucidCompliance.Syntax.Dockerfile;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.Dockerfile;

/// <summary>LUCID8019: ENV or LABEL in the old form without an equals sign.</summary>
public sealed class LegacyKeyValueForm : DockerfileRule
{
    private const string Punctuation = "_-./:,@+%=$\\{}#*?!~^";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID8019",
        Name = nameof(LegacyKeyValueForm),
        Title = "ENV or LABEL is written in the old form without '='.",
        DefaultSeverity = DiagnosticSeverity.Info,
        Tag = RuleTag.Deprecated,
        Fix = FixSafety.Safe,
        PeerIds = ["BuildKit LegacyKeyValueFormat"],
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(DockerfileSubject dockerfile)
    {
        foreach (var instruction in dockerfile.Syntax.Instructions)
        {
            var (pairs, isLegacy) = (instruction is OnbuildInstruction onbuild ? onbuild.Trigger : instruction) switch
            {
                EnvInstruction env => (env.Pairs, env.IsLegacyForm),
                LabelInstruction label => (label.Pairs, label.IsLegacyForm),
                _ => default,
            };
            if (isLegacy && pairs is [var pair])
            {
                yield return Describe(dockerfile, instruction is OnbuildInstruction { Trigger: { } trigger } ? trigger : instruction, pair);
            }
        }
    }

    private Diagnostic Describe(DockerfileSubject dockerfile, InstructionSyntax instruction, KeyValueSyntax pair)
    {
        var keyword = instruction.Keyword.ToUpperInvariant();
        var finding = Finding(
            dockerfile.At(pair.Key.Span),
            $"{keyword} {pair.Key.Text} is written in the old form without '=': everything behind the name, further names included, becomes its value. Write {keyword} {pair.Key.Text}=…");
        var gap = TextSpan.FromBounds(pair.Key.Span.End, pair.Value.Span.Start);
        if (pair.Value.Text.Length == 0 || !IsOneLine(dockerfile, TextSpan.FromBounds(pair.Key.Span.Start, pair.Value.Span.End)))
        {
            return finding;
        }

        if (IsOneWord(pair.Value.Text))
        {
            return finding with { Fixes = [Fix.Replace("Write '='", FixSafety.Safe, dockerfile.At(gap), "=")] };
        }

        return NeedsOnlyQuotes(pair.Value)
            ? finding with
            {
                Fixes =
                [
                    new Fix("Write '=' and quotes", FixSafety.Safe,
                    [
                        new FileEdit(dockerfile.Syntax.Text, new TextEdit(gap, "=\"")),
                        new FileEdit(dockerfile.Syntax.Text, new TextEdit(new TextSpan(pair.Value.Span.End, 0), "\"")),
                    ]),
                ],
            }
            : finding;
    }

    private static bool IsOneLine(DockerfileSubject dockerfile, TextSpan span) =>
        dockerfile.Syntax.Text.Content.IndexOfAny(['\n', '\r'], span.Start, span.Length) < 0;

    // One word of the new form: plain characters, or wholly quoted.
    private static bool IsOneWord(string value)
    {
        var inner = value.Length > 1 && value[0] is '"' or '\'' && value[value.Length - 1] == value[0] ? value.Substring(1, value.Length - 2) : null;
        if (inner is not null)
        {
            return inner.IndexOfAny(['"', '\'', '\\', '`']) < 0;
        }

        foreach (var c in value)
        {
            if (!char.IsLetterOrDigit(c) && Punctuation.IndexOf(c) < 0)
            {
                return false;
            }
        }

        return value.IndexOf('\\') < 0;
    }

    private static bool NeedsOnlyQuotes(DockerWord value) =>
        value.Text.IndexOfAny(['"', '\'', '\\', '`']) < 0 && value.Text.IndexOf(value.EscapeCharacter) < 0;
}
