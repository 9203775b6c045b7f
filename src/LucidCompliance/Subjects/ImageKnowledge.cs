using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Knowledge;
using LucidCompliance.Model;
using LucidCompliance.Model.Archives;
using LucidCompliance.Policy;
using LucidCompliance.Text;

namespace LucidCompliance.Subjects;

/// <summary>
/// What is known of an image, from the strongest source: the policy's <c>baseImages.known</c>, because it is the organisation's word and can correct
/// an archive that is not the image in use; then an archive of the image, because it is the image; then the catalogue.
/// </summary>
internal sealed class ImageKnowledge
{
    private readonly IRepositoryFiles _files;
    private readonly ImmutableArray<ArchiveSubject>.Builder _archives = ImmutableArray.CreateBuilder<ArchiveSubject>();
    private readonly ArchiveIndex _items = new();
    private readonly Dictionary<PolicyDocument, ArchiveIndex> _ofPolicies = [];

    /// <summary>Reads the archives that items name; those of a policy are read when an image is judged by it.</summary>
    public ImageKnowledge(ImmutableArray<Artifact> artifacts, IRepositoryFiles files)
    {
        _files = files;
        foreach (var artifact in artifacts)
        {
            if (artifact.Kind == ArtifactKind.ImageArchive)
            {
                var start = new SourceLocation(new SourceText(artifact.Path, string.Empty), new TextSpan(0, 0));
                Add(artifact.Path, start, artifact.ImageName, _items, isOfItem: true);
            }
        }
    }

    /// <summary>The facts about an image; null where nothing is known.</summary>
    public BaseImageFacts? Find(ImageReference image, PolicyDocument policy) => FindStated(image, policy) ?? BaseImageCatalogue.Default.Find(image);

    /// <summary>The facts about an image of which the policy or an archive says something; null otherwise.</summary>
    public BaseImageFacts? FindStated(ImageReference image, PolicyDocument policy)
    {
        var archived = _items.Find(image) ?? (policy.BaseImages.Archives.IsEmpty ? null : IndexOf(policy).Find(image));
        return policy.BaseImages.FindKnown(image)?.Facts is { } known ? known.Over(archived) : archived;
    }

    /// <summary>The archives of the items and of all policies.</summary>
    public ImmutableArray<ArchiveSubject> GetArchives(PolicySet policies)
    {
        foreach (var policy in policies.Documents)
        {
            if (!policy.BaseImages.Archives.IsEmpty)
            {
                IndexOf(policy);
            }
        }

        return _archives.ToImmutable();
    }

    private ArchiveIndex IndexOf(PolicyDocument policy)
    {
        if (!_ofPolicies.TryGetValue(policy, out var index))
        {
            _ofPolicies.Add(policy, index = new ArchiveIndex());
            foreach (var archive in policy.BaseImages.Archives)
            {
                Add(archive.Value, archive.Location!, null, index, isOfItem: false);
            }
        }

        return index;
    }

    private void Add(string path, SourceLocation location, string? givenName, ArchiveIndex index, bool isOfItem)
    {
        var read = _files.ReadArchive(path);
        _archives.Add(new ArchiveSubject(location, read, isOfItem));
        foreach (var image in read.Images)
        {
            index.Add(image, givenName);
        }
    }
}

/// <summary>An image archive.</summary>
/// <param name="Location">What names it: the policy's line, or the file itself for an item.</param>
/// <param name="Read">What reading it gave.</param>
/// <param name="IsOfItem">Whether an item names it, not a policy.</param>
public sealed record ArchiveSubject(SourceLocation Location, ArchiveRead Read, bool IsOfItem);
