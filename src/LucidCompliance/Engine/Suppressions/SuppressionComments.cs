using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Subjects.Suppressions;
using LucidCompliance.Syntax.Dockerfile;
using LucidCompliance.Syntax.DotEnv;
using LucidCompliance.Syntax.Yaml;
using LucidCompliance.Text;

namespace LucidCompliance.Engine.Suppressions;

/// <summary>Finds the suppression comments of a file.</summary>
public static class SuppressionComments
{
    /// <summary>Of a Dockerfile: a comment applies to the next instruction, one between continued lines to the instruction around it.</summary>
    public static ImmutableArray<SuppressionComment> Read(DockerfileSyntax dockerfile)
    {
        var text = dockerfile.Text;
        if (!MayOccurIn(text.Content))
        {
            return [];
        }

        var result = ImmutableArray.CreateBuilder<SuppressionComment>();
        var pending = new List<TextSpan>();
        foreach (var node in dockerfile.Nodes)
        {
            switch (node)
            {
                case DirectiveSyntax { Name: "check" } directive when ForeignComments.ParseDirective(text, node.Span, directive.ValueSpan) is { } check:
                    result.Add(check);
                    break;
                case CommentSyntax:
                    pending.Add(node.Span);
                    break;
                case InstructionSyntax or BogusSyntax:
                    AddAll(text, pending, node.FullSpan, result);
                    AddInterior(text, node, result);
                    break;
            }
        }

        AddAll(text, pending, null, result);
        return WithAllowComments(result, text);
    }

    /// <summary>Of a YAML file: a comment applies to the entry or item below, a trailing one to its line.</summary>
    public static ImmutableArray<SuppressionComment> Read(YamlDocument document)
    {
        var text = document.Text;
        if (!MayOccurIn(text.Content))
        {
            return [];
        }

        var result = ImmutableArray.CreateBuilder<SuppressionComment>();
        foreach (var comment in document.Comments)
        {
            // Only a comment of ours is worth the question what stands below it.
            if (Parse(text, comment.Span, null) is { } found)
            {
                var target = comment.IsOwnLine
                    ? document.NodeBelow(comment)?.Span
                    : text.GetLine(text.GetPosition(comment.Span.Start).Line);
                result.Add(found.IsFileWide ? found : found with { Target = target });
            }
        }

        return WithAllowComments(result, text);
    }

    /// <summary>Of an env file: a comment on a line of its own applies to the next statement.</summary>
    public static ImmutableArray<SuppressionComment> Read(DotEnvFile file)
    {
        var text = file.Text;
        if (!MayOccurIn(text.Content))
        {
            return [];
        }

        var result = ImmutableArray.CreateBuilder<SuppressionComment>();
        var pending = new List<TextSpan>();
        foreach (var node in file.Nodes)
        {
            if (node.Kind == DotEnvNodeKind.Comment && IsFirstOnLine(text.Content, node.Span.Start))
            {
                pending.Add(node.Span);
            }
            else if (node.Kind is DotEnvNodeKind.Statement or DotEnvNodeKind.Bogus)
            {
                AddAll(text, pending, node.Span, result);
            }
        }

        AddAll(text, pending, null, result);
        return WithAllowComments(result, text);
    }

    /// <summary>Of a file whose comments are whole lines: a comment applies to the next line that is neither blank nor a comment.</summary>
    /// <param name="text">The file.</param>
    /// <param name="marker">What begins a comment: <c>#</c>, or <c>//</c> in JSON with comments.</param>
    public static ImmutableArray<SuppressionComment> ReadLines(SourceText text, string marker = "#")
    {
        if (!MayOccurIn(text.Content))
        {
            return [];
        }

        var result = ImmutableArray.CreateBuilder<SuppressionComment>();
        var pending = new List<TextSpan>();
        for (var line = 0; line < text.LineCount; line++)
        {
            var span = TrimStart(text.Content, text.GetLine(line));
            if (string.CompareOrdinal(text.Content, span.Start, marker, 0, marker.Length) == 0 && span.Length >= marker.Length)
            {
                pending.Add(WithoutXmlEnd(text.Content, span));
            }
            else if (!span.IsEmpty)
            {
                AddAll(text, pending, span, result, marker.Length);
            }
        }

        AddAll(text, pending, null, result, marker.Length);
        return WithAllowComments(result, text);
    }

    private static bool MayOccurIn(string content) => SuppressionCommentParser.MayOccurIn(content) || AllowComments.MayOccurIn(content);

    private static ImmutableArray<SuppressionComment> WithAllowComments(ImmutableArray<SuppressionComment>.Builder result, SourceText text)
    {
        AllowComments.AddTo(result, text);
        return result.ToImmutable();
    }

    private static TextSpan WithoutXmlEnd(string content, TextSpan span)
    {
        var end = span.End;
        while (end > span.Start && content[end - 1] is ' ' or '\t')
        {
            end--;
        }

        return end - span.Start > 7 && string.CompareOrdinal(content, end - 3, "-->", 0, 3) == 0 ? TextSpan.FromBounds(span.Start, end - 3) : span;
    }

    private static void AddInterior(SourceText text, DockerfileNode node, ImmutableArray<SuppressionComment>.Builder result)
    {
        if (node is InstructionSyntax instruction)
        {
            foreach (var comment in instruction.InteriorComments)
            {
                if (Parse(text, comment.Span, node.FullSpan) is { } found)
                {
                    result.Add(found);
                }
            }
        }
    }

    private static void AddAll(
        SourceText text, List<TextSpan> pending, TextSpan? target, ImmutableArray<SuppressionComment>.Builder result, int markerLength = 1)
    {
        foreach (var span in pending)
        {
            if (Parse(text, span, target, markerLength) is { } found)
            {
                result.Add(found);
            }
        }

        pending.Clear();
    }

    private static SuppressionComment? Parse(SourceText text, TextSpan comment, TextSpan? target, int markerLength = 1) =>
        SuppressionCommentParser.Parse(text, comment, comment.Start + markerLength, target, RemovalOf(text, comment));

    private static TextSpan RemovalOf(SourceText text, TextSpan comment)
    {
        if (IsFirstOnLine(text.Content, comment.Start))
        {
            return text.GetLineWithBreak(text.GetPosition(comment.Start).Line);
        }

        var start = comment.Start;
        while (start > 0 && text.Content[start - 1] is ' ' or '\t')
        {
            start--;
        }

        return TextSpan.FromBounds(start, comment.End);
    }

    private static bool IsFirstOnLine(string content, int offset)
    {
        while (offset > 0 && content[offset - 1] is ' ' or '\t')
        {
            offset--;
        }

        return offset == 0 || content[offset - 1] is '\n' or '\r';
    }

    private static TextSpan TrimStart(string content, TextSpan line)
    {
        var start = line.Start;
        while (start < line.End && char.IsWhiteSpace(content[start]))
        {
            start++;
        }

        return TextSpan.FromBounds(start, line.End);
    }
}
