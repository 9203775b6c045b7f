using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using LucidCompliance.Diagnostics;
using LucidCompliance.Subjects;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.Runtime;

/// <summary>LUCID4010: a service publishes a container port on which its application is proven not to listen.</summary>
public sealed class PortMismatch : ContainerRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID4010",
        Name = nameof(PortMismatch),
        Title = "A service publishes a port on which nothing listens.",
        DefaultSeverity = DiagnosticSeverity.Warning,
        Fix = FixSafety.Unsafe,
        YieldsTo = ["LUCID4012"],
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ContainerSubject container)
    {
        if (container.Service is not { Ports.IsEmpty: false } service || ListeningPorts.Find(container) is not var (ports, source))
        {
            yield break;
        }

        foreach (var port in service.Ports)
        {
            if (!port.Target.TryGet(out var target) || target.Count != 1 || ports.Contains(target.First)
                || (port.Protocol.TryGet(out var protocol) && protocol != "tcp"))
            {
                continue;
            }

            var location = port.TargetLocation;
            var expected = string.Join(" and ", ports);
            yield return Finding(
                location,
                $"Service '{service.Name}' publishes port {target.First.ToString(CultureInfo.InvariantCulture)} of its container, but the application listens on {expected} ({source}): connections are refused. "
                + $"Write {expected} behind the colon, or set the variable to the port that is meant.") with
            {
                KeyPath = port.Node.KeyPath,
                Related = container.Image?.Shipping is { } shipping
                    ? Wording.RelatedBase(shipping.Base.Root, location, "The base image that decides the port is named here.")
                    : ImmutableArray<RelatedLocation>.Empty,
                Fixes = ports.Count == 1 && location.Text.GetText(location.Span).Trim('"', '\'') == target.First.ToString(CultureInfo.InvariantCulture)
                    ? [Fix.Replace("Publish the port that the application listens on", FixSafety.Unsafe, location, WithQuotes(location, ports.Min))]
                    : ImmutableArray<Fix>.Empty,
            };
        }
    }

    private static string WithQuotes(SourceLocation location, int port)
    {
        var first = location.Text.Content[location.Span.Start];
        var number = port.ToString(CultureInfo.InvariantCulture);
        return first is '"' or '\'' ? first + number + first : number;
    }
}
