using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Rules.Commands;
using LucidCompliance.Subjects;
using LucidCompliance.Syntax.Dockerfile;
using LucidCompliance.Syntax.Shell;

namespace LucidCompliance.Rules.Dockerfile;

/// <summary>LUCID8015: a RUN fetches the list of packages and installs nothing.</summary>
public sealed class PackageIndexUpdateAlone : ImageRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID8015",
        Name = nameof(PackageIndexUpdateAlone),
        Title = "The list of packages is fetched in a RUN of its own.",
        DefaultSeverity = DiagnosticSeverity.Warning,
        PeerIds = ["Trivy DS-0017", "CKV_DOCKER_5", "KICS 9bae49be", "CIS Docker 4.7"],
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ImageSubject image)
    {
        RunInstruction? current = null;
        SimpleCommand? update = null;
        var mayInstall = false;
        foreach (var (_, run, script) in image.Build.RunScripts)
        {
            if (!ReferenceEquals(run, current))
            {
                if (update is not null && !mayInstall)
                {
                    yield return Describe(image, update);
                }

                (current, update, mayInstall) = (run, null, false);
            }

            foreach (var command in script.Commands)
            {
                update ??= PackageCommands.IsIndexUpdate(command) ? command : null;
                mayInstall |= !PackageCommands.IsHarmless(command);
            }
        }

        if (update is not null && !mayInstall)
        {
            yield return Describe(image, update);
        }
    }

    private Diagnostic Describe(ImageSubject image, SimpleCommand update) => Finding(
        image.At(PackageCommands.SpanOf(update)),
        $"This RUN fetches the list of packages ({update.Name} {update.Verb?.Text}) and installs nothing: its layer stays in the cache, and a later install uses the list of that day. Install in the same RUN, joined by '&&'.");
}
