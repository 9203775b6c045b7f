using System;
using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Knowledge;
using LucidCompliance.Policy;
using LucidCompliance.Subjects;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.Distroless;

/// <summary>LUCID1015: a Google distroless image whose name does not say of which Debian it is.</summary>
public sealed class BaseImageFamilyFloats : ContainerRule
{
    private const string Repositories = "gcr.io/distroless/";

    private const string Current = "-debian13";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID1015",
        Name = nameof(BaseImageFamilyFloats),
        Title = "A distroless image is named without its Debian version.",
        DefaultSeverity = DiagnosticSeverity.Info,
        Fix = FixSafety.Safe,
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ContainerSubject container)
    {
        if (container.Image is { Shipping: { } shipping } image)
        {
            var root = shipping.Base.Root;
            if (root.Image.TryGet(out var reference) && !root.IsReplacedByContext && Floats(reference, root.Facts))
            {
                var literal = root.Locate(reference.NameSpan);
                yield return Report(literal ?? root.Location, reference, root.Facts!, literal, image.Policy) with
                {
                    Related = Wording.RelatedBase(root, literal ?? root.Location, "The base image is named here."),
                };
            }
        }
        else if (container.Pulled is { } pulled && pulled.Reference.TryGet(out var reference) && Floats(reference, pulled.Facts))
        {
            var literal = container.Service?.Image is { IsInterpolated: false } scalar ? scalar.MapToSource(reference.NameSpan.Start, reference.NameSpan.Length) : null;
            yield return Report(literal ?? pulled.Location, reference, pulled.Facts!, literal, container.Policy) with { KeyPath = container.Service?.Image?.KeyPath };
        }
    }

    private static bool Floats(ImageReference image, BaseImageFacts? facts) =>
        facts is { Status: BaseImageStatus.Floating } && image.Digest is null && image.Repository.StartsWith(Repositories, StringComparison.Ordinal);

    private Diagnostic Report(SourceLocation location, ImageReference image, BaseImageFacts facts, SourceLocation? literal, PolicyDocument policy)
    {
        var name = image.Text.Substring(image.NameSpan.Start, image.NameSpan.Length) + Current;
        var rest = image.Text.Substring(image.NameSpan.End);
        var runtime = facts.Runtime is "python" ? ", and with it to another Python" : string.Empty;
        var finding = Finding(location, $"{Wording.Name(image)} does not say of which Debian it is: it moves to the next one by itself{runtime}. Name it: {name}.");
        return literal is not null
            && ImageReference.TryParse(name + rest, out var pinned, out _)
            && BaseImageCatalogue.Default.Find(pinned!) is { Status: BaseImageStatus.Supported }
            && policy.BaseImages.Allows(pinned!) == Trilean.Yes
                ? finding with { Fixes = [Fix.Replace("Name the Debian version that the image has today", FixSafety.Safe, literal, name)] }
                : finding;
    }
}
