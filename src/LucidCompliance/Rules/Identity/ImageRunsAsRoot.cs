using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Subjects;

namespace LucidCompliance.Rules.Identity;

/// <summary>LUCID3001: the container's process is proven to run as root.</summary>
public sealed class ImageRunsAsRoot : ContainerRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID3001",
        Name = nameof(ImageRunsAsRoot),
        Title = "The container runs as root.",
        DefaultSeverity = DiagnosticSeverity.Warning,
        Fix = FixSafety.Unsafe,
        PeerIds =
        [
            "hadolint DL3002", "Trivy DS-0002", "CKV_DOCKER_3", "CKV_DOCKER_8", "KICS 67fd0c4a", "KICS fd54f200", "dockle CIS-DI-0001", "CWE-250",
            "CIS Docker 4.1",
        ],
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ContainerSubject container)
    {
        if (!container.User.Value.TryGet(out var user) || !user.IsRoot.TryGet(out var isRoot) || !isRoot)
        {
            yield break;
        }

        var stepsDownTo = StepsDownTo(container);
        var isOverridden = container.BaseFacts?.EntrypointStepsDownTo is not null && stepsDownTo is null;
        var tool = stepsDownTo is null ? StepDownTool.Find(container) : null;
        var suggestion = UserFix.Suggest(container);
        var consequence = stepsDownTo is { } id
            ? $"Its entrypoint script changes to user {id}, so root only prepares the start."
            : tool is not null ? $"Its entrypoint script has {tool} to change to another user, so root may only prepare the start."
            : isOverridden ? "The entrypoint script that would give up root is replaced. Whoever breaks in is root in the container."
            : "Whoever breaks in is root in the container, and on the host after an escape.";
        yield return Finding(
            container.User.Location,
            $"{container.Title} runs as root, {EffectiveUser.Origin(container)}. {consequence} {Advice(container, suggestion, tool)}") with
        {
            Severity = stepsDownTo is null && tool is null ? DiagnosticSeverity.Warning : DiagnosticSeverity.Info,
            Subject = container,
            KeyPath = container.Service?.User?.KeyPath,
            Related = EffectiveUser.Related(container),
            Fixes = stepsDownTo is null && tool is null && suggestion is not null ? UserFix.Create(container, suggestion) : [],
        };
    }

    /// <summary>The user that the image's own entrypoint changes to; null where it does not, or another entrypoint runs.</summary>
    private static int? StepsDownTo(ContainerSubject container)
    {
        if (container.BaseFacts?.EntrypointStepsDownTo is not { } id || container.Service is { Entrypoint: not null })
        {
            return null;
        }

        return container.Config is { } config
            && (config.Entrypoint.IsAbsent || (config.Entrypoint.TryGet(out var entrypoint) && entrypoint.Instruction is not null)) ? null : id;
    }

    private static string Advice(ContainerSubject container, string? suggestion, string? tool)
    {
        if (tool is not null)
        {
            return "If it need not start as root, add USER with " + (suggestion ?? "an unprivileged number") + " behind the last build step.";
        }

        var user = suggestion ?? "an unprivileged number";
        return container.Service?.User is { IsNull: false } ? "Set 'user' to " + user + "."
            : container.Image is not null ? "Add USER " + (suggestion is null ? "with " + user : UserFix.Word(container, user)) + " behind the last build step."
            : "Set the service's 'user' to " + user + ", or take an image that has one.";
    }
}
