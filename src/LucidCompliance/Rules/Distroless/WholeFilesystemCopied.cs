using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Knowledge;
using LucidCompliance.Model.Images;
using LucidCompliance.Subjects;

namespace LucidCompliance.Rules.Distroless;

/// <summary>LUCID1026: the shipping image gets the whole file system of an image that has more than the application.</summary>
public sealed class WholeFilesystemCopied : ImageRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID1026",
        Name = nameof(WholeFilesystemCopied),
        Title = "The whole file system of another image is copied into the image that ships.",
        DefaultSeverity = DiagnosticSeverity.Warning,
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ImageSubject image)
    {
        foreach (var step in image.ShippingSteps())
        {
            if (step.Transfer is not { } transfer
                || !transfer.Destination.TryGet(out var destination)
                || destination != "/"
                || Name(transfer.Origin) is not { } name)
            {
                continue;
            }

            foreach (var source in transfer.Sources)
            {
                if (source.Text.TryGet(out var text) && (text == "/*" || ImagePath.Combine("/", text) == "/"))
                {
                    yield return Finding(
                        step.Locate(source.Word.Span),
                        $"COPY takes the whole file system of {name}: its shell, its package manager and what the build left behind ship too, and the base image counts "
                        + "for nothing. Copy the application's files only.");
                }
            }
        }
    }

    // Null where the origin may hold nothing but the application: a stage on scratch that collects files, a helper image.
    private static string? Name(TransferOrigin origin)
    {
        if (origin.Stage is { } stage)
        {
            return stage.Base.Root.Facts is { IsDistroless: Trilean.No } ? "stage '" + (stage.Name ?? stage.Index.ToString(System.Globalization.CultureInfo.InvariantCulture)) + "'" : null;
        }

        return origin is { Facts: { IsDistroless: Trilean.No }, Image: { } image } ? Wording.Name(image) : null;
    }
}
