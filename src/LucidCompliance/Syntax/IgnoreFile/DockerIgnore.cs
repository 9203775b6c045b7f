using System;
using System.Collections.Immutable;
using LucidCompliance.Text;

namespace LucidCompliance.Syntax.IgnoreFile;

/// <summary>
/// A .dockerignore file. Patterns are relative to the build context; a pattern that matches a directory matches what
/// is below it; the last pattern that matches decides, and <c>!</c> takes files back in, also below an ignored directory.
/// </summary>
public sealed class DockerIgnore
{
    private static readonly char[] Special = ['*', '?', '[', '\\'];

    private readonly ImmutableArray<(IgnoreLine Line, Glob Glob)> _patterns;

    private DockerIgnore(SourceText text, ImmutableArray<IgnoreLine> lines, ImmutableArray<(IgnoreLine Line, Glob Glob)> patterns, ImmutableArray<SyntaxError> errors)
    {
        Text = text;
        Lines = lines;
        _patterns = patterns;
        Errors = errors;
    }

    /// <summary>The file.</summary>
    public SourceText Text { get; }

    /// <summary>All lines; they tile the text.</summary>
    public ImmutableArray<IgnoreLine> Lines { get; }

    /// <summary>Patterns that Docker refuses, and with them the build.</summary>
    public ImmutableArray<SyntaxError> Errors { get; }

    /// <summary>Parses a file. Never throws.</summary>
    public static DockerIgnore Parse(SourceText text)
    {
        var lines = ImmutableArray.CreateBuilder<IgnoreLine>();
        var patterns = ImmutableArray.CreateBuilder<(IgnoreLine Line, Glob Glob)>();
        var errors = ImmutableArray.CreateBuilder<SyntaxError>();
        foreach (var raw in IgnoreFileLines.Split(text.Content))
        {
            // A comment has its number sign in the first column; behind a blank it is a pattern.
            var content = IgnoreFileLines.Trim(text.Content, raw.Content);
            var isComment = raw.Content.Length > 0 && text.Content[raw.Content.Start] == '#';
            if (isComment || content.IsEmpty)
            {
                lines.Add(new IgnoreLine(isComment ? IgnoreLineKind.Comment : IgnoreLineKind.Blank, raw.Full, new TextSpan(content.Start, 0), string.Empty, false));
                continue;
            }

            var isNegated = text.Content[content.Start] == '!';
            var span = isNegated ? IgnoreFileLines.Trim(text.Content, TextSpan.FromBounds(content.Start + 1, content.End)) : content;
            var pattern = text.GetText(span);
            var glob = pattern.Length == 0 ? null : DockerGlob.Compile(Clean(pattern));
            var line = new IgnoreLine(glob is null ? IgnoreLineKind.Invalid : IgnoreLineKind.Pattern, raw.Full, span, pattern, isNegated);
            lines.Add(line);
            if (glob is not null)
            {
                patterns.Add((line, glob));
            }
            else
            {
                errors.Add(new SyntaxError(content, pattern.Length == 0
                    ? "No pattern follows the '!', so Docker refuses the file and the build. Add the pattern, or remove the line."
                    : "This pattern is not well-formed: a bracket is not closed, a range is incomplete or a backslash ends it. Docker refuses the file and the build; correct the pattern."));
            }
        }

        return new DockerIgnore(text, lines.ToImmutable(), patterns.ToImmutable(), errors.ToImmutable());
    }

    /// <summary>Whether a file or directory is left out of the build context.</summary>
    /// <param name="path">Relative to the build context, with slashes.</param>
    public bool IsIgnored(string path) => FindDecidingLine(path) is { IsNegated: false };

    /// <summary>
    /// Whether a pattern may take something below an ignored directory back in. Two wildcard patterns are not compared: where the text in
    /// front of the first wildcard allows it, the answer is yes.
    /// </summary>
    /// <param name="path">Relative to the build context, with slashes.</param>
    public bool MayIncludeBelow(string path)
    {
        var deciding = FindDecidingLine(path);
        var directory = PathText.Normalize(path) + "/";
        for (var i = _patterns.Length - 1; i >= 0 && !ReferenceEquals(_patterns[i].Line, deciding); i--)
        {
            if (_patterns[i].Line.IsNegated && MayMatchBelow(Clean(_patterns[i].Line.Pattern), directory))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The line that decides about a path; null where none matches.</summary>
    /// <param name="path">Relative to the build context, with slashes.</param>
    public IgnoreLine? FindDecidingLine(string path)
    {
        path = PathText.Normalize(path);
        IgnoreLine? decision = null;
        var isIgnored = false;
        foreach (var (line, glob) in _patterns)
        {
            // A pattern that would not change the decision is not asked.
            if (line.IsNegated == isIgnored && glob.IsMatchOrParent(path))
            {
                isIgnored = !line.IsNegated;
                decision = line;
            }
        }

        return decision;
    }

    private static bool MayMatchBelow(string pattern, string directory)
    {
        var wildcard = pattern.IndexOfAny(Special);
        var length = wildcard < 0 ? pattern.Length : wildcard;
        var common = Math.Min(length, directory.Length);
        return string.CompareOrdinal(pattern, 0, directory, 0, common) == 0 && (wildcard >= 0 || length > directory.Length);
    }

    private static string Clean(string pattern)
    {
        var clean = PathText.Clean(pattern);
        return clean.Length > 1 && clean[0] == '/' ? clean.Substring(1) : clean;
    }
}
