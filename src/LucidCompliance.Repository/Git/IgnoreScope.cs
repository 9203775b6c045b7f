using System;
using System.IO;
using LucidCompliance.Repository.Disk;
using LucidCompliance.Syntax.IgnoreFile;
using LucidCompliance.Text;

namespace LucidCompliance.Repository.Git;

/// <summary>
/// The ignore files that count in a folder, the nearest first. The nearest file with a matching rule decides. Immutable, so that the folders
/// of a walk share it.
/// </summary>
internal sealed class IgnoreScope
{
    private readonly IgnoreScope? _outer;
    private readonly string _directory;
    private readonly GitIgnore _rules;

    private IgnoreScope(IgnoreScope? outer, string directory, GitIgnore rules)
    {
        _outer = outer;
        _directory = directory;
        _rules = rules;
    }

    /// <summary>Adds a file's rules; without a file or rules the scope stays as it is.</summary>
    /// <param name="outer">The scope of the folder above.</param>
    /// <param name="directory">The folder that the rules are relative to; absolute.</param>
    /// <param name="ignoreFile">The ignore file; absolute.</param>
    public static IgnoreScope? Push(IgnoreScope? outer, string directory, string ignoreFile) =>
        Push(outer, directory, ignoreFile, RepositoryDisk.ReadTrusted(ignoreFile));

    /// <summary>Adds rules from content that was read before.</summary>
    public static IgnoreScope? Push(IgnoreScope? outer, string directory, string ignoreFile, FileContent content)
    {
        if (content.Status != ContentStatus.Read || TextDecoder.TryDecode(ignoreFile, content.Bytes, out var text) != TextDefect.None)
        {
            return outer;
        }

        var rules = GitIgnore.Parse(text!);
        return rules.Lines.IsEmpty ? outer : new IgnoreScope(outer, directory, rules);
    }

    /// <summary>Whether the rules ignore the path itself; the caller has asked for the folders above before.</summary>
    /// <param name="path">Absolute.</param>
    /// <param name="isDirectory">Whether it is a directory.</param>
    public bool IsIgnored(string path, bool isDirectory)
    {
        for (var scope = this; scope is not null; scope = scope._outer)
        {
            var relative = path.Substring(scope._directory.TrimEnd(Path.DirectorySeparatorChar).Length + 1);
            var normalised = Path.DirectorySeparatorChar == '/' ? relative : relative.Replace(Path.DirectorySeparatorChar, '/');
            var decision = scope._rules.MatchEntry(normalised, isDirectory);
            if (decision != IgnoreDecision.None)
            {
                return decision == IgnoreDecision.Ignored;
            }
        }

        return false;
    }
}
