using System.Collections.Generic;
using System.Text;
using LucidCompliance.Syntax.IgnoreFile;

namespace LucidCompliance.Model.Images;

/// <summary>
/// A source of COPY or ADD with wildcards, as Go's filepath.Match reads it: no wildcard matches a slash, and <c>**</c> is no more than <c>*</c>.
/// </summary>
internal sealed class SourcePattern
{
    private static readonly char[] Special = ['*', '?', '[', '\\'];

    private readonly string _pattern;
    private readonly int _nameStart;
    private readonly Glob? _glob;
    private readonly string _name;

    /// <param name="pattern">The pattern relative to the context's directory, without <c>.</c> and <c>..</c>.</param>
    public SourcePattern(string pattern)
    {
        _pattern = Collapse(pattern);
        _nameStart = _pattern.LastIndexOf('/') + 1;
        _name = _pattern.Substring(_nameStart);
        _glob = DockerGlob.Compile(_pattern);
        Directory = _nameStart == 0 ? "." : _pattern.IndexOfAny(Special, 0, _nameStart) < 0 ? _pattern.Substring(0, _nameStart - 1) : null;
    }

    /// <summary>The directory in which it looks; null where that is a pattern too.</summary>
    public string? Directory { get; }

    /// <summary>Whether everything that it matches is a single file, by the extension.</summary>
    public bool NamesFiles => SourceNames.HasFileExtension(_name);

    /// <summary>Whether it matches a path relative to the context's directory. A pattern that is not well-formed matches nothing.</summary>
    public bool IsMatch(string path) => _glob is not null && _glob.IsMatch(path);

    /// <summary>
    /// Paths that it matches and that people have in mind: <c>package.json</c> for <c>package*.json</c>, and for <c>*.csproj</c> the
    /// project that has the name of its folder.
    /// </summary>
    /// <param name="context">The context's directory.</param>
    public IEnumerable<string> PlausiblePaths(Fact<string> context)
    {
        var rest = _name.Replace("*", "");
        if (Directory is null || rest.IndexOfAny(Special) >= 0 || rest is "" or "." or "..")
        {
            yield break;
        }

        var prefix = Directory == "." ? "" : Directory + "/";
        if (IsMatch(prefix + rest))
        {
            yield return prefix + rest;
        }

        var folder = context.TryGet(out var directory) ? ImagePath.BaseName(RepositoryPath.Combine(directory, Directory)) : "";
        if (_name[0] == '*' && folder.Length > 0 && folder != "." && IsMatch(prefix + folder + rest))
        {
            yield return prefix + folder + rest;
        }
    }

    private static string Collapse(string pattern)
    {
        var result = new StringBuilder(pattern.Length);
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == '*' && i > 0 && pattern[i - 1] == '*' && !IsEscaped(pattern, i - 1))
            {
                continue;
            }

            result.Append(pattern[i]);
        }

        return result.ToString();
    }

    private static bool IsEscaped(string pattern, int index)
    {
        var isEscaped = false;
        while (--index >= 0 && pattern[index] == '\\')
        {
            isEscaped = !isEscaped;
        }

        return isEscaped;
    }
}
