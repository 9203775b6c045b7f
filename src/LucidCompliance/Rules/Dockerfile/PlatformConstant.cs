using System;
using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model.Images;
using LucidCompliance.Policy;
using LucidCompliance.Subjects;

namespace LucidCompliance.Rules.Dockerfile;

/// <summary>LUCID8025: FROM asks for one fixed platform, whatever the build is for.</summary>
public sealed class PlatformConstant : ImageRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID8025",
        Name = nameof(PlatformConstant),
        Title = "FROM asks for a fixed platform.",
        DefaultSeverity = DiagnosticSeverity.Info,
        PeerIds = ["hadolint DL3029", "BuildKit FromPlatformFlagConstDisallowed", "KICS b16e8501"],
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ImageSubject image)
    {
        foreach (var stage in image.Build.Stages)
        {
            if (stage.From.Platform is { Value: { Text.Length: > 0, ContainsVariable: false } value } && !IsMeant(image, stage, value.Text))
            {
                yield return Finding(
                    image.At(value.Span),
                    $"FROM asks for {value.Text}, whatever platform the build is for: on another one this stage runs emulated, and a shipping stage has the wrong architecture. "
                    + (stage.IsShipping ? "Remove the flag." : "Write --platform=$BUILDPLATFORM for a builder, or remove the flag."));
            }
        }
    }

    // One platform is meant where the stage's name, the build or the policy says so. Windows images exist for Windows only.
    private static bool IsMeant(ImageSubject image, Stage stage, string platform)
    {
        var parts = platform.ToLowerInvariant().Split('/');
        var name = stage.Name?.ToLowerInvariant() ?? "";
        return parts[0] == "windows"
            || Array.Exists(parts, part => part.Length > 2 && name.IndexOf(part, StringComparison.Ordinal) >= 0)
            || string.Equals(image.Build.Options.Platform, platform, StringComparison.OrdinalIgnoreCase)
            || IsOnlyPlatform(image.Policy, platform);
    }

    private static bool IsOnlyPlatform(PolicyDocument policy, string platform) =>
        policy.Platforms is [var only] && string.Equals(only.Value, platform, StringComparison.OrdinalIgnoreCase);
}
