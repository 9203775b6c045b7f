using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Rules.Commands;
using LucidCompliance.Subjects;

namespace LucidCompliance.Rules.Dockerfile;

/// <summary>LUCID8016: a RUN brings all packages of the base image to their newest version.</summary>
public sealed class DistributionUpgrade : ImageRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID8016",
        Name = nameof(DistributionUpgrade),
        Title = "All packages of the base image are upgraded in the build.",
        DefaultSeverity = DiagnosticSeverity.Warning,
        PeerIds = ["hadolint DL3035", "Trivy DS-0024", "KICS 682fe378", "KICS 989ab888", "KICS 8f6456be", "KICS 09fda05e", "KICS d4895357", "dockle DKL-DI-0003"],
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ImageSubject image)
    {
        foreach (var (_, _, script) in image.Build.RunScripts)
        {
            foreach (var command in script.Commands)
            {
                if (PackageCommands.IsUpgradeOfAll(command))
                {
                    yield return Finding(
                        image.At(PackageCommands.SpanOf(command)),
                        $"{command.Name} {command.Verb?.Text} replaces whatever is newer on the day of the build, so the image cannot be built again, and keeps the old files in the layer below. "
                        + "Take a newer base image, or upgrade the packages that need it by name.");
                }
            }
        }
    }
}
