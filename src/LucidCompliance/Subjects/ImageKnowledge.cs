using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Knowledge;
using LucidCompliance.Model;
using LucidCompliance.Model.Archives;
using LucidCompliance.Policy;

namespace LucidCompliance.Subjects;

/// <summary>
/// What is known of an image, from the strongest source: the policy's <c>baseImages.known</c>, because it is the organisation's word and can correct
/// an archive that is not the image in use; then an archive of the image, because it is the image; then the catalogue.
/// </summary>
internal sealed class ImageKnowledge
{
    private readonly Dictionary<string, List<BuiltImage>> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<BuiltImage>> _byDigest = new(StringComparer.Ordinal);
    private readonly Dictionary<string, BaseImageFacts?> _archived = new(StringComparer.Ordinal);

    private ImageKnowledge(ImmutableArray<ArchiveSubject> archives) => Archives = archives;

    /// <summary>The archives of the analysis.</summary>
    public ImmutableArray<ArchiveSubject> Archives { get; }

    /// <summary>Reads the archives.</summary>
    public static ImageKnowledge Read(ImmutableArray<Artifact> artifacts, IRepositoryFiles files)
    {
        var archives = ImmutableArray.CreateBuilder<ArchiveSubject>();
        foreach (var artifact in artifacts)
        {
            if (artifact.Kind == ArtifactKind.ImageArchive)
            {
                archives.Add(new ArchiveSubject(artifact, files.ReadArchive(artifact.Path)));
            }
        }

        var knowledge = new ImageKnowledge(archives.ToImmutable());
        foreach (var archive in knowledge.Archives)
        {
            foreach (var image in archive.Read.Images)
            {
                knowledge.Add(image, archive.Artifact.ImageName);
            }
        }

        return knowledge;
    }

    /// <summary>The facts about an image; null where nothing is known.</summary>
    public BaseImageFacts? Find(ImageReference image, PolicyDocument policy) => FindStated(image, policy) ?? BaseImageCatalogue.Default.Find(image);

    /// <summary>The facts about an image of which the policy or an archive says something; null otherwise.</summary>
    public BaseImageFacts? FindStated(ImageReference image, PolicyDocument policy)
    {
        var archived = FindArchived(image);
        return policy.BaseImages.FindKnown(image)?.Facts is { } known ? known.Over(archived) : archived;
    }

    private BaseImageFacts? FindArchived(ImageReference image)
    {
        if (_byName.Count == 0 && _byDigest.Count == 0)
        {
            return null;
        }

        var key = image.FamiliarName;
        if (!_archived.TryGetValue(key, out var facts))
        {
            _archived.Add(key, facts = FindNew(image));
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

    private void Add(BuiltImage image, string? givenName)
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

/// <summary>An image archive that an item names.</summary>
/// <param name="Artifact">The file.</param>
/// <param name="Read">What reading it gave.</param>
public sealed record ArchiveSubject(Artifact Artifact, ArchiveRead Read);
