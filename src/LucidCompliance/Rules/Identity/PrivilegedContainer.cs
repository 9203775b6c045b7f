using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Diagnostics;
using LucidCompliance.Subjects;
using LucidCompliance.Syntax.Yaml;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.Identity;

/// <summary>LUCID3006: a service runs privileged.</summary>
public sealed class PrivilegedContainer : ContainerRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID3006",
        Name = nameof(PrivilegedContainer),
        Title = "A service runs privileged.",
        DefaultSeverity = DiagnosticSeverity.Warning,
        Fix = FixSafety.Unsafe,
        IsErrorUnderStrict = true,
        PeerIds = ["Semgrep privileged-service", "CIS Docker 5.5", "CWE-250"],
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ContainerSubject container)
    {
        if (LinuxService.Of(container) is { } service && service.IsPrivileged is { IsKnown: true, Value: true } && service.Node.TryGet("privileged", out var entry))
        {
            var scalar = service.Node.GetScalar("privileged")!;
            yield return Finding(
                scalar.Location,
                $"Service '{service.Name}' runs privileged: it has every capability and every device of the host, so root in it is root on the host. Remove 'privileged', and give "
                + "the one device or capability that it needs with 'devices' or 'cap_add'.") with
            {
                KeyPath = scalar.KeyPath,
                Fixes = !scalar.IsInterpolated && entry.Syntax is { } syntax && scalar.Syntax is YamlScalar { Anchor: null } literal
                    ? [new Fix("Remove 'privileged'", FixSafety.Unsafe, [new FileEdit(literal.Text, new TextEdit(syntax.FullSpan, string.Empty))])]
                    : ImmutableArray<Fix>.Empty,
            };
        }
    }
}
