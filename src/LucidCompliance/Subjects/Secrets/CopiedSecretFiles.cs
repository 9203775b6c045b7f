using System.Collections.Generic;
using LucidCompliance.Model;
using LucidCompliance.Model.Images;
using LucidCompliance.Text;

namespace LucidCompliance.Subjects.Secrets;

/// <summary>A source of a COPY or ADD that is a secret file.</summary>
/// <param name="Step">The instruction.</param>
/// <param name="Source">The source.</param>
/// <param name="Location">The source's word.</param>
/// <param name="Name">The file as the source names it.</param>
/// <param name="IsProven">Whether name or content prove it; otherwise the name alone suggests it.</param>
/// <param name="IsShipped">Whether a stage of the shipping image does it.</param>
internal sealed record CopiedSecretFile(StageStep Step, TransferSource Source, SourceLocation Location, string Name, bool IsProven, bool IsShipped);

/// <summary>Finds the secret files that COPY and ADD name. Directories are LUCID2006's.</summary>
internal static class CopiedSecretFiles
{
    public static IEnumerable<CopiedSecretFile> Of(ImageSubject image, SecretFileContents contents)
    {
        foreach (var stage in image.Build.Stages)
        {
            var isShipped = image.Ships(stage);
            foreach (var step in stage.Steps)
            {
                if (step.Transfer is not { } transfer)
                {
                    continue;
                }

                foreach (var source in transfer.Sources)
                {
                    if (Judge(image.Context, transfer, source, contents, out var name) is { } isProven)
                    {
                        yield return new CopiedSecretFile(step, source, image.At(source.Word.Span), name, isProven, isShipped);
                    }
                }
            }
        }
    }

    // Null for what is no secret file; else whether that is proven.
    private static bool? Judge(BuildContext context, FileTransfer transfer, TransferSource source, SecretFileContents contents, out string name)
    {
        name = source.Text.TryGet(out var text) ? text : string.Empty;
        if (transfer.Origin.Kind == TransferOriginKind.Stage)
        {
            return source.Kind is TransferSourceKind.Path or TransferSourceKind.File && SecretFileName.Judge(name) == SecretFileKind.Store ? true : null;
        }

        if (!BuildContext.TryGetPath(transfer, source, out var path))
        {
            return null;
        }

        return source.HasWildcard ? JudgePattern(context, path, contents) : JudgeFile(context, path, contents);
    }

    private static bool? JudgeFile(BuildContext context, string path, SecretFileContents contents)
    {
        var kind = SecretFileName.Judge(path);
        if (kind == SecretFileKind.None)
        {
            return null;
        }

        var isThere = context.GetKind(path).TryGet(out var found) && found == PathKind.File && context.GetRepositoryPath(path).IsKnown;
        if ((found == PathKind.Directory && !isThere) || context.IsIgnored(path) is { IsKnown: true, Value: true })
        {
            return null;
        }

        var isInRepository = context.GetRepositoryPath(path).TryGet(out var full);
        if (contents.IsHidden(full) || (isInRepository && context.IsIgnored(path).IsUnknown))
        {
            return null;
        }

        if (isThere && isInRepository)
        {
            return kind == SecretFileKind.Store ? contents.JudgeStore(full!)
                : contents.HoldSecret(full!) switch { true => true, false => null, null => SecretFileName.IsTelling(path) ? false : null };
        }

        return kind == SecretFileKind.Store ? true : SecretFileName.IsTelling(path) ? false : null;
    }

    private static bool? JudgePattern(BuildContext context, string pattern, SecretFileContents contents)
    {
        var wildcards = new SourcePattern(pattern);
        if (context.Directory.TryGet(out var directory))
        {
            // Only a class may match a slash.
            var artifacts = wildcards.Directory is { } folder && pattern.IndexOf('[') < 0 ? contents.ArtifactsIn(RepositoryPath.Combine(directory, folder)) : contents.ArtifactsBelow(directory);
            foreach (var artifact in artifacts)
            {
                if (RelativeTo(directory, artifact) is { } relative && wildcards.IsMatch(relative) && !(context.IsIgnored(relative) is { IsKnown: true, Value: true }))
                {
                    return true;
                }
            }
        }

        // *.pfx and id_*: whatever they match is a store.
        var example = pattern.Replace("*", "x");
        return SecretFileName.Judge(example) == SecretFileKind.Store && !(context.IsIgnored(example) is { IsKnown: true, Value: true }) ? true : null;
    }

    /// <summary>A path of the repository relative to a directory of it; null where it lies outside.</summary>
    public static string? RelativeTo(string directory, string path) =>
        directory == "." ? path
        : path.Length > directory.Length + 1 && path.StartsWith(directory + "/", System.StringComparison.Ordinal) ? path.Substring(directory.Length + 1)
        : null;
}
