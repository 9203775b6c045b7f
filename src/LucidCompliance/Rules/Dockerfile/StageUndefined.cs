using System;
using System.Collections.Generic;
using System.Globalization;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model.Images;
using LucidCompliance.Subjects;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.Dockerfile;

/// <summary>
/// LUCID8001: FROM, COPY or a mount names a stage that does not exist where it stands: the stage itself, a later one, an index that no stage
/// has, or nearly the name of a stage (RULES.md convention 28).
/// </summary>
public sealed class StageUndefined : ImageRule
{
    // A search from each reference takes quadratic time; a file with more stages is none of people.
    private const int MaximumStages = 256;

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID8001",
        Name = nameof(StageUndefined),
        Title = "An instruction names a stage that does not exist where it stands.",
        DefaultSeverity = DiagnosticSeverity.Error,
        PeerIds = ["hadolint DL3022", "hadolint DL3023", "Trivy DS-0006", "KICS 68a51e22", "KICS cdddb86f"],
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ImageSubject image)
    {
        foreach (var stage in image.Build.Stages)
        {
            if (CheckFrom(stage) is { } from)
            {
                yield return from;
            }

            foreach (var step in stage.Steps)
            {
                if (step.Transfer is { } transfer && CheckOrigin(transfer.Origin, step, "COPY --from") is { } copy)
                {
                    yield return copy;
                }

                foreach (var origin in step.MountOrigins)
                {
                    if (CheckOrigin(origin, step, "RUN --mount") is { } mount)
                    {
                        yield return mount;
                    }
                }
            }
        }
    }

    private Diagnostic? CheckFrom(Stage stage)
    {
        var @base = stage.Base;
        if (@base.Parent is not null
            || @base.IsReplacedByContext
            || !@base.Image.TryGet(out var image)
            || StageNames.FindNearest(image, @base.Facts, stage) is not { } meant
            || NamesTheSameImage(meant, image.Text))
        {
            return null;
        }

        var isLater = meant.Index > stage.Index;
        var text = isLater && string.Equals(meant.Name, image.Text, StringComparison.OrdinalIgnoreCase)
            ? $"FROM names {StageNames.Describe(meant)}, which begins only in line {Line(meant)}: here the engine pulls an image '{image.Text}' instead. Move that stage up."
            : $"FROM names '{image.Text}', which is no stage, so the engine pulls an image of that name. Did you mean {StageNames.Describe(meant)}?";
        return Finding(@base.Location, text) with { Related = [RelatedTo(meant)] };
    }

    // FROM nginx … FROM nginx AS nginx: both mean the image.
    private static bool NamesTheSameImage(Stage other, string text) =>
        other.Base.ImageText.TryGet(out var image) && string.Equals(image, text, StringComparison.Ordinal);

    private Diagnostic? CheckOrigin(TransferOrigin origin, StageStep step, string instruction)
    {
        if (origin.Location is not { } location)
        {
            return null;
        }

        if (origin.Kind == TransferOriginKind.Missing)
        {
            return Finding(location, $"{instruction} names stage {origin.Text}, but {Range(step.Stage.Build.Stages.Length)}: the build stops here. Name the stage that has the files.");
        }

        if (origin is { Stage: { } stage, IsNotYetDefined: true })
        {
            return Finding(location, Describe(instruction, stage, step.Stage)) with { Related = ReferenceEquals(stage, step.Stage) ? [] : [RelatedTo(stage)] };
        }

        return origin is { Kind: TransferOriginKind.Image, Image: { } image }
            && string.Equals(origin.Text, image.Text, StringComparison.Ordinal)
            && StageNames.FindNearest(image, origin.Facts, step.Stage) is { } meant
                ? Finding(location, $"{instruction} names '{image.Text}', which is no stage, so the engine pulls an image of that name. Did you mean {StageNames.Describe(meant)}?")
                    with
                { Related = [RelatedTo(meant)] }
                : null;
    }

    private static string Describe(string instruction, Stage named, Stage current) =>
        ReferenceEquals(named, current)
            ? $"{instruction} names {StageNames.Describe(named)}, the stage that it stands in: the build stops here. Name an earlier stage, or leave the flag out to take files of the build context."
            : Needs(named, current)
                ? $"{instruction} names {StageNames.Describe(named)}, which itself needs this stage: a cycle, at which the build stops. Move what both need into a stage above them."
                : $"{instruction} names {StageNames.Describe(named)}, which begins only in line {Line(named)}: the build stops here, because only earlier stages can be read. Move that stage up.";

    private static bool Needs(Stage stage, Stage needed)
    {
        if (stage.Build.Stages.Length > MaximumStages)
        {
            return false;
        }

        var seen = new HashSet<Stage> { stage };
        var pending = new Stack<Stage>();
        pending.Push(stage);
        while (pending.Count > 0)
        {
            foreach (var dependency in pending.Pop().Dependencies)
            {
                if (ReferenceEquals(dependency, needed))
                {
                    return true;
                }

                if (seen.Add(dependency))
                {
                    pending.Push(dependency);
                }
            }
        }

        return false;
    }

    private static string Range(int count) =>
        count == 1 ? "the file has one stage only" : "the stages go from 0 to " + (count - 1).ToString(CultureInfo.InvariantCulture);

    private static string Line(Stage stage) => Wording.Line(stage.Location);

    private static RelatedLocation RelatedTo(Stage stage) =>
        new(new SourceLocation(stage.Location.Text, stage.From.Alias?.Span ?? stage.From.Span), "The stage begins here.");
}
