using System;
using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Knowledge;
using LucidCompliance.Model.Images;
using LucidCompliance.Subjects;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.Distroless;

/// <summary>LUCID1027: a directory is copied over one of the links into <c>/usr</c> that a merged system has.</summary>
public sealed class MergedDirectoryOverwritten : ImageRule
{
    private static readonly string[] Links = ["/lib", "/bin", "/sbin", "/lib64"];

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID1027",
        Name = nameof(MergedDirectoryOverwritten),
        Title = "A directory is copied over a link into /usr.",
        DefaultSeverity = DiagnosticSeverity.Warning,
        Fix = FixSafety.Safe,
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ImageSubject image)
    {
        if (image.Shipping?.Base.Root is not { Facts.IsUsrMerged: Trilean.Yes, IsReplacedByContext: false } root)
        {
            yield break;
        }

        foreach (var step in image.ShippingSteps())
        {
            if (step.Transfer is not { Instruction.Destination: { } word } transfer
                || !transfer.Destination.TryGet(out var destination)
                || Array.IndexOf(Links, destination) < 0
                || !IsDirectory(transfer))
            {
                continue;
            }

            var location = step.Locate(word.Span);
            var finding = Finding(
                location,
                $"The directory is copied over {destination}, which is a link to /usr{destination} in {Wording.NameWithLine(root, location)}: the link can be replaced, and "
                + $"what the image has there, the loader of its programs too, is then lost. Copy to /usr{destination}.") with
            {
                Related = Wording.RelatedBase(root, location, "The base image with merged directories is named here."),
            };
            yield return word.Text.StartsWith(destination, StringComparison.Ordinal)
                ? finding with { Fixes = [Fix.Replace("Copy to the directory that the link names", FixSafety.Safe, step.Locate(word.MapToSource(0, 0)), "/usr")] }
                : finding;
        }
    }

    // Single files go through the link into the directory.
    private static bool IsDirectory(FileTransfer transfer)
    {
        foreach (var source in transfer.Sources)
        {
            if (!source.HasWildcard
                && source.Text.TryGet(out var text)
                && (source.Kind == TransferSourceKind.Tree
                    || (source.Kind == TransferSourceKind.Path && Array.IndexOf(Links, "/" + ImagePath.BaseName(ImagePath.Combine("/", text))) >= 0)))
            {
                return true;
            }
        }

        return false;
    }
}
