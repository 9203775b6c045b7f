using System;
using System.Linq;
using CsCheck;
using LucidCompliance.Syntax.Yaml;
using LucidCompliance.Text;
using Xunit;

namespace LucidCompliance.Tests.Syntax.Yaml;

public sealed class YamlProperties
{
    private const string Sample = """
        # lucid:ignore LUCID1001 -- reason
        x-base: &base
          restart: "no"   # c
          labels: {a: 'it''s', "b": [1, two: 3, *x]}
        services:
          web: !override
            <<: *base
            image: "app:${TAG:-\u00e9}\t"
            command: >-
              one
              two

               three
            script: |+
              a
                b

            ports:
            - 80:80
            -
            - "443"
          ? db
          : image: long plain
              text over

              lines
        ---
        second: ~
        """;

    // Pieces that meet each other in all the wrong ways.
    private static readonly Gen<string> Broken =
        Pick(
            "a", ": ", ":\n", "- ", "\n", "\n  ", "\r\n", "\r", "    ", "\t", "'", "\"", "[", "]", "{", "}", ", ", "# c\n", "#", "|", ">-\n", "|2", "&a ", "*a", "!t ",
            "!!str ", "? ", "<<: ", "---\n", "...\n", "%YAML 1.1\n", "@", "\\", "\\u00e9", "\\x", "é", "\U0001F600", "\uD83D", "\uFEFF", "\u0085", "\u2028", "\0", "-", ":", "~", "$", "x: y\n").Array[0, 40]
            .Select(string.Concat);

    private static readonly Gen<string> Mutated =
        Gen.Select(Gen.Int[0, Sample.Length], Gen.Int[0, 6], Pick("", "\t", "'", "\"", "[", "}", "\n", ": ", "&a ", "- ", "#", "\r\n", "|", "\\"), Gen.Bool)
            .Select((at, length, insert, crlf) =>
            {
                var text = Sample[..at] + insert + Sample[Math.Min(Sample.Length, at + length)..];
                return crlf ? text.Replace("\n", "\r\n", StringComparison.Ordinal) : text;
            });

    [Fact]
    public void Broken_text_gives_a_consistent_tree() => Broken.Sample(CheckAndShow, iter: 30_000);

    [Fact]
    public void Mutated_files_give_a_consistent_tree() => Mutated.Sample(CheckAndShow, iter: 5_000);

    [Fact]
    public void The_sample_itself_is_sound()
    {
        var document = Check(Sample.Replace("*x", "x", StringComparison.Ordinal));
        Assert.Empty(document.Errors);
        Assert.Equal(2, document.Documents.Length);
    }

    private static Gen<string> Pick(params string[] pieces) => Gen.Int[0, pieces.Length - 1].Select(i => pieces[i]);

    private static void CheckAndShow(string content)
    {
        try
        {
            _ = Check(content);
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException(System.Text.Json.JsonSerializer.Serialize(content) + exception.Message, exception);
        }
    }

    private static YamlDocument Check(string content)
    {
        var document = YamlDocument.Parse(new SourceText("f", content));
        Assert.Equal(document.Errors.IsEmpty, document.Defect == YamlDefect.None);
        Assert.All(document.Errors, error => Assert.True(document.Text.FullSpan.Contains(error.Span)));
        var end = 0;
        foreach (var root in document.Documents)
        {
            CheckNode(root, TextSpan.FromBounds(end, content.Length), document);
            end = root.Span.End;
        }

        foreach (var comment in document.Comments)
        {
            Assert.Equal('#', content[comment.Span.Start]);
            _ = document.NodeBelow(comment);
        }

        return document;
    }

    private static void CheckNode(YamlNode node, TextSpan parent, YamlDocument document)
    {
        Assert.True(parent.Contains(node.Span), $"{node.Span} not in {parent}");
        Assert.True(node.Tag is null || node.Span.Contains(node.TagSpan));
        Assert.True(node.Anchor is null || node.Span.Contains(node.Anchor.Span));
        var position = node.Span.Start;
        switch (node)
        {
            case YamlScalar scalar:
                CheckScalar(scalar, document);
                break;
            case YamlSequence sequence:
                for (var i = 0; i < sequence.Items.Length; i++)
                {
                    CheckNode(sequence.Items[i], sequence.GetItemSpan(i), document);
                    Assert.True(sequence.GetItemSpan(i).Start >= position);
                    Assert.True(node.Text.FullSpan.Contains(sequence.GetItemFullSpan(i)));
                    position = sequence.GetItemSpan(i).End;
                }

                break;
            case YamlMapping mapping:
                foreach (var entry in mapping.Entries)
                {
                    Assert.True(node.Span.Contains(entry.Span) && entry.Span.Start >= position);
                    CheckNode(entry.Key, entry.Span, document);
                    CheckNode(entry.Value, TextSpan.FromBounds(entry.Key.Span.End, entry.Span.End), document);
                    Assert.True(node.Text.FullSpan.Contains(entry.FullSpan));
                    position = entry.Span.End;
                }

                Assert.True(mapping.EffectiveEntries.Select(entry => entry.Name).Where(name => name is not null).Distinct().Count() <= mapping.EffectiveEntries.Length);
                break;
        }
    }

    private static void CheckScalar(YamlScalar scalar, YamlDocument document)
    {
        Assert.True(scalar.Span.Contains(scalar.ContentSpan), $"{scalar.ContentSpan} not in {scalar.Span}");
        var position = scalar.Span.Start;
        var isBlock = scalar.Style is YamlScalarStyle.Literal or YamlScalarStyle.Folded;
        if (isBlock && scalar.Value.Length > 1 && scalar.MapToSource(0, 1) == scalar.ContentSpan)
        {
            // No map, but the right place: the reader goes its own way with a block at the root that is not indented,
            // and a block of nothing but blanks does not show its indentation.
            Assert.True(string.IsNullOrWhiteSpace(scalar.Value) || document.Documents.Contains(scalar));
            return;
        }

        for (var i = 0; i < scalar.Value.Length; i++)
        {
            var span = scalar.MapToSource(i, 1);
            Assert.True(span.Start >= position || char.IsLowSurrogate(scalar.Value[i]), "The map is not in order.");
            Assert.False(span.IsEmpty);
            var c = scalar.Value[i];
            var written = scalar.Text.GetText(span);
            Assert.True(
                written == c.ToString() || written[0] is '\\' or '\'' || (c is '\n' or ' ' && string.IsNullOrWhiteSpace(written)),
                $"'{c}' is written as '{written}' in {scalar.Style} '{scalar.Text.Content}'.");
            position = span.Start;
        }
    }
}
