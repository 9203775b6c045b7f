using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Rules.Commands;
using LucidCompliance.Subjects;

namespace LucidCompliance.Rules.Distroless;

/// <summary>LUCID1005: a container that starts with a shell script or a shell, on an image that is proven to have none.</summary>
public sealed class EntrypointScriptNeedsShell : ContainerRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID1005",
        Name = nameof(EntrypointScriptNeedsShell),
        Title = "The container starts with a shell script or a shell that its image cannot run.",
        DefaultSeverity = DiagnosticSeverity.Error,
        YieldsTo = ["LUCID1022"],
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ContainerSubject container)
    {
        if (StartCommand.Find(container) is { } start && ShellNeed.Find(container, start.Program) is { } need)
        {
            var location = start.Locate(start.ProgramIndex);
            var image = Wording.BaseOf(container, location) ?? "the image";
            var what = need.IsScript
                ? $"{start.Title} starts '{start.Program}', a script for {need.Shell}, which {image} does not have"
                : $"{start.Title} starts '{need.Shell}', which {image} does not have";
            var advice = need.IsScript
                ? "Do what the script does in the program itself or in a script in the image's own language, and start that."
                : "Start the program directly: write it and its arguments as the list.";
            yield return Finding(location, $"{what}: the container does not start. {advice}") with
            {
                KeyPath = start.KeyPath,
                Related = Wording.RelatedImage(container, location, "The image without a shell is named here."),
            };
        }
    }
}
