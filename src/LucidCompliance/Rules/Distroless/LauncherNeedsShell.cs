using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Rules.Commands;
using LucidCompliance.Subjects;

namespace LucidCompliance.Rules.Distroless;

/// <summary>LUCID1022: a container that starts with the launcher of a well-known server, which is a shell script, on an image without a shell.</summary>
public sealed class LauncherNeedsShell : ContainerRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID1022",
        Name = nameof(LauncherNeedsShell),
        Title = "The container starts with a server's launcher, a shell script that its image cannot run.",
        DefaultSeverity = DiagnosticSeverity.Error,
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ContainerSubject container)
    {
        if (StartCommand.Find(container) is not { IsArgument: false } start
            || !LauncherScripts.Contains(start.Program)
            || ShellNeed.Find(container, start.Program, isKnownScript: true) is not { } need)
        {
            yield break;
        }

        var location = start.Locate(start.ProgramIndex);
        yield return Finding(
            location,
            $"{start.Title} starts '{start.Program}', a shell script of the server's publisher, but {Wording.BaseOf(container, location) ?? "the image"} has no "
            + $"{need.Shell}: the container does not start. Start directly what the script starts (for Java servers java with the class path and class), "
            + "and set up there what the script did.") with
        {
            KeyPath = start.KeyPath,
            Related = Wording.RelatedImage(container, location, "The image without a shell is named here."),
        };
    }
}
