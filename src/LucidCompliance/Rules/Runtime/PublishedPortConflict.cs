using System;
using System.Collections.Generic;
using System.Globalization;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model.Compose;
using LucidCompliance.Subjects;

namespace LucidCompliance.Rules.Runtime;

/// <summary>LUCID4014: two containers, or two entries of one, publish the same port of the host.</summary>
public sealed class PublishedPortConflict : ComposeRule
{
    // Of longer ranges and of crowds on one port only the beginning is compared, so that a hostile file takes no time.
    private const int MaximumRange = 128;
    private const int MaximumCrowd = 32;

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID4014",
        Name = nameof(PublishedPortConflict),
        Title = "The same port of the host is published twice.",
        DefaultSeverity = DiagnosticSeverity.Error,
        PeerIds = ["dclint no-duplicate-exported-ports"],
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ComposeSubject project)
    {
        var taken = new Dictionary<(int Port, string Protocol), List<Entry>>();
        foreach (var service in project.Project.Services)
        {
            if (service.NetworkMode is not null)
            {
                continue;
            }

            foreach (var port in service.Ports)
            {
                if (port is { IsValid: true } && port.Published.TryGet(out var published) && port.Target.TryGet(out var target)
                    && published.Count <= target.Count && !port.HostIp.IsUnknown && port.Protocol.TryGet(out var protocol)
                    && Add(taken, new Entry(service, port), published, protocol, out var first, out var number))
                {
                    yield return Report(service, port, first!, number, protocol);
                }
            }
        }
    }

    private static bool Add(Dictionary<(int, string), List<Entry>> taken, Entry entry, PortRange published, string protocol, out Entry? first, out int number)
    {
        first = null;
        number = 0;
        for (var port = published.First; port <= Math.Min(published.Last, published.First + MaximumRange); port++)
        {
            if (port == 0)
            {
                continue;
            }

            if (!taken.TryGetValue((port, protocol), out var entries))
            {
                taken.Add((port, protocol), entries = []);
            }

            var other = first is null ? entries.Find(candidate => candidate.ConflictsWith(entry)) : null;
            if (other is not null)
            {
                first = other;
                number = port;
            }

            if (entries.Count < MaximumCrowd)
            {
                entries.Add(entry);
            }
        }

        return first is not null;
    }

    private Diagnostic Report(ComposeService service, ComposePort port, Entry first, int number, string protocol)
    {
        var other = ReferenceEquals(first.Service, service) ? "the same service" : "service '" + first.Service.Name + "'";
        var place = first.Port.PublishedLocation;
        return Finding(
            port.PublishedLocation,
            $"Service '{service.Name}' publishes port {number.ToString(CultureInfo.InvariantCulture)}/{protocol} of the host, which {other} publishes in line "
            + $"{Wording.Line(place)} as well: the second container does not start. Choose another host port or address.") with
        {
            KeyPath = port.Node.KeyPath,
            Service = service.Name,
            Related = [new RelatedLocation(place, "The port is published here first.")],
        };
    }

    private sealed record Entry(ComposeService Service, ComposePort Port)
    {
        public bool ConflictsWith(Entry other) =>
            (ReferenceEquals(Service, other.Service) ? !ReferenceEquals(Port, other.Port) : Service.CanRunWith(other.Service))
            && (Address(Port) is not { } mine || Address(other.Port) is not { } theirs || string.Equals(mine, theirs, StringComparison.OrdinalIgnoreCase));

        // Null means every address.
        private static string? Address(ComposePort port) => port.HostIp.TryGet(out var ip) && ip is not ("" or "0.0.0.0" or "::") ? ip : null;
    }
}
