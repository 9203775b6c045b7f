using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model.Images;
using LucidCompliance.Subjects;

namespace LucidCompliance.Rules.Dockerfile;

/// <summary>What the COPY and ADD instructions of an image take from the build context.</summary>
internal static class ContextSources
{
    /// <summary>The text that names the context, as a related location: a service's <c>context</c>, a project's property; nothing where no text does.</summary>
    public static ImmutableArray<RelatedLocation> RelatedContext(ImageSubject image) =>
        image.Context.Directory.Origin is { } origin ? [new RelatedLocation(origin, "The build context is named here.")] : [];

    /// <summary>The sources that name a path or pattern of the context, with that path; nothing where the context is not known.</summary>
    public static IEnumerable<(StageStep Step, TransferSource Source, string Path)> In(ImageSubject image)
    {
        foreach (var stage in image.Build.Stages)
        {
            foreach (var step in stage.Steps)
            {
                if (step.Transfer is not { Origin.Kind: TransferOriginKind.Context } transfer || !image.Context.Directory.IsKnown)
                {
                    continue;
                }

                foreach (var source in transfer.Sources)
                {
                    if (BuildContext.TryGetPath(transfer, source, out var path))
                    {
                        yield return (step, source, path);
                    }
                }
            }
        }
    }
}
