using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model.Images;
using LucidCompliance.Rules.Runtime;
using LucidCompliance.Subjects;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.DotNet;

/// <summary>LUCID7011: the ports that the image states are not those on which its ASP.NET Core application listens.</summary>
public sealed class ListeningPortDisagrees : ContainerRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID7011",
        Name = nameof(ListeningPortDisagrees),
        Title = "The application listens on another port than the image states.",
        DefaultSeverity = DiagnosticSeverity.Warning,
        Fix = FixSafety.Safe,
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ContainerSubject container)
    {
        if (container.Config is not { ExposedPorts: { IsEmpty: false } exposed } || container.Image is not { } image || LaunchPorts.AreSetBy(container.Service)
            || ListeningPorts.Find(container) is not var (ports, source) || Overlap(exposed, ports))
        {
            yield break;
        }

        var first = exposed[0];
        var listening = string.Join(" and ", ports);
        yield return Finding(
            first.Location,
            $"EXPOSE states port {Number(first.First.Value)}, but the application listens on {listening} ({source}): what reads EXPOSE, such as 'docker run -P', a proxy or an orchestrator, connects to a closed port. "
            + $"Write EXPOSE {ports.Min.ToString(CultureInfo.InvariantCulture)}, or set ASPNETCORE_HTTP_PORTS to the port that is meant.") with
        {
            Related = image.Shipping is { } shipping ? Wording.RelatedBase(shipping.Base.Root, first.Location, "The base image that decides the port is named here.") : ImmutableArray<RelatedLocation>.Empty,
            Fixes = Fixes(first, ports),
        };
    }

    private static ImmutableArray<Fix> Fixes(ExposedPort exposed, SortedSet<int> ports)
    {
        var old = Number(exposed.First.Value);
        var text = exposed.Location.Text.GetText(exposed.Location.Span);
        return ports.Count == 1 && (text == old || text == old + "/tcp")
            ? [Fix.Replace("Expose the port that the application listens on", FixSafety.Safe, new SourceLocation(exposed.Location.Text, new TextSpan(exposed.Location.Span.Start, old.Length)), Number(ports.Min))]
            : [];
    }

    // One common port is enough: others may be for HTTPS while developing, or for another server in the program.
    private static bool Overlap(ImmutableArray<ExposedPort> exposed, SortedSet<int> ports)
    {
        foreach (var port in exposed)
        {
            if (!port.First.TryGet(out var first) || !port.Last.TryGet(out var last) || port.Protocol != "tcp")
            {
                return true;
            }

            foreach (var listening in ports)
            {
                if (listening >= first && listening <= last)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
