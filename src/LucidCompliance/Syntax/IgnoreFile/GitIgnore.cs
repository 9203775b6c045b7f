using System.Collections.Immutable;
using LucidCompliance.Text;

namespace LucidCompliance.Syntax.IgnoreFile;

/// <summary>
/// A .gitignore file. The last pattern that matches decides; a path below an ignored directory is ignored whatever
/// <c>!</c> patterns say, because git does not enter the directory.
/// </summary>
public sealed class GitIgnore
{
    private readonly ImmutableArray<GitPattern> _patterns;

    private GitIgnore(SourceText text, ImmutableArray<IgnoreLine> lines, ImmutableArray<GitPattern> patterns)
    {
        Text = text;
        Lines = lines;
        _patterns = patterns;
    }

    /// <summary>The file.</summary>
    public SourceText Text { get; }

    /// <summary>All lines; they tile the text. A pattern that is not well-formed matches nothing and is no error in git.</summary>
    public ImmutableArray<IgnoreLine> Lines { get; }

    /// <summary>Parses a file. Never throws.</summary>
    public static GitIgnore Parse(SourceText text)
    {
        var lines = ImmutableArray.CreateBuilder<IgnoreLine>();
        var patterns = ImmutableArray.CreateBuilder<GitPattern>();
        foreach (var raw in IgnoreFileLines.Split(text.Content))
        {
            var (start, end) = (raw.Content.Start, TrimEnd(text.Content, raw.Content));
            if (end == start || text.Content[start] == '#')
            {
                lines.Add(new IgnoreLine(end == start ? IgnoreLineKind.Blank : IgnoreLineKind.Comment, raw.Full, new TextSpan(start, 0), string.Empty, false));
                continue;
            }

            var isNegated = text.Content[start] == '!';
            var span = TextSpan.FromBounds(isNegated ? start + 1 : start, end);
            var written = text.GetText(span);
            var isDirectory = written.Length > 0 && written[written.Length - 1] == '/';
            var body = isDirectory ? written.Substring(0, written.Length - 1) : written;
            var isAnchored = body.IndexOf('/') >= 0;
            body = body.Length > 0 && body[0] == '/' ? body.Substring(1) : body;
            var glob = body.Length == 0 ? null : GitGlob.Compile(body);
            var line = new IgnoreLine(glob is null ? IgnoreLineKind.Invalid : IgnoreLineKind.Pattern, raw.Full, span, written, isNegated);
            lines.Add(line);
            if (glob is not null)
            {
                patterns.Add(new GitPattern(line, glob, isAnchored, isDirectory));
            }
        }

        return new GitIgnore(text, lines.ToImmutable(), patterns.ToImmutable());
    }

    /// <summary>What this file says about a path, the directories above it included.</summary>
    /// <param name="path">Relative to the file's own directory, with slashes.</param>
    /// <param name="isDirectory">Whether the path is a directory.</param>
    public IgnoreDecision Match(string path, bool isDirectory) => Decision(FindDecidingLine(path, isDirectory));

    /// <summary>
    /// What this file says about the path alone. A walk that combines the files of several directories asks this for
    /// each directory on its way, the deepest file first, and does not enter ignored ones.
    /// </summary>
    /// <param name="path">Relative to the file's own directory, with slashes.</param>
    /// <param name="isDirectory">Whether the path is a directory.</param>
    public IgnoreDecision MatchEntry(string path, bool isDirectory) => Decision(LastMatch(PathText.Normalize(path), isDirectory));

    /// <summary>The line that decides about a path; null where none matches.</summary>
    /// <param name="path">Relative to the file's own directory, with slashes.</param>
    /// <param name="isDirectory">Whether the path is a directory.</param>
    public IgnoreLine? FindDecidingLine(string path, bool isDirectory)
    {
        path = PathText.Normalize(path);
        for (var slash = path.IndexOf('/'); slash > 0; slash = path.IndexOf('/', slash + 1))
        {
            if (LastMatch(path.Substring(0, slash), isDirectory: true) is { IsNegated: false } line)
            {
                return line;
            }
        }

        return LastMatch(path, isDirectory);
    }

    private static IgnoreDecision Decision(IgnoreLine? line) =>
        line is null ? IgnoreDecision.None : line.IsNegated ? IgnoreDecision.Included : IgnoreDecision.Ignored;

    private IgnoreLine? LastMatch(string path, bool isDirectory)
    {
        var name = path.Substring(path.LastIndexOf('/') + 1);
        for (var i = _patterns.Length - 1; i >= 0; i--)
        {
            var pattern = _patterns[i];
            if ((isDirectory || !pattern.IsDirectory) && pattern.Glob.IsMatch(pattern.IsAnchored ? path : name))
            {
                return pattern.Line;
            }
        }

        return null;
    }

    // Trailing blanks go, unless a backslash stands in front of the last one that stays.
    private static int TrimEnd(string content, TextSpan line)
    {
        var end = line.End;
        while (end > line.Start && content[end - 1] == ' ')
        {
            var backslashes = 0;
            while (end - 2 - backslashes >= line.Start && content[end - 2 - backslashes] == '\\')
            {
                backslashes++;
            }

            if (backslashes % 2 == 1)
            {
                break;
            }

            end--;
        }

        return end;
    }

    private sealed record GitPattern(IgnoreLine Line, Glob Glob, bool IsAnchored, bool IsDirectory);
}
