using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Rules.Commands;
using LucidCompliance.Subjects;

namespace LucidCompliance.Rules.Distroless;

/// <summary>LUCID1028: a <c>post_start</c> or <c>pre_stop</c> hook that runs a shell in a container that is proven to have none.</summary>
public sealed class HookNeedsShell : ContainerRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID1028",
        Name = nameof(HookNeedsShell),
        Title = "A service's hook needs a shell that its image does not have.",
        DefaultSeverity = DiagnosticSeverity.Error,
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ContainerSubject container)
    {
        if (container.Service is not { } service)
        {
            yield break;
        }

        foreach (var hook in service.Hooks)
        {
            // A pre_start hook runs in a container of its own, of any image.
            if (hook.Kind is "post_start" or "pre_stop"
                && hook.Command is { } command
                && StartCommand.Of(service, command, hook.Kind + " hook", isArgument: false) is { } start
                && ShellNeed.Find(container, start.Program) is { } need)
            {
                var location = start.Locate(start.ProgramIndex);
                var image = Wording.BaseOf(container, location) ?? "the image";
                var consequence = hook.Kind == "post_start" ? "the service fails to start" : "the service stops without it";
                var what = need.IsScript ? $"a script for {need.Shell}, which {image} does not have" : $"which {image} does not have";
                yield return Finding(
                    location, $"{start.Title} runs '{start.Program}', {what}: {consequence}. Run a program of the image, or do the work in the application.") with
                {
                    KeyPath = start.KeyPath,
                    Related = Wording.RelatedImage(container, location, "The image without a shell is named here."),
                };
            }
        }
    }
}
