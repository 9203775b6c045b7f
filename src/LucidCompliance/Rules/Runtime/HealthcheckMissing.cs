using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Diagnostics;
using LucidCompliance.Knowledge;
using LucidCompliance.Model.Compose;
using LucidCompliance.Model.Images;
using LucidCompliance.Subjects;

namespace LucidCompliance.Rules.Runtime;

/// <summary>LUCID4001: neither the image nor the service has a health check.</summary>
public sealed class HealthcheckMissing : ContainerRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID4001",
        Name = nameof(HealthcheckMissing),
        Title = "The container has no health check.",
        DefaultSeverity = DiagnosticSeverity.Info,
        PeerIds = ["hadolint DL3057", "Trivy DS-0026", "CKV_DOCKER_2", "KICS b03a748a", "dockle CIS-DI-0006", "CIS Docker 4.6"],
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ContainerSubject container)
    {
        var required = container.Policy.HealthcheckRequired is { Value: true } demand ? demand : null;
        if (HasHealthcheck(container) != Trilean.No || (required is null && (RunsToCompletion(container) || HealthcheckPolicy.IsIgnored(container.Policy))))
        {
            yield break;
        }

        var who = container.Service is { } service ? $"Neither service '{service.Name}' nor its image has a health check" : "The image has no HEALTHCHECK";
        var demanded = required is null ? string.Empty : ", which the policy requires";
        yield return Finding(
            container.Location,
            $"{who}{demanded}: the engine cannot tell a process that hangs from one that serves. Add one that runs a program of the image without a shell.") with
        {
            Severity = required is null ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning,
            KeyPath = container.Service is { } named ? "services." + named.Name + ".healthcheck" : null,
            Related = required?.Location is { } location ? [new RelatedLocation(location, "The policy requires health checks here.")] : [],
        };
    }

    private static Trilean HasHealthcheck(ContainerSubject container)
    {
        if (container.Service?.Healthcheck is { Form: not HealthcheckForm.None })
        {
            return Trilean.Yes;
        }

        if (container.Project is { Project.IsIncomplete: true })
        {
            return Trilean.Unknown;
        }

        // HEALTHCHECK NONE is LUCID4002's.
        return container.Config is { } config
            ? config.Healthcheck is { IsAbsent: true, Origin: null } ? Trilean.No : Trilean.Yes
            : container.Pulled?.Facts?.Built is { } built ? built.HasHealthcheck
            : container.Pulled?.Facts is { IsWindows: false, Confidence: not BaseImageConfidence.Low } ? Trilean.No : Trilean.Unknown;
    }

    // A job that others wait for to end is healthy when it has ended.
    private static bool RunsToCompletion(ContainerSubject container)
    {
        if (container.Service is not { } service || container.Project is not { } project)
        {
            return false;
        }

        foreach (var other in project.Project.Services)
        {
            foreach (var dependency in other.DependsOn)
            {
                if (dependency.Name == service.Name && dependency.Condition.TryGet(out var condition) && condition == "service_completed_successfully")
                {
                    return true;
                }
            }
        }

        return false;
    }
}
