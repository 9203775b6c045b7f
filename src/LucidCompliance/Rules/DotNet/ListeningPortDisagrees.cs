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
        if (container.Config is not { ExposedPorts: { IsEmpty: false } exposed } || container.Image is not { } image)
        {
            yield break;
        }

        if (image.Project is { IsKnown: true, Value.LaunchSettings: { } settings } && !ContainerIsBuiltWithCompose(container))
        {
            foreach (var launch in LaunchPorts.In(settings))
            {
                if (!Overlap(exposed, launch.Ports))
                {
                    yield return CheckLaunch(launch, exposed[0]);
                }
            }
        }

        if (!LaunchPorts.AreSetBy(container.Service) && ListeningPorts.Find(container) is var (ports, source) && !Overlap(exposed, ports))
        {
            yield return CheckExposed(image, exposed[0], ports, source);
        }
    }

    private Diagnostic CheckLaunch(LaunchPorts launch, ExposedPort exposed) =>
        Finding(
            launch.Location,
            $"Launch profile '{launch.Profile}' lets the application listen on {string.Join(" and ", launch.Ports)} ({launch.Variable}), but the Dockerfile exposes {Number(exposed.First.Value)}: the tools publish the exposed ports, and the browser finds nobody. "
            + $"Write {Number(exposed.First.Value)} here, or expose {Number(launch.Ports.Min)}.") with
        {
            Related = [new RelatedLocation(exposed.Location, "The port is exposed here.")],
        };

    private Diagnostic CheckExposed(ImageSubject image, ExposedPort first, SortedSet<int> ports, string source) =>
        Finding(
            first.Location,
            $"EXPOSE states port {Number(first.First.Value)}, but the application listens on {string.Join(" and ", ports)} ({source}): what reads EXPOSE, such as 'docker run -P', a proxy or an orchestrator, connects to a closed port. "
            + $"Write EXPOSE {Number(ports.Min)}, or set ASPNETCORE_HTTP_PORTS to the port that is meant.") with
        {
            Related = image.Shipping is { } shipping ? Wording.RelatedBase(shipping.Base.Root, first.Location, "The base image that decides the port is named here.") : ImmutableArray<RelatedLocation>.Empty,
            Fixes = Fixes(first, ports),
        };

    // A launch profile starts the Dockerfile's own image, with its last stage and the defaults of its arguments.
    private static bool ContainerIsBuiltWithCompose(ContainerSubject container) => container.Service is { Build: { Target: { IsNull: false } } };

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
