using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model.Images;
using LucidCompliance.Subjects;
using LucidCompliance.Syntax.Dockerfile;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.Dockerfile;

/// <summary>LUCID8023: a stage that no image of the Dockerfile needs.</summary>
public sealed class StageUnused : Rule
{
    // Words in the names of stages that people build by --target.
    private static readonly string[] TargetWords =
    [
        "test", "tests", "testing", "unittest", "dev", "devel", "develop", "development", "debug", "lint", "check", "checks", "ci", "e2e", "bench",
        "docs", "validate", "coverage", "watch", "local", "export", "artifact", "artifacts", "binaries", "release", "prod", "production", "staging",
        "final", "runtime", "vendor", "update", "migrate", "migration", "migrations", "shell",
    ];

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID8023",
        Name = nameof(StageUnused),
        Title = "A stage is needed by no image.",
        DefaultSeverity = DiagnosticSeverity.Info,
        Tag = RuleTag.Unnecessary,
        Fix = FixSafety.Unsafe,
    };

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Check(AnalysisSubjects subjects)
    {
        foreach (var dockerfile in subjects.Dockerfiles)
        {
            var builds = new List<ImageBuild>();
            foreach (var image in subjects.ImagesOf(dockerfile))
            {
                builds.Add(image.Build);
            }

            foreach (var finding in Check(dockerfile, builds))
            {
                yield return finding;
            }
        }
    }

    private IEnumerable<Diagnostic> Check(DockerfileSubject dockerfile, List<ImageBuild> builds)
    {
        if (builds.Count == 0 || builds.Exists(static build => build.Shipping is null || NamesUnknownStage(build)))
        {
            yield break;
        }

        var used = FindUsed(builds);
        var stages = builds[0].Stages;
        var needed = FindNeeded(stages);
        var meant = FindMeant(stages);
        var namesIndexes = NamesIndexes(dockerfile.Syntax);
        foreach (var stage in stages)
        {
            if (used[stage.Index] || meant.Contains(stage))
            {
                continue;
            }

            var finding = Finding(
                dockerfile.At((stage.From.Alias ?? stage.From.Image)?.Span ?? stage.From.KeywordSpan),
                $"{StageNames.Describe(stage).ToUpperFirst()} is built on, copied from and mounted by no stage that ships, so the build leaves it out and nobody notices when it breaks. "
                + "Remove it, or name it as the target of a service.");
            yield return namesIndexes || needed[stage.Index] || !stage.Arguments.IsEmpty ? finding : finding with { Fixes = [Remove(dockerfile.Syntax, stage, stages)] };
        }
    }

    // FROM base-$TARGETARCH may name any stage.
    private static bool NamesUnknownStage(ImageBuild build)
    {
        foreach (var stage in build.Stages)
        {
            if (stage.Base is { Parent: null, IsReplacedByContext: false, ImageText.IsKnown: false })
            {
                return true;
            }

            foreach (var step in stage.Steps)
            {
                if (step.Transfer?.Origin is { Kind: TransferOriginKind.Unknown } || HasUnknown(step.MountOrigins))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool HasUnknown(ImmutableArray<TransferOrigin> origins)
    {
        foreach (var origin in origins)
        {
            if (origin.Kind == TransferOriginKind.Unknown)
            {
                return true;
            }
        }

        return false;
    }

    private static bool[] FindUsed(List<ImageBuild> builds)
    {
        var used = new bool[builds[0].Stages.Length];
        var pending = new Stack<Stage>();
        foreach (var build in builds)
        {
            var started = FindStarted(build.Stages);
            foreach (var stage in build.Stages)
            {
                // The last stage is what a build without target gives, whatever targets the services name.
                if (stage.IsUsedByShipping || stage.IsReplacedByContext || stage.Index == used.Length - 1 || IsTarget(stage, started[stage.Index]))
                {
                    pending.Push(stage);
                }
            }
        }

        while (pending.Count > 0)
        {
            var stage = pending.Pop();
            if (used[stage.Index])
            {
                continue;
            }

            used[stage.Index] = true;
            foreach (var needed in stage.Dependencies)
            {
                pending.Push(needed);
            }
        }

        return used;
    }

    // One file for several images: a stage that says how to start it is one of them, and one with such a name is built by --target.
    private static bool IsTarget(Stage stage, bool isStarted)
    {
        if (stage.Name is not null && isStarted)
        {
            return true;
        }

        foreach (var word in (stage.Name ?? "").ToLowerInvariant().Split('-', '_', '.'))
        {
            if (Array.IndexOf(TargetWords, word) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    // A stage that a misspelt name means is not unused: LUCID8001 speaks of the name.
    private static HashSet<Stage> FindMeant(ImmutableArray<Stage> stages)
    {
        var meant = new HashSet<Stage>();
        foreach (var stage in stages)
        {
            if (stage.Base.Parent is null && stage.Base.Image.TryGet(out var image) && StageNames.FindNearest(image, stage.Base.Facts, stage) is { } @base)
            {
                meant.Add(@base);
            }

            foreach (var step in stage.Steps)
            {
                Add(step.Transfer?.Origin, stage);
                foreach (var origin in step.MountOrigins)
                {
                    Add(origin, stage);
                }
            }
        }

        return meant;

        void Add(TransferOrigin? origin, Stage current)
        {
            if (origin is { Kind: TransferOriginKind.Image, Image: { } named } && StageNames.FindNearest(named, origin.Facts, current) is { } stage)
            {
                meant.Add(stage);
            }
        }
    }

    private static bool[] FindStarted(ImmutableArray<Stage> stages)
    {
        var started = new bool[stages.Length];
        foreach (var stage in stages)
        {
            var says = stage.Base.Parent is { } parent && started[parent.Index];
            foreach (var step in stage.Steps)
            {
                says |= step.Instruction is EntrypointInstruction or CmdInstruction;
            }

            started[stage.Index] = says;
        }

        return started;
    }

    // A stage that another unused stage needs: that one goes first.
    private static bool[] FindNeeded(ImmutableArray<Stage> stages)
    {
        var needed = new bool[stages.Length];
        foreach (var stage in stages)
        {
            foreach (var dependency in stage.Dependencies)
            {
                needed[dependency.Index] = true;
            }
        }

        return needed;
    }

    // Without a stage, all later ones have another index.
    private static bool NamesIndexes(DockerfileSyntax syntax)
    {
        foreach (var instruction in syntax.Instructions)
        {
            if (instruction is CopyInstruction { From.Value.Text: [>= '0' and <= '9', ..] })
            {
                return true;
            }

            if (instruction is RunInstruction run)
            {
                foreach (var mount in run.Mounts)
                {
                    if (mount.Find("from")?.Value?.Text is [>= '0' and <= '9', ..])
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }

    private static Fix Remove(DockerfileSyntax syntax, Stage stage, ImmutableArray<Stage> stages)
    {
        var end = stage.Index + 1 < stages.Length ? StartOf(stages[stage.Index + 1].From) : syntax.Text.Length;
        return new Fix("Remove the stage", FixSafety.Unsafe, [new FileEdit(syntax.Text, new TextEdit(TextSpan.FromBounds(StartOf(stage.From), end), ""))]);
    }

    private static int StartOf(InstructionSyntax instruction) =>
        instruction.LeadingComments.IsEmpty ? instruction.FullSpan.Start : instruction.LeadingComments[0].FullSpan.Start;
}
