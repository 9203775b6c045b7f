using System;
using System.Collections.Generic;
using System.Threading;

namespace LucidCompliance.Knowledge;

/// <summary>One <c>image</c> of a catalogue: the repositories it is about, and its rows, one for each kind of tag.</summary>
internal sealed class ImageBlock
{
    private readonly CatalogueText _catalogue;
    private readonly IReadOnlyList<string> _section;
    private readonly IReadOnlyList<string> _body;
    private GlobPattern[]? _matchers;
    private TagRow[]? _rows;

    public ImageBlock(CatalogueText catalogue, string patterns, IReadOnlyList<string> section, IReadOnlyList<string> body)
    {
        _catalogue = catalogue;
        _section = section;
        _body = body;
        Patterns = patterns.Split(new[] { ' ' }, StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>The patterns of the repositories.</summary>
    public string[] Patterns { get; }

    public CatalogueTables Tables => _catalogue.Tables;

    /// <summary>The rows in the order in which they are tried.</summary>
    /// <exception cref="FormatException">A malformed line.</exception>
    public TagRow[] Rows => Volatile.Read(ref _rows) ?? ReadRows();

    /// <summary>Whether one of the patterns matches the repository.</summary>
    public bool Matches(string repository)
    {
        var matchers = Volatile.Read(ref _matchers);
        if (matchers is null)
        {
            matchers = new GlobPattern[Patterns.Length];
            for (var i = 0; i < matchers.Length; i++)
            {
                matchers[i] = new GlobPattern(Patterns[i]);
            }

            Volatile.Write(ref _matchers, matchers);
        }

        foreach (var matcher in matchers)
        {
            if (matcher.Matches(repository))
            {
                return true;
            }
        }

        return false;
    }

    // Two threads may both read them; they read the same.
    private TagRow[] ReadRows()
    {
        try
        {
            var shared = new FactTable();
            var tagLines = new List<string>();
            foreach (var line in _section)
            {
                shared.Add(_catalogue.Expand(line));
            }

            foreach (var line in _body)
            {
                if (line[0] == ':')
                {
                    tagLines.Add(line);
                }
                else if (line.StartsWith("use ", StringComparison.Ordinal))
                {
                    foreach (var name in line.Substring(4).Split(' '))
                    {
                        tagLines.AddRange(_catalogue.Variants(name));
                    }
                }
                else
                {
                    shared.Add(_catalogue.Expand(line));
                }
            }

            var rows = tagLines.Count == 0 ? [new TagRow("*", shared)] : new TagRow[tagLines.Count];
            for (var i = 0; i < tagLines.Count; i++)
            {
                rows[i] = ReadRow(tagLines[i], shared);
            }

            Volatile.Write(ref _rows, rows);
            return rows;
        }
        catch (FormatException problem)
        {
            throw new FormatException($"image {string.Join(" ", Patterns)}: {problem.Message}", problem);
        }
    }

    private TagRow ReadRow(string line, FactTable shared)
    {
        var blank = line.IndexOf(' ');
        var pattern = blank < 0 ? line.Substring(1) : line.Substring(1, blank - 1);
        var facts = shared.Extend();
        if (blank >= 0)
        {
            facts.Add(_catalogue.Expand(line.Substring(blank).Trim()));
        }

        return new TagRow(_catalogue.Expand(pattern), facts);
    }
}

/// <summary>The facts for the tags of one pattern.</summary>
internal sealed class TagRow(string pattern, FactTable facts)
{
    private readonly GlobPattern _matcher = new(pattern);

    public FactTable Facts { get; } = facts;

    /// <summary>Whether the row is for every tag, so that rows behind it are never reached.</summary>
    public bool IsForEveryTag { get; } = pattern == "*";

    public bool Matches(string tag) => IsForEveryTag || _matcher.Matches(tag);
}
