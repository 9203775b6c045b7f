using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model.Compose;
using LucidCompliance.Model.Images;
using LucidCompliance.Subjects;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.Runtime;

/// <summary>LUCID4011: a port, a range or a mapping that BuildKit or Compose refuse, or that EXPOSE cannot express.</summary>
public sealed class PortInvalid : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID4011",
        Name = nameof(PortInvalid),
        Title = "A port is out of range, or its form is not valid.",
        DefaultSeverity = DiagnosticSeverity.Error,
        PeerIds = ["hadolint DL3011", "BuildKit ExposeInvalidFormat", "Trivy DS-0008", "KICS 71bf8cf8"],
    };

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Check(AnalysisSubjects subjects)
    {
        foreach (var image in subjects.Images)
        {
            foreach (var port in image.Shipping?.Config.ExposedPorts ?? [])
            {
                if (Check(port) is { } finding)
                {
                    yield return finding;
                }
            }
        }

        foreach (var project in subjects.ComposeProjects)
        {
            foreach (var service in project.Project.Services)
            {
                foreach (var finding in Check(service))
                {
                    yield return finding with { Service = service.Name };
                }
            }
        }
    }

    private Diagnostic? Check(ExposedPort port) =>
        port.Text.TryGet(out var text) && text.Length > 0 && PortProblem.OfExposed(text) is { } problem
            ? Finding(port.Location, $"EXPOSE names no valid port: {problem.Clause}. BuildKit refuses it or takes another port than is meant. Write a port from 1 to 65535, "
                + "a range such as 8080-8090, or either with /udp.")
            : null;

    private IEnumerable<Diagnostic> Check(ComposeService service)
    {
        foreach (var port in service.Ports)
        {
            var finding = port.Node switch
            {
                ComposeScalar { IsNull: false } scalar when scalar.Value.TryGet(out var text) && PortProblem.OfMapping(text) is { } problem =>
                    Report(service, scalar, scalar.MapValueToSource(problem.Start, problem.Length), problem, "Write '[address:][host:]container[/protocol]' with ports from 1 to 65535."),
                ComposeMapping mapping => CheckLong(service, mapping),
                _ => null,
            };
            if (finding is not null)
            {
                yield return finding;
            }
        }

        foreach (var scalar in service.Expose)
        {
            if (scalar.Value.TryGet(out var text) && PortProblem.OfExposed(text) is { } problem)
            {
                yield return Report(service, scalar, scalar.Location, problem, "Write a port from 1 to 65535, or a range.");
            }
        }
    }

    private Diagnostic? CheckLong(ComposeService service, ComposeMapping mapping)
    {
        foreach (var key in new[] { "target", "published", "host_ip" })
        {
            if (mapping.GetScalar(key) is { } scalar && scalar.Value.TryGet(out var text) && text.Length > 0
                && (key == "host_ip" ? PortProblem.OfAddress(text, text.Length) : PortProblem.OfPort(text)) is { } problem)
            {
                return Report(service, scalar, scalar.Location, problem, key == "host_ip" ? "Write an IP address of the host." : "Write a port from 1 to 65535.");
            }
        }

        return null;
    }

    private Diagnostic Report(ComposeService service, ComposeScalar scalar, SourceLocation location, PortProblem problem, string advice) =>
        Finding(location, $"A port of service '{service.Name}' is not valid: {problem.Clause}. Compose refuses it. {advice}") with { KeyPath = scalar.KeyPath };
}
