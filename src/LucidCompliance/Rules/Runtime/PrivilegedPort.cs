using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model;
using LucidCompliance.Model.Compose;
using LucidCompliance.Policy;
using LucidCompliance.Rules.Identity;
using LucidCompliance.Subjects;
using LucidCompliance.Syntax.Dockerfile;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.Runtime;

/// <summary>LUCID4009: a port below 1024 in a container whose user is not root.</summary>
public sealed class PrivilegedPort : ContainerRule
{
    private const int FirstUnprivileged = 1024;
    private const int Shift = 8000;

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID4009",
        Name = nameof(PrivilegedPort),
        Title = "A user other than root uses a port below 1024.",
        DefaultSeverity = DiagnosticSeverity.Info,
        Fix = FixSafety.Unsafe,
        YieldsTo = ["LUCID4012", "LUCID7011"],
        PeerIds = ["CIS Docker 5.8"],
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ContainerSubject container)
    {
        if (!container.User.Value.TryGet(out var user) || !user.IsRoot.TryGet(out var isRoot) || isRoot || MayBind(container))
        {
            yield break;
        }

        var usesHostNetwork = container.Service?.NetworkMode is { } mode && mode.Value.TryGet(out var network) && network == "host";
        var engine = FindStrictEngine(container.Policy);
        var places = ContainerPorts.Of(container);
        var reported = new HashSet<int>();
        foreach (var place in places)
        {
            if (place.Port is <= 0 or >= FirstUnprivileged || !reported.Add(place.Port))
            {
                continue;
            }

            var consequence = usesHostNetwork ? "On the host's network only root may listen there, so the service does not start."
                : engine is not null ? engine + " refuses that without a capability."
                : "Docker allows it since 20.10; Podman, Kubernetes and the host's network do not.";
            var number = place.Port.ToString(CultureInfo.InvariantCulture);
            yield return Finding(
                place.Location,
                $"{place.Name} names port {number}, but {container.Title.ToLowerFirst()} runs as {EffectiveUser.Name(user)}. {consequence} Listen on a port from 1024 on, such as "
                + $"{NewPort(place.Port)}, and publish that.") with
            {
                Severity = usesHostNetwork || engine is not null ? DiagnosticSeverity.Warning : DiagnosticSeverity.Info,
                KeyPath = place.KeyPath,
                Related = Related(places, place),
                Fixes = container.Image is { Containers.Length: > 1 } ? [] : FixOf(places, place.Port),
            };
        }
    }

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> CheckPublished(ProjectSubject project)
    {
        if (!PublishedUser.Of(project).TryGet(out var user) || user.IsRoot)
        {
            yield break;
        }

        var engine = FindStrictEngine(project.Policy);
        var places = ContainerPorts.Of(project);
        var reported = new HashSet<int>();
        foreach (var place in places)
        {
            if (place.Port is <= 0 or >= FirstUnprivileged || !reported.Add(place.Port))
            {
                continue;
            }

            yield return Finding(
                place.Location,
                $"{place.Name} names port {place.Port.ToString(CultureInfo.InvariantCulture)}, but the published image runs as user {user.Text}. "
                + (engine is not null ? engine + " refuses that without a capability." : "Docker allows it since 20.10; Podman, Kubernetes and the host's network do not.")
                + $" Let the program listen on a port from 1024 on, such as {NewPort(place.Port)}, and name that.") with
            {
                Severity = engine is not null ? DiagnosticSeverity.Warning : DiagnosticSeverity.Info,
                KeyPath = place.KeyPath,
                Related = Related(places, place),
                Fixes = places.TrueForAll(other => string.Equals(other.Location.Path, project.Path, StringComparison.Ordinal)) ? FixOf(places, place.Port) : [],
            };
        }
    }

    private static string NewPort(int port) => (Shift + port).ToString(CultureInfo.InvariantCulture);

    // A capability, a sysctl, or file capabilities that a RUN sets.
    private static bool MayBind(ContainerSubject container)
    {
        foreach (var capability in container.Service?.CapAdd ?? [])
        {
            if (!capability.Value.TryGet(out var text) || text.ToUpperInvariant() is "ALL" or "NET_BIND_SERVICE" or "CAP_NET_BIND_SERVICE")
            {
                return true;
            }
        }

        if (container.Service?.Node.GetMapping("sysctls") is { } sysctls && sysctls.TryGet("net.ipv4.ip_unprivileged_port_start", out _))
        {
            return true;
        }

        foreach (var stage in container.Image?.Build.Stages ?? [])
        {
            foreach (var step in stage.Steps)
            {
                if (step.Instruction is RunInstruction { Command: { } command }
                    && (command.ShellText.IndexOf("setcap", StringComparison.Ordinal) >= 0 || step.Instruction.Heredocs.Length > 0))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static string? FindStrictEngine(PolicyDocument policy)
    {
        foreach (var engine in policy.Engines)
        {
            if (engine.Value is "kubernetes" or "podman")
            {
                return engine.Value == "podman" ? "Podman" : "Kubernetes";
            }
        }

        return null;
    }

    private static ImmutableArray<RelatedLocation> Related(List<ContainerPort> places, ContainerPort finding)
    {
        var related = ImmutableArray.CreateBuilder<RelatedLocation>();
        foreach (var place in places)
        {
            if (place.Port == finding.Port && !place.Location.Equals(finding.Location))
            {
                related.Add(new RelatedLocation(place.Location, "The port is named here as well."));
            }
        }

        return related.ToImmutable();
    }

    // Only where a variable makes the application listen there, and every place that names the port can be changed with it.
    private static ImmutableArray<Fix> FixOf(List<ContainerPort> places, int port)
    {
        if (!places.Exists(place => place.Port == port && place.DecidesListening))
        {
            return [];
        }

        var edits = ImmutableArray.CreateBuilder<FileEdit>();
        foreach (var place in places)
        {
            if (place.Port == port)
            {
                if (FindNumber(place.Location, port) is not { } span)
                {
                    return [];
                }

                edits.Add(new FileEdit(place.Location.Text, new TextEdit(span, NewPort(port))));
            }
        }

        return [new Fix("Listen on port " + NewPort(port), FixSafety.Unsafe, edits.ToImmutable())];
    }

    private static TextSpan? FindNumber(SourceLocation location, int port)
    {
        var text = location.Text.GetText(location.Span);
        var digits = port.ToString(CultureInfo.InvariantCulture);
        TextSpan? found = null;
        for (var at = text.IndexOf(digits, StringComparison.Ordinal); at >= 0; at = text.IndexOf(digits, at + 1, StringComparison.Ordinal))
        {
            var end = at + digits.Length;
            if ((at > 0 && IsPart(text[at - 1])) || (end < text.Length && IsPart(text[end])))
            {
                continue;
            }

            if (found is not null)
            {
                return null;
            }

            found = new TextSpan(location.Span.Start + at, digits.Length);
        }

        return text.IndexOf('$') >= 0 || text.IndexOf('-') >= 0 ? null : found;
    }

    private static bool IsPart(char c) => char.IsLetterOrDigit(c) || c == '.';
}
