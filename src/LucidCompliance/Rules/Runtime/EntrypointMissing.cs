using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model.Images;
using LucidCompliance.Subjects;
using LucidCompliance.Syntax.Dockerfile;

namespace LucidCompliance.Rules.Runtime;

/// <summary>LUCID4005: a shipping image that is proven to have nothing to start.</summary>
public sealed class EntrypointMissing : ContainerRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID4005",
        Name = nameof(EntrypointMissing),
        Title = "The image has neither ENTRYPOINT nor CMD.",
        DefaultSeverity = DiagnosticSeverity.Warning,
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ContainerSubject container)
    {
        if (container.Image is not { Shipping: { } shipping } image
            || container.Service is { Entrypoint: not null } or { Command: not null }
            || !shipping.Config.Entrypoint.IsAbsent || !shipping.Config.Command.IsAbsent
            || IsExport(image, shipping))
        {
            yield break;
        }

        var location = shipping.Base.Location;
        var root = shipping.Base.Root;
        var origin = root.IsScratch ? "scratch has none either" : "the base image " + Wording.NameWithLine(root, location) + " has none either";
        var service = container.Service is { } named ? $", and service '{named.Name}' sets no command" : string.Empty;
        yield return Finding(
            location,
            $"The image has neither ENTRYPOINT nor CMD, {origin}{service}: a container of it does not start. Add ENTRYPOINT with the program as a JSON array.") with
        {
            Related = Wording.RelatedBase(root, location, "The base image without a command is named here."),
        };
    }

    // A stage on scratch that only takes files in is the usual form of an export (docker build --output), and of images that others copy from.
    private static bool IsExport(ImageSubject image, Stage shipping)
    {
        if (!shipping.Base.Root.IsScratch)
        {
            return false;
        }

        foreach (var step in image.ShippingSteps())
        {
            if (step.Instruction is not (CopyInstruction or AddInstruction or ArgInstruction or LabelInstruction))
            {
                return false;
            }
        }

        return true;
    }
}
