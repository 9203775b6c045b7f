using LucidCompliance.Model.Images;

namespace LucidCompliance.Subjects.Scripts;

/// <summary>Which file of the repository a path of an image is a copy of.</summary>
internal static class CopiedFiles
{
    // A file may be copied from stage to stage.
    private const int MaximumStages = 4;

    /// <summary>The file that a COPY or ADD brings to a path; null where none is proven to.</summary>
    /// <param name="files">The files of the image, or of a stage before an instruction.</param>
    /// <param name="path">An absolute path.</param>
    /// <returns>The file's path relative to the repository root, and the source of the COPY that takes it from the build context.</returns>
    public static (string Path, FileArrival Arrival)? Find(ImageFiles files, string path)
    {
        for (var depth = 0; depth < MaximumStages; depth++)
        {
            var arrivals = files.FindArrivals(path);
            if (arrivals.IsEmpty || arrivals[0] is not { Step.Transfer.Origin: { } origin } arrival || !arrival.SourcePath.TryGet(out var source))
            {
                return null;
            }

            if (origin.Kind == TransferOriginKind.Context)
            {
                return arrival is { IsExact: true, Source.Kind: not TransferSourceKind.Inline } && arrival.Step.Stage.Build.Context.GetRepositoryPath(source).TryGet(out var file)
                    ? (file, arrival)
                    : null;
            }

            if (origin is not { Stage: { } stage, IsNotYetDefined: false })
            {
                return null;
            }

            (files, path) = (stage.Files, source);
        }

        return null;
    }
}
