using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model.Compose;
using LucidCompliance.Subjects;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.Runtime;

/// <summary>LUCID4002: a health check is switched off.</summary>
public sealed class HealthcheckDisabled : ContainerRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID4002",
        Name = nameof(HealthcheckDisabled),
        Title = "A health check is switched off.",
        DefaultSeverity = DiagnosticSeverity.Info,
        PeerIds = ["CIS Docker 4.6"],
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ContainerSubject container)
    {
        var isRequired = container.Policy.HealthcheckRequired is { Value: true };
        if (!isRequired && HealthcheckPolicy.IsIgnored(container.Policy))
        {
            yield break;
        }

        if (container.Service?.Healthcheck is { Form: HealthcheckForm.Disabled } disabled)
        {
            yield return Report(disabled.TestLocation, $"Service '{container.Service.Name}' switches the health check off", isRequired) with
            {
                KeyPath = disabled.Node.KeyPath,
            };
        }
        else if (container.Service?.Healthcheck is null or { Form: HealthcheckForm.None }
            && container.Config?.Healthcheck is { IsAbsent: true, Origin: { } origin })
        {
            yield return Report(origin, "HEALTHCHECK NONE switches the health check off", isRequired);
        }
    }

    private Diagnostic Report(SourceLocation location, string what, bool isRequired) =>
        Finding(
            location,
            $"{what}{(isRequired ? ", which the policy requires" : string.Empty)}: the engine cannot tell a process that hangs from one that serves. Give it a check that "
            + "runs a program of the image without a shell.") with
        {
            Severity = isRequired ? DiagnosticSeverity.Warning : DiagnosticSeverity.Info,
        };
}
