using System;
using System.Collections.Generic;
using System.Globalization;
using LucidCompliance.Knowledge;
using LucidCompliance.Syntax.Dockerfile;

namespace LucidCompliance.Model.Images;

/// <summary>Finds where a <c>from</c> of COPY or of a mount leads: an index, a stage, a named context, an image, in this order.</summary>
internal sealed class OriginResolver(ImageBuild build, Dictionary<string, Stage> stages, NamedContexts contexts, KnownImages images)
{
    /// <summary>Resolves a value; no value means the build context.</summary>
    /// <param name="value">The value; BuildKit expands no variable in it.</param>
    /// <param name="current">The stage that copies.</param>
    public TransferOrigin Resolve(DockerWord? value, Stage current)
    {
        if (value is null)
        {
            return TransferOrigin.Context;
        }

        var text = value.Text;
        var location = build.Locate(value.Span);
        if (text.Length == 0 || value.ContainsVariable)
        {
            return new TransferOrigin(TransferOriginKind.Unknown, text, location);
        }

        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var index))
        {
            return index >= 0 && index < build.Stages.Length
                ? OfStage(build.Stages[index])
                : new TransferOrigin(TransferOriginKind.Missing, text, location);
        }

        if (stages.TryGetValue(text.ToLowerInvariant(), out var stage))
        {
            return OfStage(stage);
        }

        if (contexts.TryFind(text, out var replacement))
        {
            return replacement is null ? new TransferOrigin(TransferOriginKind.NamedContext, text, location) : OfImage(replacement);
        }

        return ImageReference.TryParse(text, out var image, out _) && image is not null
            ? OfImage(image)
            : new TransferOrigin(TransferOriginKind.Unknown, text, location);

        TransferOrigin OfStage(Stage found) =>
            new(TransferOriginKind.Stage, text, location) { Stage = found, IsNotYetDefined = found.Index >= current.Index };

        TransferOrigin OfImage(ImageReference found) =>
            new(TransferOriginKind.Image, text, location) { Image = found, Facts = images.Find(found) };
    }
}
