using System;
using LucidCompliance.Syntax.Dockerfile;

namespace LucidCompliance.Model.Images;

/// <content>How a path in the image leads back to a path in the source.</content>
public sealed partial class ImageFiles
{
    /// <summary>
    /// Whether a source can hold a shell: not a file that is none, nor the build context as a whole, which is no root file system.
    /// </summary>
    private static bool MayBringShell(TransferOrigin origin, TransferSource source)
    {
        if (!source.Text.TryGet(out var text))
        {
            return true;
        }

        return source.Kind switch
        {
            TransferSourceKind.File or TransferSourceKind.Inline or TransferSourceKind.Url => IsShellName(ImagePath.BaseName(text)),
            TransferSourceKind.Tree when origin.Kind == TransferOriginKind.Context => text is not ("." or "./"),
            _ => true,
        };
    }

    private static bool IsCandidate(ArrivalEntry entry, string path)
    {
        if (entry.Kind != ArrivalKind.Tree)
        {
            return entry.Path.Length == path.Length;
        }

        if (!entry.Source.HasWildcard || !entry.Source.Text.TryGet(out var pattern))
        {
            return true;
        }

        // "*.py" brings no "start.sh"; what other patterns match is not decided.
        var name = ImagePath.BaseName(pattern);
        return !IsExtensionPattern(name)
            || (path.EndsWith(name.Substring(1), StringComparison.Ordinal) && ImagePath.Parent(path) == entry.Path);
    }

    private static Fact<string> SourcePath(ArrivalEntry entry, string path)
    {
        if (!entry.Source.Text.TryGet(out var text)
            || entry.Source.Kind is TransferSourceKind.Archive or TransferSourceKind.Git or TransferSourceKind.Url or TransferSourceKind.Unknown)
        {
            return Fact<string>.UnknownBecause("the source does not tell its paths");
        }

        if (entry.Source.Kind == TransferSourceKind.Inline)
        {
            return Fact<string>.Absent;
        }

        if (entry.Source.HasWildcard)
        {
            if (!IsExtensionPattern(ImagePath.BaseName(text)))
            {
                return Fact<string>.UnknownBecause("the source is a pattern");
            }

            var directory = text.Substring(0, text.LastIndexOf('/') + 1);
            return InOrigin(entry, directory + ImagePath.BaseName(path));
        }

        if (entry.Kind == ArrivalKind.Tree && KeepsParents(entry.Step))
        {
            // Only what follows "/./" is kept in the destination.
            var pivot = text.IndexOf("/./", StringComparison.Ordinal);
            return InOrigin(entry, (pivot < 0 ? "" : text.Substring(0, pivot + 1)) + Below(entry, path));
        }

        return InOrigin(entry, entry.Kind != ArrivalKind.Tree ? text : text.EndsWith("/", StringComparison.Ordinal) ? text + Below(entry, path) : text + "/" + Below(entry, path));
    }

    private static Fact<string> InOrigin(ArrivalEntry entry, string path)
    {
        var normal = ImagePath.Combine("/", path);
        return Fact<string>.Known(entry.Step.Transfer!.Origin.Kind == TransferOriginKind.Context ? normal.Substring(1) : normal);
    }

    private static bool KeepsParents(StageStep step) => (step.Instruction as CopyInstruction)?.Parents is not null;

    private static string Below(ArrivalEntry entry, string path) =>
        entry.Path.Length >= path.Length ? "" : path.Substring(entry.Path == "/" ? 1 : entry.Path.Length + 1);

    private static bool IsExtensionPattern(string name) =>
        name.Length > 2 && name[0] == '*' && name[1] == '.' && name.IndexOfAny(Wildcards, 1) < 0;

    private static readonly char[] Wildcards = ['*', '?', '['];
}
