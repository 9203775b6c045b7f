using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;

namespace LucidCompliance.Knowledge;

/// <summary>The catalogue of base images: facts by repository and tag. Immutable and thread-safe.</summary>
public sealed class BaseImageCatalogue
{
    private const string Resource = "LucidCompliance.Knowledge.base-images.txt";

    /// <summary>A build names few images; the bound keeps a compiler server that sees many builds small.</summary>
    private const int MaximumRemembered = 512;

    private static readonly Lazy<BaseImageCatalogue> Shipped = new(
        static () => new BaseImageCatalogue(CatalogueText.Read(ReadResource()), null), LazyThreadSafetyMode.ExecutionAndPublication);

    private readonly Dictionary<string, BaseImageFacts?> _remembered = new(StringComparer.Ordinal);
    private readonly CatalogueText _text;
    private readonly RepositoryIndex _index;
    private readonly BaseImageCatalogue? _rest;

    private BaseImageCatalogue(CatalogueText text, BaseImageCatalogue? rest)
    {
        _text = text;
        _index = new RepositoryIndex(text.Blocks);
        _rest = rest;
        AsOf = text.AsOf ?? rest?.AsOf ?? default;
    }

    /// <summary>The catalogue that ships with the product; read on first use.</summary>
    public static BaseImageCatalogue Default => Shipped.Value;

    /// <summary>The day on which the rows were last checked.</summary>
    public DateTime AsOf { get; }

    /// <summary>
    /// The facts about an image; null where no row matches. No tag means <c>latest</c>; a digest without tag gives only
    /// the facts in which every row of the repository agrees. Known mirrors resolve as what they mirror, with no more than
    /// medium confidence.
    /// </summary>
    public BaseImageFacts? Find(ImageReference reference)
    {
        var tag = reference.Tag ?? (reference.Digest is null ? "latest" : null);
        var key = tag is null ? reference.Repository : reference.Repository + ":" + tag;
        lock (_remembered)
        {
            if (_remembered.TryGetValue(key, out var known))
            {
                return known;
            }
        }

        var facts = Find(reference.Repository, tag);
        lock (_remembered)
        {
            if (_remembered.Count >= MaximumRemembered)
            {
                _remembered.Clear();
            }

            _remembered[key] = facts;
        }

        return facts;
    }

    /// <summary>
    /// A catalogue in which these rows, in the format of <c>base-images.txt</c>, come before those of this one. They can name
    /// this catalogue's lifecycles, not its definitions and variants.
    /// </summary>
    /// <exception cref="FormatException">A malformed row; the message names the line or the image.</exception>
    public BaseImageCatalogue With(string rows)
    {
        var text = CatalogueText.Read(rows, _text.Tables);
        foreach (var block in text.Blocks)
        {
            foreach (var row in block.Rows)
            {
                FactTableReader.Read(row.Facts, "name", "latest", block.Tables);
            }
        }

        return new BaseImageCatalogue(text, this);
    }

    /// <summary>The last day of support by version (<c>10.0</c>) of a lifecycle that the catalogue lists, such as <c>dotnet</c>; empty for another name.</summary>
    public IReadOnlyDictionary<string, DateTime> GetLifecycle(string name)
    {
        var days = new Dictionary<string, DateTime>(StringComparer.Ordinal);
        if (_text.Tables.Lifecycles.TryGetValue(name, out var versions))
        {
            foreach (var version in versions)
            {
                days[version.Key] = CatalogueTables.Date(version.Value);
            }
        }

        return days;
    }

    /// <summary>All blocks, for the tests that read every row.</summary>
    internal IReadOnlyList<ImageBlock> Blocks => _text.Blocks;

    private static string ReadResource()
    {
        using var stream = typeof(BaseImageCatalogue).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException("The assembly lacks its base-image catalogue.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private BaseImageFacts? Find(string repository, string? tag) =>
        FindRow(repository, repository, tag) ?? FindMirrored(repository, tag) ?? _rest?.Find(repository, tag);

    /// <summary>Finds by the catalogued name; templates speak of the name in use, so that a mirror's images stay on the mirror.</summary>
    private BaseImageFacts? FindRow(string catalogued, string repository, string? tag)
    {
        var blocks = _index.Find(catalogued);
        if (tag is null)
        {
            return FindAgreement(blocks, repository);
        }

        foreach (var block in blocks)
        {
            foreach (var row in block.Rows)
            {
                if (row.Matches(tag))
                {
                    return FactTableReader.Read(row.Facts, repository, tag, block.Tables);
                }
            }
        }

        return null;
    }

    private static BaseImageFacts? FindAgreement(List<ImageBlock> blocks, string repository)
    {
        var rows = new List<BaseImageFacts>();
        foreach (var block in blocks)
        {
            foreach (var row in block.Rows)
            {
                var facts = FactTableReader.Read(row.Facts, repository, null, block.Tables);

                // A doubtful row for whatever else there may be says nothing about the rows in front of it.
                if (rows.Count == 0 || !row.IsForEveryTag || facts.Confidence != BaseImageConfidence.Low)
                {
                    rows.Add(facts);
                }

                if (row.IsForEveryTag)
                {
                    return FactAgreement.Of(rows);
                }
            }
        }

        return rows.Count == 0 ? null : FactAgreement.Of(rows);
    }

    private BaseImageFacts? FindMirrored(string repository, string? tag)
    {
        foreach (var alias in _text.Aliases)
        {
            if (alias.Matches(repository)
                && new RowTemplate(repository, tag, _text.Tables.Glibc).Fill(alias.Original) is { } original)
            {
                var facts = FindRow(original, repository, tag);
                return facts?.Confidence == BaseImageConfidence.High ? facts.WithConfidence(BaseImageConfidence.Medium) : facts;
            }
        }

        return null;
    }
}
