using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model;
using LucidCompliance.Model.Compose;
using LucidCompliance.Subjects;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.Runtime;

/// <summary>LUCID4012: the container's port 22 is exposed or published.</summary>
public sealed class SshExposed : ContainerRule
{
    private const int Ssh = 22;

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID4012",
        Name = nameof(SshExposed),
        Title = "The container offers SSH.",
        DefaultSeverity = DiagnosticSeverity.Warning,
        PeerIds = ["Trivy DS-0004", "CKV_DOCKER_1", "KICS 5907595b", "CIS Docker 5.7"],
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ContainerSubject container)
    {
        if (container.Config is { } config)
        {
            foreach (var port in config.ExposedPorts)
            {
                if (port.Protocol == "tcp" && port.First.TryGet(out var first) && port.Last.TryGet(out var last) && first <= Ssh && Ssh <= last)
                {
                    yield return Report(port.Location, "EXPOSE");
                }
            }
        }

        if (container.Service is not { } service)
        {
            yield break;
        }

        foreach (var port in service.Ports)
        {
            if (IsTcp(port.Protocol) && port.Target.TryGet(out var target) && target.First <= Ssh && Ssh <= target.Last)
            {
                yield return Report(port.TargetLocation, "Service '" + service.Name + "'") with { KeyPath = port.Node.KeyPath };
            }
        }

        foreach (var scalar in service.Expose)
        {
            if (scalar.Value.TryGet(out var text) && text is "22" or "22/tcp")
            {
                yield return Report(scalar.Location, "Service '" + service.Name + "'") with { KeyPath = scalar.KeyPath };
            }
        }
    }

    // "${PORT}:22" hides nothing but the host's side.
    private static bool IsTcp(Fact<string> protocol) => !protocol.TryGet(out var text) || text == "tcp";

    private Diagnostic Report(SourceLocation location, string who) =>
        Finding(
            location,
            $"{who} names port 22, the port of SSH: a login server in a container is a second way in, with its own users and keys. Remove it, and use docker exec or docker debug "
            + "to look inside.");
}
