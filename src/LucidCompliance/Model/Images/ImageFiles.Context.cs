using LucidCompliance.Knowledge;

namespace LucidCompliance.Model.Images;

/// <content>What the build context tells about a COPY or ADD from it.</content>
public sealed partial class ImageFiles
{
    /// <summary>
    /// Whether an arrival from the build context brings a path. A source that is not in the context at all fails the build; then nothing
    /// is known beyond what the instruction itself says.
    /// </summary>
    private static Trilean ContextBrings(ArrivalEntry entry, string path)
    {
        var unproven = entry.Kind == ArrivalKind.Exact ? Trilean.Yes : Trilean.Unknown;
        var transfer = entry.Step.Transfer!;
        var build = entry.Step.Stage.Build;
        if (!build.IsBound || build.Options.Context is null || !BuildContext.TryGetPath(transfer, entry.Source, out var source) || !build.Context.Directory.IsKnown)
        {
            return unproven;
        }

        if (entry.Source.HasWildcard)
        {
            return PatternBrings(entry, path, source, build.Context);
        }

        if (build.Context.IsIgnored(source) is { IsKnown: true, Value: true })
        {
            return Trilean.No;
        }

        return entry.Kind switch
        {
            ArrivalKind.Exact => Trilean.Yes,
            ArrivalKind.Possible => PossiblyBrings(entry, build.Context.GetKind(source)),
            _ => TreeBrings(entry, path, source, build.Context),
        };
    }

    /// <summary>A file goes into a directory; of a directory only the content does, without its name.</summary>
    private static Trilean PossiblyBrings(ArrivalEntry entry, Fact<PathKind> source)
    {
        var keepsName = KeepsParents(entry.Step);
        return !source.TryGet(out var kind) ? Trilean.Unknown : kind switch
        {
            PathKind.File => keepsName || entry.Step.Transfer!.IsDirectory ? Trilean.Yes : Trilean.Unknown,
            PathKind.Directory => keepsName ? Trilean.Yes : Trilean.No,
            _ => Trilean.Unknown,
        };
    }

    private static Trilean TreeBrings(ArrivalEntry entry, string path, string source, BuildContext context)
    {
        if (entry.Source.Kind == TransferSourceKind.Archive
            || !context.GetKind(source).TryGet(out var kind)
            || kind == PathKind.Missing
            || !SourcePath(entry, path).TryGet(out var origin))
        {
            return Trilean.Unknown;
        }

        // With --parents the destination mirrors the context, of which only the source is copied.
        origin = BuildContext.Normalize(origin);
        var isInside = source == "." || origin == source || IsBelow(origin, source);
        return !isInside ? (KeepsParents(entry.Step) && (origin == "." || IsBelow(source, origin)) ? Trilean.Yes : Trilean.No)
            : kind == PathKind.File && !KeepsParents(entry.Step) ? Trilean.No
            : Holds(entry, context, origin, Trilean.No);
    }

    private static Trilean PatternBrings(ArrivalEntry entry, string path, string source, BuildContext context)
    {
        var pattern = new SourcePattern(source);
        var below = Below(entry, path);
        if (pattern.Directory is null || below.Length == 0 || KeepsParents(entry.Step) || entry.Source.Kind == TransferSourceKind.Archive)
        {
            return Trilean.Unknown;
        }

        // A directory that the pattern matches is copied without its name, so it may bring any path.
        var otherwise = pattern.NamesFiles ? Trilean.No : Trilean.Unknown;
        var origin = pattern.Directory == "." ? below : pattern.Directory + "/" + below;
        return below.IndexOf('/') >= 0 || !pattern.IsMatch(origin) ? otherwise
            : !context.GetKind(origin).TryGet(out var kind) ? Trilean.Unknown
            : kind != PathKind.File ? otherwise
            : Holds(entry, context, origin, otherwise) is var holds && holds == Trilean.Yes && !entry.Step.Transfer!.IsDirectory ? Trilean.Unknown
            : holds;
    }

    /// <summary>Whether the context has a path and gives it to the instruction.</summary>
    private static Trilean Holds(ArrivalEntry entry, BuildContext context, string origin, Trilean otherwise)
    {
        if (!context.GetKind(origin).TryGet(out var kind))
        {
            return Trilean.Unknown;
        }

        if (kind == PathKind.Missing)
        {
            return otherwise;
        }

        return !context.IsIgnored(origin).TryGet(out var isIgnored) ? Trilean.Unknown
            : isIgnored ? otherwise
            : HasExclusions(entry.Step) ? Trilean.Unknown
            : Trilean.Yes;
    }

    private static bool IsBelow(string path, string directory) =>
        path.Length > directory.Length && path[directory.Length] == '/' && path.StartsWith(directory, System.StringComparison.Ordinal);

    private static bool HasExclusions(StageStep step)
    {
        foreach (var flag in step.Instruction.Flags)
        {
            if (flag.Name == "exclude")
            {
                return true;
            }
        }

        return false;
    }
}
