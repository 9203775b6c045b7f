using System.Collections.Generic;
using LucidCompliance.Knowledge;

namespace LucidCompliance.Subjects;

/// <summary>An image on which the SDK will build a project's container.</summary>
/// <param name="Reference">The reference; without a registry it is one of Docker Hub, as in a Dockerfile.</param>
/// <param name="Facts">What is known of it; null where nothing is.</param>
public sealed record PublishedBase(ImageReference Reference, BaseImageFacts? Facts)
{
    /// <summary>The images of a project that publishes a container; none where they are not known.</summary>
    public static IEnumerable<PublishedBase> Of(ProjectSubject project)
    {
        if (project.Publishing is not { } publishing || !publishing.BaseImages.TryGet(out var references))
        {
            yield break;
        }

        foreach (var text in references)
        {
            if (ImageReference.TryParse(text, out var reference, out _))
            {
                yield return new PublishedBase(reference!, project.Knowledge.Find(reference!, project.Policy));
            }
        }
    }
}
