using System;
using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model.Images;
using LucidCompliance.Subjects;

namespace LucidCompliance.Rules.Distroless;

/// <summary>LUCID1021: programs or libraries from a system with a newer C library than the runtime image has.</summary>
public sealed class LibcNewerThanRuntime : ImageRule
{
    // Programs of well-known images that are linked against the C library of the image.
    private static readonly string[] Programs =
    [
        "bash", "curl", "mongod", "mongos", "nginx", "node", "postgres", "psql", "pg_isready", "redis-cli", "redis-server", "redis-sentinel", "wget",
    ];

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID1021",
        Name = nameof(LibcNewerThanRuntime),
        Title = "A program comes from a system with a newer C library than the image has.",
        DefaultSeverity = DiagnosticSeverity.Warning,
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ImageSubject image)
    {
        if (image.Shipping?.Base.Root is not { IsReplacedByContext: false, Facts.GlibcVersion: { } has } root)
        {
            yield break;
        }

        var outputs = new Dictionary<Stage, NativeOutputs>();
        foreach (var step in image.ShippingSteps())
        {
            if (step.Transfer is not { Origin: { Kind: TransferOriginKind.Stage or TransferOriginKind.Image } origin } transfer
                || (origin.Stage?.Base.Root.Facts ?? origin.Facts) is not { GlibcVersion: { } needs }
                || needs <= has)
            {
                continue;
            }

            foreach (var source in transfer.Sources)
            {
                if (!source.Text.TryGet(out var text) || !IsNative(text, origin.Stage, outputs))
                {
                    continue;
                }

                var location = step.Locate(source.Word.Span);
                var from = origin.Stage is { } stage ? Wording.Name(stage.Base.Root) : origin.Text;
                yield return Finding(
                    location,
                    $"'{ImagePath.BaseName(text)}' comes from {from} with glibc {needs}, but {Wording.NameWithLine(root, location)} has glibc {has}: a program that uses anything newer stops "
                    + $"with 'GLIBC_{needs} not found' or the like. Build on the system of the runtime, or ship on a newer one.") with
                {
                    Related = Wording.RelatedBase(root, location, "The runtime with the older C library is named here."),
                };
            }
        }
    }

    private static bool IsNative(string path, Stage? stage, Dictionary<Stage, NativeOutputs> outputs)
    {
        var name = ImagePath.BaseName(path);
        return name.EndsWith(".so", StringComparison.Ordinal)
            || name.IndexOf(".so.", StringComparison.Ordinal) > 0
            || Array.IndexOf(Programs, name) >= 0
            || (stage is not null && NativeOutputs.Of(stage, outputs) is var made && ImagePath.Combine("/", path) is var full
                && (made.IsCompiled(full) || made.Find(full) is { IsCertain: true }));
    }
}
