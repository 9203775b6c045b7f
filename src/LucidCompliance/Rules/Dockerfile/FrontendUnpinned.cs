using System;
using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Knowledge;
using LucidCompliance.Subjects;

namespace LucidCompliance.Rules.Dockerfile;

/// <summary>LUCID8024: the syntax directive names a frontend that is not Docker's, or one without version.</summary>
public sealed class FrontendUnpinned : DockerfileRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID8024",
        Name = nameof(FrontendUnpinned),
        Title = "The syntax directive names a frontend without version or from an unknown publisher.",
        DefaultSeverity = DiagnosticSeverity.Info,
        PeerIds = ["CWE-829"],
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(DockerfileSubject dockerfile)
    {
        foreach (var directive in dockerfile.Syntax.Directives)
        {
            if (string.Equals(directive.Name, "syntax", StringComparison.Ordinal) && Describe(directive.Value) is { } message)
            {
                yield return Finding(dockerfile.At(directive.ValueSpan), message);
            }
        }
    }

    // The engines read the words behind the image as arguments. A digest names one image that somebody has looked at.
    private static string? Describe(string value)
    {
        var blank = value.IndexOfAny([' ', '\t']);
        var name = blank < 0 ? value : value.Substring(0, blank);
        if (!ImageReference.TryParse(name, out var image, out _) || image is null || image.Digest is not null)
        {
            return null;
        }

        return !IsDockers(image)
            ? $"The syntax directive lets the image '{name}' read this file: it decides what every line means and sees all files of the build. "
                + "Take docker/dockerfile:1, or pin the image by its digest (@sha256:…)."
            : image.Tag is null or "latest" or "labs" or "master"
            ? $"The syntax directive names '{name}' without a version, so a release of the frontend can change the build without a change of this file. Write docker/dockerfile:1."
            : null;
    }

    private static bool IsDockers(ImageReference image) =>
        string.Equals(image.Registry, ImageReference.DockerHub, StringComparison.Ordinal) && image.Path is "docker/dockerfile" or "docker/dockerfile-upstream";
}
