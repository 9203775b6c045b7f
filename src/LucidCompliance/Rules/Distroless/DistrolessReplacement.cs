using System;
using System.Collections.Immutable;
using LucidCompliance.Diagnostics;
using LucidCompliance.Knowledge;
using LucidCompliance.Model;
using LucidCompliance.Model.Compose;
using LucidCompliance.Model.Images;
using LucidCompliance.Policy;
using LucidCompliance.Rules.Commands;
using LucidCompliance.Subjects;
using LucidCompliance.Syntax.Dockerfile;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.Distroless;

/// <summary>
/// The fixes that put a distroless variant in place of an image. None is offered where it would plainly break something else: another
/// version of the runtime, another libc below what a builder made, a shell form in the stage, an image outside the policy's list, a reference without tag.
/// </summary>
internal static class DistrolessReplacement
{
    private const string Title = "Use the distroless variant of the image";

    private const string ReleaseTitle = "Use the image without the tools";

    public static ImmutableArray<Fix> ForStage(ContainerSubject container, ImageSubject image, Stage shipping, ImageReference reference)
    {
        var root = shipping.Base.Root;
        return IsFirst(container, image)
            && root.Facts is { } facts
            && Variant(facts, image.Policy.BaseImages) is { } variant
            && root.Locate(new TextSpan(0, reference.Text.Length)) is { } location
            && !ChangesLibc(facts, variant.Facts)
            && !NeedsShell(image, shipping, variant.Facts)
            && !MovesPython(image, facts)
            && !(variant.Facts.Runtime == "node" && StartsPackageManager(image, shipping))
                ? [Fix.Replace(Title, FixSafety.Unsafe, location, variant.Reference.Text)]
                : [];
    }

    public static ImmutableArray<Fix> ForService(ContainerSubject container, PulledImage pulled, ImageReference reference) =>
        pulled.Facts is { } facts
        && Variant(facts, container.Policy.BaseImages) is { } variant
        && container.Service is { Image: { IsInterpolated: false } scalar, Healthcheck: null, Command: null, Entrypoint: null }
            ? [Fix.Replace(Title, FixSafety.Unsafe, scalar.MapToSource(0, reference.Text.Length), variant.Reference.Text)]
            : [];

    /// <summary>The fix that drops the tools from a debug variant's tag; only where nothing in the stage needs them.</summary>
    public static ImmutableArray<Fix> ReleaseForStage(ContainerSubject container, ImageSubject image, Stage shipping, ImageReference reference)
    {
        var root = shipping.Base.Root;
        return IsFirst(container, image)
            && Release(reference, root.Facts) is { } release
            && image.Policy.BaseImages.Allows(release.Reference) == Trilean.Yes
            && root.Locate(new TextSpan(0, reference.Text.Length)) is { } location
            && !NeedsShell(image, shipping, release.Facts)
                ? [Fix.Replace(ReleaseTitle, FixSafety.Unsafe, location, release.Reference.Text)]
                : [];
    }

    /// <summary>The same for a pulled image.</summary>
    public static ImmutableArray<Fix> ReleaseForService(ContainerSubject container, PulledImage pulled, ImageReference reference) =>
        Release(reference, pulled.Facts) is { } release
        && container.Policy.BaseImages.Allows(release.Reference) == Trilean.Yes
        && container.Service is { Image: { IsInterpolated: false } scalar, Healthcheck: null, Command: null, Entrypoint: null, Hooks.IsEmpty: true }
            ? [Fix.Replace(ReleaseTitle, FixSafety.Unsafe, scalar.MapToSource(0, reference.Text.Length), release.Reference.Text)]
            : [];

    /// <summary>The image without the tools of a debug variant; null where none is known.</summary>
    public static (ImageReference Reference, BaseImageFacts Facts)? Release(ImageReference reference, BaseImageFacts? facts) =>
        facts?.ReleaseTag is { } tag
        && reference is { Tag: not null, Digest: null }
        && ImageReference.TryParse(reference.Text.Substring(0, reference.TagSpan!.Value.Start) + (reference.Tag.StartsWith("debug", StringComparison.Ordinal) ? Unprivileged(tag) : tag), out var release, out _)
        && BaseImageCatalogue.Default.Find(release!) is { IsDistroless: Trilean.Yes } found
            ? (release!, found)
            : null;

    /// <summary>Whether programs for musl would meet glibc: they do not start there, and neither do native modules load.</summary>
    public static bool ChangesLibc(BaseImageFacts from, BaseImageFacts to) =>
        from.Libc.TryGet(out var before) && to.Libc.TryGet(out var after)
        && string.Equals(before, "musl", StringComparison.Ordinal) && after.StartsWith("glibc", StringComparison.Ordinal);

    // "latest" would be the next finding; the unprivileged variant is the same image.
    private static string Unprivileged(string tag) =>
        tag.StartsWith("latest", StringComparison.Ordinal) ? "nonroot" + tag.Substring("latest".Length) : tag;

    private static (ImageReference Reference, BaseImageFacts Facts)? Variant(BaseImageFacts facts, BaseImagePolicy policy) =>
        facts.DistrolessVariant is { } text
        && ImageReference.TryParse(text, out var reference, out _)
        && reference!.Tag is not null
        && !reference.IsMutableTag
        && policy.Allows(reference) == Trilean.Yes
        && BaseImageCatalogue.Default.Find(reference) is { } variant
        && (facts.RuntimeVersion is null || variant.RuntimeVersion is null || string.Equals(facts.RuntimeVersion, variant.RuntimeVersion, StringComparison.Ordinal))
            ? (reference, variant)
            : null;

    // Distroless Python lies elsewhere and looks for packages elsewhere: what was copied for the other, and scripts that name it, break.
    private static bool MovesPython(ImageSubject image, BaseImageFacts facts)
    {
        if (facts.Runtime != "python")
        {
            return false;
        }

        foreach (var container in image.Containers)
        {
            if (StartCommand.Find(container) is { } start && !start.Program.StartsWith("python", StringComparison.Ordinal))
            {
                return true;
            }
        }

        return !PythonTransfer.Of(image).IsEmpty;
    }

    // Distroless Node has no npm.
    private static bool StartsPackageManager(ImageSubject image, Stage shipping)
    {
        if (IsPackageManager(shipping.Config.Entrypoint) || IsPackageManager(shipping.Config.Command))
        {
            return true;
        }

        foreach (var container in image.Containers)
        {
            if (container.Service is { } service && (IsPackageManager(service.Entrypoint) || IsPackageManager(service.Command)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsPackageManager(Fact<ImageCommand> command) =>
        command.TryGet(out var start) && !start.Arguments.IsEmpty && ConsoleScriptInterpreterMissing.IsNodeProgram(start.Arguments[0]);

    private static bool IsPackageManager(ComposeCommand? command) =>
        command is { Words: [var word, ..] } && word.Value.TryGet(out var program) && ConsoleScriptInterpreterMissing.IsNodeProgram(program);

    // Containers that share an image share the finding, of which the first stays.
    private static bool IsFirst(ContainerSubject container, ImageSubject image) => image.Containers.IsEmpty || ReferenceEquals(image.Containers[0], container);

    private static bool NeedsShell(ImageSubject image, Stage shipping, BaseImageFacts variant)
    {
        foreach (var container in image.Containers)
        {
            if (ShellUse.IsPossible(container))
            {
                return true;
            }
        }

        foreach (var step in image.ShippingSteps())
        {
            var command = step.Instruction switch
            {
                RunInstruction run => run.Command,
                CmdInstruction cmd => cmd.Command,
                EntrypointInstruction entrypoint => entrypoint.Command,
                HealthcheckInstruction healthcheck => healthcheck.Command,
                _ => null,
            };
            if (command is { Form: CommandForm.Shell } || step.Instruction is RunInstruction)
            {
                return true;
            }
        }

        // The variant may bring an entrypoint where this image has none; then a CMD that names the interpreter breaks.
        var config = shipping.Config;
        return (!config.Entrypoint.TryGet(out var own) || own.Instruction is null)
            && config.Command.TryGet(out var start)
            && start.Instruction is not null
            && (variant.Entrypoint.IsUnknown || variant.CountRepeatedInterpreter(start.Arguments) > 0);
    }
}
