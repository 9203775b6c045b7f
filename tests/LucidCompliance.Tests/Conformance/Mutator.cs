using System;
using System.Collections.Generic;

namespace LucidCompliance.Tests.Conformance;

/// <summary>Breaks texts: cuts, copies, splices and characters that mean something to the format.</summary>
internal sealed class Mutator(IReadOnlyList<string> texts, string[] fragments, int seed)
{
    private const int MaximumLength = 20_000;
    private readonly Random _random = new(seed);

    public string Next()
    {
        var text = Pick();
        for (var i = _random.Next(1, 7); i > 0; i--)
        {
            text = Mutate(text);
        }

        return text.Length > MaximumLength ? text.Substring(0, MaximumLength) : text;
    }

    private string Mutate(string text)
    {
        var at = _random.Next(text.Length + 1);
        var length = Math.Min(text.Length - at, _random.Next(1, 20));
        switch (_random.Next(8))
        {
            case 0:
                return text.Remove(at, length);
            case 1:
                return text.Insert(at, text.Substring(at, length));
            case 2:
                var other = Pick();
                var from = _random.Next(other.Length + 1);
                return text.Insert(at, other.Substring(from, Math.Min(other.Length - from, _random.Next(60))));
            case 3:
                return text.Substring(0, at);
            case 4:
                return text.Insert(at, ((char)_random.Next(1, 0x3000)).ToString());
            case 5 when length > 0:
                return text.Remove(at, 1).Insert(at, Fragment());
            default:
                return text.Insert(at, Fragment());
        }
    }

    private string Fragment() => fragments[_random.Next(fragments.Length)];

    private string Pick() => texts[_random.Next(texts.Count)];
}
