using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using LucidCompliance.Diagnostics;
using LucidCompliance.Knowledge;
using LucidCompliance.Model.Images;
using LucidCompliance.Subjects;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.Distroless;

/// <summary>LUCID1017: Python packages that were made with another minor version than the runtime image has.</summary>
public sealed class PythonVersionMismatch : ImageRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID1017",
        Name = nameof(PythonVersionMismatch),
        Title = "Python packages come from another Python version than the image has.",
        DefaultSeverity = DiagnosticSeverity.Error,
        Fix = FixSafety.Unsafe,
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ImageSubject image)
    {
        if (image.Shipping?.Base.Root is not { IsReplacedByContext: false, Facts: { IsDistroless: not Trilean.No, PythonMinor: { } minor } } root)
        {
            yield break;
        }

        var fixes = new Dictionary<(Stage? Builder, int Made), ImmutableArray<Fix>>();
        foreach (var transfer in PythonTransfer.Of(image))
        {
            if (transfer.Minor is not { } made || made == minor)
            {
                continue;
            }

            if (!fixes.TryGetValue((transfer.Builder, made), out var fix))
            {
                fixes[(transfer.Builder, made)] = fix = Fixes(image, transfer, made, minor);
            }

            var location = transfer.Step.Locate(transfer.Source.Word.Span);
            var runtime = "3." + Number(minor);
            yield return Finding(
                location,
                $"COPY brings {(transfer.IsEnvironment ? "a virtual environment" : "packages")} of Python 3.{Number(made)}, but {Wording.NameWithLine(root, location)} has "
                + $"Python {runtime}: it does not find them, or cannot load their compiled parts. Build them with Python {runtime}, such as python:{runtime}-slim.") with
            {
                Related = Related(root, transfer, location),
                Fixes = fix,
            };
        }
    }

    private static ImmutableArray<RelatedLocation> Related(StageBase root, PythonTransfer transfer, SourceLocation finding)
    {
        var related = Wording.RelatedBase(root, finding, "The image with the other Python is named here.");
        return transfer.Builder is { } builder ? related.Add(new RelatedLocation(builder.Base.RootLocation, "The builder's Python is named here.")) : related;
    }

    // The builder's tag, and every path with the version in it.
    private static ImmutableArray<Fix> Fixes(ImageSubject image, PythonTransfer transfer, int made, int minor)
    {
        if (transfer.Builder?.Base.Root is not { } root
            || !root.Image.TryGet(out var reference)
            || reference is not { Repository: "python", Digest: null, Tag: { } tag, TagSpan: { } tagSpan }
            || root.Locate(tagSpan) is not { } place
            || root.Facts?.PythonMinor != made)
        {
            return [];
        }

        var dash = tag.IndexOf('-');
        var newTag = "3." + Number(minor) + (dash < 0 ? string.Empty : tag.Substring(dash));
        var edits = ImmutableArray.CreateBuilder<FileEdit>();
        edits.Add(new FileEdit(place.Text, new TextEdit(place.Span, newTag)));
        var text = image.Build.Dockerfile.Text;
        var old = "python3." + Number(made);
        foreach (var instruction in image.Build.Dockerfile.Instructions)
        {
            var end = instruction.Span.End;
            for (var i = text.Content.IndexOf(old, instruction.Span.Start, StringComparison.Ordinal);
                i >= 0 && i + old.Length <= end;
                i = text.Content.IndexOf(old, i + old.Length, StringComparison.Ordinal))
            {
                if (i + old.Length == text.Length || text.Content[i + old.Length] is not (>= '0' and <= '9'))
                {
                    edits.Add(new FileEdit(text, new TextEdit(new TextSpan(i, old.Length), "python3." + Number(minor))));
                }
            }
        }

        return [new Fix("Build with the Python version of the image", FixSafety.Unsafe, edits.ToImmutable())];
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
