using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model.Compose;
using LucidCompliance.Model.Images;
using LucidCompliance.Model.Projects;
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
        if (container.Image is not { } image)
        {
            yield break;
        }

        var exposed = container.Config?.ExposedPorts ?? [];
        if (!exposed.IsEmpty && image.Project is { IsKnown: true, Value.LaunchSettings: { } settings } && !ContainerIsBuiltWithCompose(container))
        {
            foreach (var launch in LaunchPorts.In(settings))
            {
                if (!Overlap(exposed, launch.Ports))
                {
                    yield return CheckLaunch(launch, exposed[0]);
                }
            }
        }

        var isStated = container.Service is { Expose.IsEmpty: false };
        if ((exposed.IsEmpty && !isStated) || ListeningPorts.Find(container) is not { } listening)
        {
            yield break;
        }

        if (!exposed.IsEmpty && !LaunchPorts.AreSetBy(container.Service) && !Overlap(exposed, listening.Ports))
        {
            yield return CheckExposed(image, exposed[0], listening);
        }

        if (isStated && ServiceExpose.FindClosed(container.Service!, listening.Ports) is { } closed)
        {
            yield return CheckService(container, closed, listening);
        }
    }

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> CheckPublished(ProjectSubject project)
    {
        ProjectItem? first = null;
        var places = new List<int>();
        foreach (var item in project.Publishing!.Ports)
        {
            if (!item.IsCertain || !int.TryParse(item.Include, NumberStyles.None, CultureInfo.InvariantCulture, out var port)
                || (item.Find("Type") is { } type && !(type.Value.TryGet(out var protocol) && string.Equals(protocol, "tcp", StringComparison.OrdinalIgnoreCase))))
            {
                yield break;
            }

            first ??= item;
            places.Add(port);
        }

        if (first is null || !project.Project!.HasAllItems("ContainerPort") || ListeningPorts.Find(project) is not { } listening || listening.Ports.Overlaps(places))
        {
            yield break;
        }

        var listed = string.Join(" and ", listening.Ports);
        yield return Finding(
            first.Location,
            $"ContainerPort states port {first.Include}, but the application listens on {listed} ({listening.Source}): what reads the ports of the published image connects to a closed port. "
            + $"Write {Number(listening.Ports.Min)}, or set ASPNETCORE_HTTP_PORTS by a ContainerEnvironmentVariable to the port that is meant.") with
        {
            Fixes = places.Count == 1 && listening.Ports.Count == 1 && string.Equals(first.Location.Text.GetText(first.Location.Span), first.Include, StringComparison.Ordinal)
                && ProjectEdits.IsPlain(project, first.Element)
                ? [Fix.Replace("State the port that the application listens on", FixSafety.Safe, first.Location, Number(listening.Ports.Min))]
                : [],
        };
    }

    private Diagnostic CheckService(ContainerSubject container, ComposeScalar closed, ListeningPorts listening)
    {
        var service = container.Service!;
        var text = closed.Value.Value;
        return Finding(
            closed.Location,
            $"'expose' of service '{service.Name}' states port {text}, but the application listens on {string.Join(" and ", listening.Ports)} ({listening.Source}): what reads it, such as a proxy that finds services by their ports, "
            + $"connects to a closed port. Write {Number(listening.Ports.Min)}, or set ASPNETCORE_HTTP_PORTS to the port that is meant.") with
        {
            KeyPath = closed.KeyPath,
            Related = container.Image!.Shipping is { } shipping ? Wording.RelatedBase(shipping.Base.Root, closed.Location, "The base image that decides the port is named here.") : [],
            Fixes = service.Expose.Length == 1 && listening.Ports.Count == 1 && LiteralValue.Find(closed.Location, text) is { } literal
                ? [Fix.Replace("State the port that the application listens on", FixSafety.Safe, literal, Number(listening.Ports.Min))]
                : [],
        };
    }

    private Diagnostic CheckLaunch(LaunchPorts launch, ExposedPort exposed) =>
        Finding(
            launch.Location,
            $"Launch profile '{launch.Profile}' lets the application listen on {string.Join(" and ", launch.Ports)} ({launch.Variable}), but the Dockerfile exposes {Number(exposed.First.Value)}: the tools publish the exposed ports, and the browser finds nobody. "
            + $"Write {Number(exposed.First.Value)} here, or expose {Number(launch.Ports.Min)}.") with
        {
            Related = [new RelatedLocation(exposed.Location, "The port is exposed here.")],
        };

    private Diagnostic CheckExposed(ImageSubject image, ExposedPort first, ListeningPorts listening) =>
        Finding(
            first.Location,
            $"EXPOSE states port {Number(first.First.Value)}, but the application listens on {string.Join(" and ", listening.Ports)} ({listening.Source}): what reads EXPOSE, such as 'docker run -P', a proxy or an orchestrator, connects to a closed port. "
            + $"Write EXPOSE {Number(listening.Ports.Min)}, or set ASPNETCORE_HTTP_PORTS to the port that is meant.") with
        {
            Related = image.Shipping is { } shipping ? Wording.RelatedBase(shipping.Base.Root, first.Location, "The base image that decides the port is named here.") : ImmutableArray<RelatedLocation>.Empty,
            Fixes = Fixes(first, listening.Ports),
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
