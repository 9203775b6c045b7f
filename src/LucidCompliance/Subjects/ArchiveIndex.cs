using System;
using System.Collections.Generic;
using LucidCompliance.Knowledge;

namespace LucidCompliance.Subjects;

/// <summary>The images of some archives, by their references and digests.</summary>
internal sealed class ArchiveIndex
{
    private readonly Dictionary<string, List<BuiltImage>> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<BuiltImage>> _byDigest = new(StringComparer.Ordinal);
    private readonly Dictionary<string, BaseImageFacts?> _found = new(StringComparer.Ordinal);

    /// <summary>Adds an image.</summary>
    /// <param name="image">The image.</param>
    /// <param name="givenName">A reference that replaces the names of the archive; null for these.</param>
    public void Add(BuiltImage image, string? givenName)
    {
        foreach (var name in givenName is null ? image.Names : [givenName])
        {
            if (ImageReference.TryParse(name, out var reference, out _))
            {
                Add(_byName, NameOf(reference!), image);
            }
        }

        foreach (var digest in image.Digests)
        {
            Add(_byDigest, digest, image);
        }
    }

    /// <summary>The facts about an image; null where no archive has it.</summary>
    public BaseImageFacts? Find(ImageReference image)
    {
        if (_byName.Count == 0 && _byDigest.Count == 0)
        {
            return null;
        }

        var key = image.FamiliarName;
        if (!_found.TryGetValue(key, out var facts))
        {
            _found.Add(key, facts = FindNew(image));
        }

        return facts;
    }

    // A digest names one image, whatever its name is; an archive under the same tag may have another.
    private BaseImageFacts? FindNew(ImageReference image)
    {
        if (image.Digest is { } digest)
        {
            return _byDigest.TryGetValue(digest, out var pinned) ? Agree(pinned, image) : null;
        }

        return _byName.TryGetValue(NameOf(image), out var named) ? Agree(named, image) : null;
    }

    // The images of several platforms: what all of them have.
    private static BaseImageFacts Agree(List<BuiltImage> images, ImageReference reference)
    {
        var catalogued = BaseImageCatalogue.Default.Find(reference);
        var facts = new List<BaseImageFacts>(images.Count);
        foreach (var image in images)
        {
            facts.Add(BuiltImageFacts.Of(image, catalogued));
        }

        return FactAgreement.Of(facts);
    }

    private static void Add(Dictionary<string, List<BuiltImage>> images, string key, BuiltImage image)
    {
        if (!images.TryGetValue(key, out var same))
        {
            images.Add(key, same = []);
        }

        same.Add(image);
    }

    private static string NameOf(ImageReference image) => image.Repository + ":" + (image.Tag ?? "latest");
}
