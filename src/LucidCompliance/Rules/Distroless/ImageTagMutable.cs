using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Diagnostics;
using LucidCompliance.Knowledge;
using LucidCompliance.Model.Compose;
using LucidCompliance.Model.Images;
using LucidCompliance.Subjects;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.Distroless;

/// <summary>LUCID1012: an image is named by a tag that the registry moves, or by none.</summary>
public sealed class ImageTagMutable : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID1012",
        Name = nameof(ImageTagMutable),
        Title = "An image is named without a version.",
        DefaultSeverity = DiagnosticSeverity.Warning,

        // A name that is nearly that of a stage is a misspelt stage, no image.
        YieldsTo = ["LUCID8001"],
        PeerIds =
        [
            "hadolint DL3006", "hadolint DL3007", "Trivy DS-0001", "CKV_DOCKER_7", "KICS 9efb0b2d", "KICS f45ea400", "dockle DKL-DI-0006",
        ],
    };

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Check(AnalysisSubjects subjects)
    {
        foreach (var image in subjects.Images)
        {
            foreach (var stage in image.Build.Stages)
            {
                foreach (var finding in CheckStage(stage))
                {
                    yield return finding;
                }
            }
        }

        foreach (var container in subjects.Containers)
        {
            if (container.Service is not { } service)
            {
                continue;
            }

            if (CheckService(container, service) is { } finding)
            {
                yield return finding;
            }

            foreach (var context in service.Build?.AdditionalContexts ?? [])
            {
                if (CheckContext(service, context) is { } replaced)
                {
                    yield return replaced;
                }
            }
        }
    }

    private IEnumerable<Diagnostic> CheckStage(Stage stage)
    {
        var @base = stage.Base;
        if (@base.Parent is null && !@base.IsReplacedByContext && @base.Image.TryGet(out var image) && image.IsMutableTag)
        {
            yield return Finding(@base.TagLocation ?? @base.Location, Message("FROM", image)) with
            {
                Related = Wording.RelatedBase(@base, @base.Location, string.Empty),
            };
        }

        foreach (var step in stage.Steps)
        {
            if (step.Transfer is { } transfer && CheckOrigin(transfer.Origin, "COPY --from") is { } copy)
            {
                yield return copy;
            }

            foreach (var origin in step.MountOrigins)
            {
                if (CheckOrigin(origin, "RUN --mount") is { } mount)
                {
                    yield return mount;
                }
            }
        }
    }

    // What a named context puts in the place of the name stands elsewhere.
    private Diagnostic? CheckOrigin(TransferOrigin origin, string instruction) =>
        origin is { Kind: TransferOriginKind.Image, Image: { IsMutableTag: true } image, Location: { } location }
        && string.Equals(origin.Text, image.Text, StringComparison.Ordinal)
            ? Finding(TagIn(location, image), image.Tag is null && image.Repository.IndexOf('/') < 0 ? MessageForName(instruction, image) : Message(instruction, image))
            : null;

    // A single word may be meant as a stage.
    private static string MessageForName(string instruction, ImageReference image) =>
        $"{instruction} names {image.Repository}, which is no stage of this file: the engine pulls an image of that name, and takes its tag 'latest', behind which "
        + "the registry may give another image tomorrow. Name a stage, or add a version or the digest (@sha256:…).";

    private Diagnostic? CheckService(ContainerSubject container, ComposeService service)
    {
        if (service.Image is not { IsNull: false } scalar
            || !scalar.Value.TryGet(out var text)
            || !ImageReference.TryParse(text, out var image, out _)
            || !image!.IsMutableTag)
        {
            return null;
        }

        var isBuilt = service.Build is not null;
        var location = image.TagSpan is { } tag ? scalar.MapValueToSource(tag.Start, tag.Length) : scalar.Location;
        var message = isBuilt
            ? $"Service '{service.Name}' names the image that it builds {Tag(image)}: every build overwrites it, so nobody can tell which one runs or go "
                + "back. Give it a version."
            : Message("Service '" + service.Name + "'", image);
        return Finding(location, message) with
        {
            Severity = isBuilt ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning,
            Service = container.Service?.Name,
            KeyPath = scalar.KeyPath,
        };
    }

    private Diagnostic? CheckContext(ComposeService service, ComposeBuildContext context)
    {
        if (context.Value is not { IsNull: false } scalar
            || !scalar.Value.TryGet(out var text)
            || !text.StartsWith(NamedContexts.ImageScheme, StringComparison.Ordinal)
            || !ImageReference.TryParse(text.Substring(NamedContexts.ImageScheme.Length), out var image, out _)
            || !image!.IsMutableTag)
        {
            return null;
        }

        var start = NamedContexts.ImageScheme.Length;
        var span = image.TagSpan is { } tag ? new TextSpan(start + tag.Start, tag.Length) : new TextSpan(start, text.Length - start);
        return Finding(scalar.MapValueToSource(span.Start, span.Length), Message("The build context '" + context.Name + "'", image)) with
        {
            Service = service.Name,
            KeyPath = scalar.KeyPath,
        };
    }

    private static SourceLocation TagIn(SourceLocation location, ImageReference image) =>
        image.TagSpan is { } tag && string.Equals(location.Text.GetText(location.Span), image.Text, StringComparison.Ordinal)
            ? new SourceLocation(location.Text, new TextSpan(location.Span.Start + tag.Start, tag.Length))
            : location;

    private static string Message(string who, ImageReference image) =>
        $"{who} names {image.Repository} {Tag(image)}: the registry may give another image tomorrow, so builds cannot be repeated or audited. "
        + "Name a version, or add the digest (@sha256:…).";

    private static string Tag(ImageReference image) => image.Tag is { } tag ? "with the moving tag '" + tag + "'" : "without a tag, which means 'latest'";
}
