using System.Collections.Immutable;
using LucidCompliance.Diagnostics;
using LucidCompliance.Subjects;

namespace LucidCompliance.Rules.Dockerfile;

/// <summary>Where the build context of an image is named.</summary>
internal static class ContextLocation
{
    /// <summary>The text that names the context, as a related location: a service's <c>context</c>, a project's property; nothing where no text does.</summary>
    public static ImmutableArray<RelatedLocation> Related(ImageSubject image) =>
        image.Context.Directory.Origin is { } origin ? [new RelatedLocation(origin, "The build context is named here.")] : [];
}
