using System;
using System.Collections.Generic;
using System.Text;

namespace LucidCompliance.Knowledge;

/// <summary>
/// The lines of a catalogue, sorted into tables, variants and images. Only the frame is read here; what an image says is
/// read when it is first asked for.
/// </summary>
internal sealed class CatalogueText
{
    private readonly Dictionary<string, string> _defines = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _variants = new(StringComparer.Ordinal);
    private readonly List<ImageBlock> _blocks = [];
    private readonly List<MirrorAlias> _aliases = [];

    private CatalogueText(CatalogueTables tables) => Tables = tables;

    public DateTime? AsOf { get; private set; }

    public CatalogueTables Tables { get; }

    public IReadOnlyList<ImageBlock> Blocks => _blocks;

    /// <summary>Patterns of mirrors and the templates of what they mirror.</summary>
    public IReadOnlyList<MirrorAlias> Aliases => _aliases;

    /// <summary>Reads a catalogue.</summary>
    /// <exception cref="FormatException">A line of an unknown kind; the message names its number.</exception>
    public static CatalogueText Read(string text, CatalogueTables? inherited = null)
    {
        var catalogue = new CatalogueText(new CatalogueTables(inherited));
        var section = new List<string>();
        var body = section;
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].TrimEnd();
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            try
            {
                if (line[0] == ' ')
                {
                    body.Add(line.TrimStart());
                }
                else if (line[0] == '[')
                {
                    section = [];
                    body = section;
                }
                else if (Argument(line, "image ") is { } image)
                {
                    body = [];
                    catalogue._blocks.Add(new ImageBlock(catalogue, catalogue.Expand(image), section, body));
                }
                else if (Argument(line, "variants ") is { } variants)
                {
                    body = [];
                    catalogue._variants.Add(variants, body);
                }
                else if (!catalogue.ReadDirective(line))
                {
                    section.Add(line);
                }
            }
            catch (FormatException problem)
            {
                throw new FormatException($"Line {i + 1}: {problem.Message}", problem);
            }
        }

        return catalogue;
    }

    /// <summary>The lines of named variants.</summary>
    /// <exception cref="FormatException">There are none of that name.</exception>
    public IReadOnlyList<string> Variants(string name) =>
        _variants.TryGetValue(name, out var lines) ? lines : throw new FormatException($"There are no variants '{name}'.");

    /// <summary>Replaces each <c>&lt;name&gt;</c> by what it is defined as.</summary>
    /// <exception cref="FormatException">A name that is not defined.</exception>
    public string Expand(string line)
    {
        var open = line.IndexOf('<');
        if (open < 0)
        {
            return line;
        }

        var result = new StringBuilder();
        var position = 0;
        while (open >= 0)
        {
            var close = line.IndexOf('>', open);
            var name = close < 0 ? string.Empty : line.Substring(open + 1, close - open - 1);
            if (!_defines.TryGetValue(name, out var value))
            {
                throw new FormatException($"Nothing defines '<{name}>'.");
            }

            result.Append(line, position, open - position).Append(value);
            position = close + 1;
            open = line.IndexOf('<', position);
        }

        return result.Append(line, position, line.Length - position).ToString();
    }

    private static string? Argument(string line, string keyword) =>
        line.StartsWith(keyword, StringComparison.Ordinal) ? line.Substring(keyword.Length).Trim() : null;

    private bool ReadDirective(string line)
    {
        if (Argument(line, "as-of: ") is { } date)
        {
            AsOf = CatalogueTables.Date(date);
        }
        else if (Argument(line, "define ") is { } define)
        {
            var (name, value) = Halves(define, " = ");
            _defines[name] = Expand(value);
        }
        else if (Argument(line, "alias ") is { } alias)
        {
            var (pattern, target) = Halves(alias, " -> ");
            _aliases.Add(new MirrorAlias(pattern, target));
        }
        else if (Argument(line, "lifecycle ") is { } lifecycle)
        {
            var (name, versions) = Halves(lifecycle, ": ");
            var dates = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var entry in versions.Split(','))
            {
                var (version, day) = Halves(entry.Trim(), " ");
                dates[version] = day;
            }

            Tables.Lifecycles[name] = dates;
        }
        else if (Argument(line, "distribution ") is { } distribution)
        {
            ReadDistribution(distribution);
        }
        else if (Argument(line, "glibc: ") is { } suites)
        {
            foreach (var entry in suites.Split(','))
            {
                var (suite, version) = Halves(entry.Trim(), " ");
                Tables.Glibc[suite] = version;
            }
        }
        else
        {
            return false;
        }

        return true;
    }

    // Its releases in their order, each with its version, its part of a tag, and its last day: `Debian: 11 bullseye 2026-08-31`.
    private void ReadDistribution(string text)
    {
        var (name, entries) = Halves(text, ": ");
        var releases = new List<DistributionRelease>();
        var dates = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in entries.Split(','))
        {
            var (version, rest) = Halves(entry.Trim(), " ");
            var (part, day) = Halves(rest, " ");
            dates[version] = day;
            releases.Add(new DistributionRelease(name, version, part, CatalogueTables.Date(day)));
        }

        for (var i = 0; i < releases.Count; i++)
        {
            releases[i].Later = releases.GetRange(i + 1, releases.Count - i - 1);
            Tables.Distributions[releases[i].TagPart] = releases[i];
        }

        Tables.Lifecycles[name.ToLowerInvariant()] = dates;
    }

    private static (string Left, string Right) Halves(string text, string separator)
    {
        var index = text.IndexOf(separator, StringComparison.Ordinal);
        return index < 0
            ? throw new FormatException($"'{separator.Trim()}' is missing.")
            : (text.Substring(0, index).Trim(), text.Substring(index + separator.Length).Trim());
    }
}

/// <summary>Repositories that mirror catalogued ones.</summary>
internal sealed class MirrorAlias(string pattern, string original)
{
    private readonly GlobPattern _matcher = new(pattern);

    /// <summary>The template of the catalogued repository.</summary>
    public string Original { get; } = original;

    public bool Matches(string repository) => _matcher.Matches(repository);
}
