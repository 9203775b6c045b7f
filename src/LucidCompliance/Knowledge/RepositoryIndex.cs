using System;
using System.Collections.Generic;

namespace LucidCompliance.Knowledge;

/// <summary>
/// Finds the blocks for a repository without trying them all: by its whole name where the pattern has no wildcard, else by
/// the folder in front of the pattern's first wildcard.
/// </summary>
internal sealed class RepositoryIndex
{
    private readonly Dictionary<string, List<int>> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> _byFolder = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<ImageBlock> _blocks;

    public RepositoryIndex(IReadOnlyList<ImageBlock> blocks)
    {
        _blocks = blocks;
        for (var i = 0; i < blocks.Count; i++)
        {
            foreach (var pattern in blocks[i].Patterns)
            {
                Add(string.Empty, pattern, i);
            }
        }
    }

    /// <summary>The blocks that match the repository, in the catalogue's order.</summary>
    public List<ImageBlock> Find(string repository)
    {
        var candidates = new List<int>();
        if (_byName.TryGetValue(repository, out var named))
        {
            candidates.AddRange(named);
        }

        for (var end = 0; end >= 0; end = repository.IndexOf('/', end))
        {
            end += end == 0 ? 0 : 1;
            if (_byFolder.TryGetValue(repository.Substring(0, end), out var inFolder))
            {
                candidates.AddRange(inFolder);
            }

            if (end == repository.Length)
            {
                break;
            }
        }

        candidates.Sort();
        var found = new List<ImageBlock>();
        foreach (var candidate in candidates)
        {
            var block = _blocks[candidate];
            if ((found.Count == 0 || found[found.Count - 1] != block)
                && (named?.Contains(candidate) == true || block.Matches(repository)))
            {
                found.Add(block);
            }
        }

        return found;
    }

    /// <summary>Adds a pattern whose alternatives in front of the first wildcard are written out one by one.</summary>
    private void Add(string head, string rest, int block)
    {
        var special = GlobPattern.IndexOfWildcard(rest);
        if (special < 0)
        {
            Enter(_byName, head + rest, block);
            return;
        }

        var close = rest[special] == '{' ? rest.IndexOf('}', special) : -1;
        if (close < 0)
        {
            var literal = head + rest.Substring(0, special);
            Enter(_byFolder, literal.Substring(0, literal.LastIndexOf('/') + 1), block);
            return;
        }

        foreach (var alternative in rest.Substring(special + 1, close - special - 1).Split('|'))
        {
            Add(head + rest.Substring(0, special), alternative + rest.Substring(close + 1), block);
        }
    }

    private static void Enter(Dictionary<string, List<int>> index, string key, int block)
    {
        if (!index.TryGetValue(key, out var blocks))
        {
            index.Add(key, blocks = []);
        }

        if (blocks.Count == 0 || blocks[blocks.Count - 1] != block)
        {
            blocks.Add(block);
        }
    }
}
