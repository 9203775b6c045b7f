using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Diagnostics;
using LucidCompliance.Knowledge;
using LucidCompliance.Model;
using LucidCompliance.Model.DotNet;
using LucidCompliance.Model.Images;
using LucidCompliance.Subjects;
using LucidCompliance.Syntax.Dockerfile;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.DotNet;

/// <summary>LUCID7009: a program is published for another C library, or another system, than the image has.</summary>
public sealed class RuntimeIdentifierUnsuitable : ContainerRule
{
    private const string RuntimeIdentifier = "RuntimeIdentifier";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID7009",
        Name = nameof(RuntimeIdentifierUnsuitable),
        Title = "A .NET program is published for another C library than the image has.",
        DefaultSeverity = DiagnosticSeverity.Error,
        Fix = FixSafety.Safe,
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ContainerSubject container)
    {
        if (container.Image is not { Shipping: { } shipping } image
            || shipping.Base.Root is not { IsReplacedByContext: false, IsWindows: false, Facts: { IsWindows: false } facts } root
            || !facts.Libc.TryGet(out var libc) || libc is not ("musl" or "glibc")
            || MayHaveOtherLibc(image))
        {
            yield break;
        }

        var entry = EntryProgram.Find(container);
        if (DotNetApplication.Of(image, entry) is not { Publish: { } publish } application
            || TargetSystem.Of(application) is not { } target || target.Libc == libc || !IsNativeStart(application, entry, publish))
        {
            yield break;
        }

        var location = target.Location ?? root.Location;
        var has = libc == "musl" ? "the C library musl" : "the GNU C library (glibc)";
        var isLinux = target.Libc is "musl" or "glibc";
        yield return Finding(
            location,
            $"The program is published for {target.Text}{(isLinux ? ", which needs " + target.Libc : string.Empty)}, but {Wording.NameWithLine(root, location)} {(isLinux ? "has " : "is for Linux, with ")}{has}: "
            + $"the container stops at its start with '{(isLinux ? "no such file or directory" : "exec format error")}'. Publish for {(libc == "musl" ? "linux-musl-…" : "linux-…")}"
            + $"{(isLinux ? ", or use an image with " + target.Libc : string.Empty)}.") with
        {
            Related = Related(root, location, publish),
            Fixes = Fixes(image, publish.Command, target, libc),
        };
    }

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> CheckPublished(ProjectSubject project)
    {
        // Without its own runtime the program is started by the image's dotnet.
        if (project.Project is not { SelfContained: { IsKnown: true, Value: true } } || project.Project.FindPropertyElement("StaticExecutable") is not null
            || !project.Publishing!.RuntimeIdentifiers.TryGet(out var identifiers) || identifiers.Length != 1)
        {
            yield break;
        }

        foreach (var candidate in PublishedBase.Of(project))
        {
            if (candidate.Facts is { IsWindows: false } facts && facts.Libc.TryGet(out var libc) && libc is "musl" or "glibc" && Counterpart(identifiers[0], libc) is { } identifier
                && identifier != identifiers[0] && TargetSystem.LibcOf(identifiers[0]) is { } needs && needs != libc)
            {
                var location = project.Locate(project.Publishing.RuntimeIdentifiers);
                yield return Finding(
                    location,
                    $"The program is published for {identifiers[0]}, which needs {needs}, but {candidate.Reference.FamiliarName}, on which the image is published, has "
                    + $"{(libc == "musl" ? "the C library musl" : "the GNU C library (glibc)")}: the container stops at its start with 'no such file or directory'. Publish for {identifier}, or use an image with {needs}.") with
                {
                    Related = project.Publishing.BaseImages.Origin is { } origin ? [new RelatedLocation(origin, "The image with the other C library is chosen here.")] : [],
                    Fixes = string.Equals(location.Path, project.Path, System.StringComparison.Ordinal) && LiteralValue.Find(location, identifiers[0]) is { } literal
                        ? [Fix.Replace("Publish for " + identifier, FixSafety.Safe, literal, identifier)]
                        : [],
                };
                yield break;
            }
        }
    }

    // An executable of its own is native code for one C library; "dotnet X.dll" of a program without its own runtime is none.
    private static bool IsNativeStart(DotNetApplication application, EntryProgram? entry, DotNetPublish publish) =>
        application.IsSelfContained is { IsKnown: true, Value: true }
        || (entry is { IsByHost: false } && entry.Path.TryGet(out var path) && ImagePath.Parent(path) == publish.Directory && application.IsSelfContained.IsKnown);

    private static ImmutableArray<RelatedLocation> Related(StageBase root, SourceLocation location, DotNetPublish publish)
    {
        var related = Wording.RelatedBase(root, location, "The image with the other C library is named here.");
        return location.Equals(root.Location) ? related.Add(new RelatedLocation(publish.Command.Location, "The program is published here.")) : related;
    }

    // Alpine can have a layer for programs of glibc.
    private static bool MayHaveOtherLibc(ImageSubject image)
    {
        foreach (var step in image.ShippingSteps())
        {
            if (step.Instruction is RunInstruction)
            {
                var text = image.Build.Dockerfile.Text.GetText(step.Instruction.Span);
                if (text.IndexOf("compat", StringComparison.Ordinal) >= 0 || text.IndexOf("libc", StringComparison.Ordinal) >= 0 || text.IndexOf(".sh", StringComparison.Ordinal) >= 0)
                {
                    return true;
                }
            }
            else if (step.Transfer is { } transfer && (!transfer.Destination.TryGet(out var destination) || destination is "/" or "/lib" or "/lib64" or "/usr" or "/usr/lib"
                || destination.StartsWith("/lib/", StringComparison.Ordinal) || destination.StartsWith("/lib64/", StringComparison.Ordinal) || destination.StartsWith("/usr/lib/", StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }

    // Restore, build and publish must agree: every place of the stage that says the same changes with it.
    private static ImmutableArray<Fix> Fixes(ImageSubject image, DotNetCommand publish, TargetSystem target, string libc)
    {
        if (target.Identifier is not { } old || publish.FindOption(RuntimeIdentifier) is not { } option
            || Counterpart(old, libc) is not { } identifier)
        {
            return [];
        }

        var edits = ImmutableArray.CreateBuilder<FileEdit>();
        if (option.ValueLocation is null)
        {
            if (option.Value.Origin is not { } origin || LiteralValue.Find(origin, old) is not { } literal)
            {
                return [];
            }

            edits.Add(new FileEdit(literal.Text, new TextEdit(literal.Span, identifier)));
        }
        else
        {
            for (var stage = publish.Step.Stage; stage is not null; stage = stage.Base.Parent)
            {
                foreach (var step in stage.Steps)
                {
                    foreach (var command in DotNetCommand.Of(step))
                    {
                        if (command.FindOption(RuntimeIdentifier) is { } same && same.Value.TryGet(out var value) && value == old && same.ValueLocation is { } place
                            && LiteralValue.Find(place, old) is { } literal)
                        {
                            edits.Add(new FileEdit(literal.Text, new TextEdit(literal.Span, identifier)));
                        }
                    }
                }
            }
        }

        return edits.Count == 0 ? [] : [new Fix("Publish for " + identifier, FixSafety.Safe, edits.ToImmutable())];
    }

    private static string? Counterpart(string identifier, string libc) =>
        libc == "glibc" && identifier.StartsWith("linux-musl-", StringComparison.Ordinal) ? "linux-" + identifier.Substring("linux-musl-".Length)
        : libc == "musl" && identifier.StartsWith("linux-", StringComparison.Ordinal) ? "linux-musl-" + identifier.Substring("linux-".Length)
        : null;
}
