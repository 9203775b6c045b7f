using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model.Compose;
using LucidCompliance.Subjects;

namespace LucidCompliance.Rules.Identity;

/// <summary>LUCID3009: a process of the service may gain privileges that its parent has not.</summary>
public sealed class PrivilegeEscalationAllowed : ContainerRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID3009",
        Name = nameof(PrivilegeEscalationAllowed),
        Title = "A service's processes may gain privileges.",
        DefaultSeverity = DiagnosticSeverity.Info,
        Fix = FixSafety.Unsafe,
        PeerIds = ["Semgrep no-new-privileges", "CIS Docker 5.26"],
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ContainerSubject container)
    {
        if (LinuxService.WithoutMore(container) is not { } service)
        {
            yield break;
        }

        ComposeScalar? refused = null;
        foreach (var option in service.SecurityOpt)
        {
            if (!option.Value.TryGet(out var text))
            {
                yield break;
            }

            var parsed = SecurityOption.Parse(text);
            if (parsed.IsNoNewPrivileges)
            {
                if (parsed.IsTrue)
                {
                    yield break;
                }

                refused = option;
            }
        }

        yield return Finding(
            refused?.Location ?? service.KeyLocation,
            $"A process of service '{service.Name}' may gain privileges, because {(refused is null ? "'security_opt' lacks" : "this option switches off")} no-new-privileges: a setuid program "
            + "such as su makes it root. Write 'no-new-privileges:true' in 'security_opt'.") with
        {
            KeyPath = "services." + service.Name + ".security_opt",
            Fixes = refused is null && ServiceInsertion.AddItem(service, "security_opt", "\"no-new-privileges:true\"") is { } edit
                ? [new Fix("Add no-new-privileges", FixSafety.Unsafe, [edit])]
                : ImmutableArray<Fix>.Empty,
        };
    }
}
