using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Subjects;
using LucidCompliance.Syntax.Dockerfile;

namespace LucidCompliance.Rules.Secrets;

/// <summary>
/// LUCID2017: a RUN that writes a mounted secret into a file of its layer: by redirection, <c>tee</c>, a copy, or a program that
/// keeps its argument. What the same RUN removes, or writes into another mount, is in no layer.
/// </summary>
public sealed class SecretMountLeaked : ImageRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID2017",
        Name = nameof(SecretMountLeaked),
        Title = "A RUN writes a mounted secret into a layer.",
        DefaultSeverity = DiagnosticSeverity.Error,
        PeerIds = ["CWE-538", "CWE-212"],
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ImageSubject image)
    {
        foreach (var stage in image.Build.Stages)
        {
            var isShipped = image.Ships(stage);
            foreach (var step in stage.Steps)
            {
                if (step.Instruction is not RunInstruction { Mounts.IsEmpty: false } run || !step.IsPosix)
                {
                    continue;
                }

                foreach (var leak in SecretLeaks.Of(step, run))
                {
                    yield return Report(image, leak, isShipped);
                }
            }
        }
    }

    private Diagnostic Report(ImageSubject image, SecretLeak leak, bool isShipped)
    {
        var file = SecretWording.Quote(leak.File);
        var what = leak.Store is null
            ? $"This RUN writes a mounted secret to {file}"
            : $"This RUN gives a mounted secret to '{leak.Store}', which keeps it in {file}";
        return Finding(
            image.At(leak.Word.Span),
            isShipped
                ? $"{what}, and the layer keeps the file: whoever pulls the image has it. Rotate it, then let the program read the mount itself, or remove the file in the same RUN."
                : $"{what}, and the build cache keeps the layer of this stage. Rotate it if the cache is shared, then let the program read the mount itself, or remove the file in the same RUN.") with
        {
            Severity = isShipped ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
            KeyPath = leak.File,
            Variant = "secret mount",
        };
    }
}
