using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model.Images;
using LucidCompliance.Subjects;
using LucidCompliance.Syntax.Dockerfile;

namespace LucidCompliance.Rules.Dockerfile;

/// <summary>LUCID8007: a relative WORKDIR where no WORKDIR of the file came before, so that the base image decides what it means.</summary>
public sealed class WorkdirRelative : ImageRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID8007",
        Name = nameof(WorkdirRelative),
        Title = "A relative WORKDIR depends on the directory that the base image sets.",
        DefaultSeverity = DiagnosticSeverity.Warning,
        Fix = FixSafety.Safe,
        PeerIds = ["hadolint DL3000", "BuildKit WorkdirRelativePath", "Trivy DS-0009", "CKV_DOCKER_10", "KICS 6b376af8"],
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ImageSubject image)
    {
        var isSet = new HashSet<Stage>();
        foreach (var stage in image.Build.Stages)
        {
            var isAnchored = stage.Base.Parent is { } parent && isSet.Contains(parent);
            foreach (var step in stage.Steps)
            {
                if (step.Instruction is not WorkdirInstruction { Path: { } path })
                {
                    continue;
                }

                if (!isAnchored && !stage.Base.Root.IsWindows && IsRelative(step, path))
                {
                    yield return Describe(image, step, path);
                }

                isAnchored = true;
            }

            if (isAnchored)
            {
                isSet.Add(stage);
            }
        }
    }

    private Diagnostic Describe(ImageSubject image, StageStep step, DockerWord path)
    {
        var finding = Finding(
            image.At(path.Span),
            $"WORKDIR {path.Text} is relative, and no WORKDIR came before: the directory that the base image happens to set decides where it lies. Write an absolute path.");

        // Only where that directory is known does an absolute path keep the meaning.
        return step.WorkingDirectory.TryGet(out var directory) && step.Expand(path).TryGet(out var text) && text == path.Text && path.Span.Length == text.Length
            ? finding with { Fixes = [Fix.Replace("Write the absolute path", FixSafety.Safe, image.At(path.Span), ImagePath.Combine(directory, text))] }
            : finding;
    }

    // A value that the file does not tell may be absolute; C:\ is absolute on Windows, where a base image may be that nobody knows.
    private static bool IsRelative(StageStep step, DockerWord path)
    {
        var text = step.Expand(path).TryGet(out var expanded) ? expanded : path.Text;
        return text.Length > 0 && text[0] is not ('/' or '\\' or '$' or '"' or '\'') && !(text.Length > 1 && text[1] == ':');
    }
}
