using System.Collections.Immutable;

namespace LucidCompliance.Model.Images;

/// <summary>What a COPY or ADD takes from the build context.</summary>
/// <param name="Step">The step.</param>
/// <param name="Source">The source.</param>
/// <param name="Path">Its path or pattern in the context.</param>
/// <remarks>A class: collections of a structure are compiled when they are first used, even where the rest was compiled ahead of time.</remarks>
internal sealed record ContextSource(StageStep Step, TransferSource Source, string Path)
{
    public static ImmutableArray<ContextSource> In(ImageBuild build)
    {
        if (!build.Context.Directory.IsKnown)
        {
            return [];
        }

        var sources = ImmutableArray.CreateBuilder<ContextSource>();
        foreach (var stage in build.Stages)
        {
            foreach (var step in stage.Steps)
            {
                if (step.Transfer is not { Origin.Kind: TransferOriginKind.Context } transfer)
                {
                    continue;
                }

                foreach (var source in transfer.Sources)
                {
                    if (BuildContext.TryGetPath(transfer, source, out var path))
                    {
                        sources.Add(new ContextSource(step, source, path));
                    }
                }
            }
        }

        return sources.ToImmutable();
    }
}
