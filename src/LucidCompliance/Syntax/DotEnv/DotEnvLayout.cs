using System;
using System.Collections.Immutable;
using LucidCompliance.Text;

namespace LucidCompliance.Syntax.DotEnv;

/// <summary>
/// The parts of a .env file in four bytes each: where a part ends and what it is. Nearly every analysis needs the statements alone, and
/// an object for each part would be most of what a large file keeps alive.
/// </summary>
internal sealed class DotEnvLayout
{
    private const int KindBits = 2;

    // A text has at most 4 Mi code units, so its offsets leave room for the kind.
    private int[] _parts = new int[64];
    private int _count;

    /// <summary>Adds the part that ends at an offset; parts are added in order and without gaps.</summary>
    public void Add(DotEnvNodeKind kind, int end)
    {
        if (_count == _parts.Length)
        {
            Array.Resize(ref _parts, _count * 2);
        }

        _parts[_count++] = (end << KindBits) | (int)kind;
    }

    /// <summary>Gives back the room that no part needed.</summary>
    public void Trim() => Array.Resize(ref _parts, _count);

    /// <summary>The parts as nodes; the statements are those of the file, in order.</summary>
    public ImmutableArray<DotEnvNode> ToNodes(ImmutableArray<DotEnvEntry> entries)
    {
        var nodes = ImmutableArray.CreateBuilder<DotEnvNode>(_count);
        var (start, entry) = (0, 0);
        for (var i = 0; i < _count; i++)
        {
            var kind = (DotEnvNodeKind)(_parts[i] & ((1 << KindBits) - 1));
            var end = _parts[i] >> KindBits;
            nodes.Add(new DotEnvNode(kind, TextSpan.FromBounds(start, end), kind == DotEnvNodeKind.Statement ? entries[entry++] : null));
            start = end;
        }

        return nodes.MoveToImmutable();
    }
}
