using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model.Compose;
using LucidCompliance.Subjects;
using LucidCompliance.Syntax.Yaml;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.Runtime;

/// <summary>LUCID4013: a published port without a host address.</summary>
public sealed class PortBoundToAllInterfaces : ComposeRule
{
    private const string Loopback = "127.0.0.1";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID4013",
        Name = nameof(PortBoundToAllInterfaces),
        Title = "A port is published on all interfaces of the host.",
        DefaultSeverity = DiagnosticSeverity.Info,
        Fix = FixSafety.Unsafe,
        PeerIds = ["dclint no-unbound-port-interfaces", "CIS Docker 5.14"],
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ComposeSubject project)
    {
        foreach (var service in project.Project.Services)
        {
            // Without a network of its own a container publishes nothing.
            if (service.NetworkMode is { } mode && !(mode.Value.TryGet(out var text) && text is "bridge" or "default"))
            {
                continue;
            }

            foreach (var port in service.Ports)
            {
                if (port is { IsValid: true, HostIp.IsAbsent: true, Published.IsUnknown: false })
                {
                    yield return Finding(
                        LocationOf(port),
                        $"Service '{service.Name}' publishes a port without a host address, so it is open on all interfaces of the host, past the host's own firewall rules. "
                        + "Write 127.0.0.1 in front of it, or another address, if not everybody needs it.") with
                    {
                        KeyPath = port.Node.KeyPath,
                        Service = service.Name,
                        Fixes = FixOf(port),
                    };
                }
            }
        }
    }

    private static SourceLocation LocationOf(ComposePort port) =>
        !port.IsLongForm ? port.Location : port.Published.IsAbsent ? port.TargetLocation : port.PublishedLocation;

    private static ImmutableArray<Fix> FixOf(ComposePort port)
    {
        const string Title = "Publish on the loopback interface only";
        return port.Node.Syntax switch
        {
            YamlScalar { Anchor: null, Tag: null, Style: not (YamlScalarStyle.Literal or YamlScalarStyle.Folded) } scalar when port.Node is ComposeScalar text =>
                [Insert(scalar.Text, scalar.ContentSpan.Start, Loopback + MissingColons(text.RawText))],
            YamlMapping { IsFlow: false, Anchor: null, Entries.IsEmpty: false } mapping when mapping.GetValue("host_ip") is null =>
                [Insert(mapping.Text, mapping.Entries[0].Span.Start, "host_ip: " + Loopback + mapping.Text.NewLine + new string(' ', mapping.Indentation))],
            YamlMapping { IsFlow: true, Anchor: null, Entries.IsEmpty: false } mapping when mapping.GetValue("host_ip") is null =>
                [Insert(mapping.Text, mapping.Entries[0].Span.Start, "host_ip: " + Loopback + ", ")],
            _ => [],
        };

        static Fix Insert(SourceText source, int position, string newText) =>
            Fix.Replace(Title, FixSafety.Unsafe, new SourceLocation(source, new TextSpan(position, 0)), newText);
    }

    // [[address:][host]:]container: an empty address or host has its colon already. Those of a variable's default do not count.
    private static string MissingColons(string text)
    {
        var colons = 0;
        var depth = 0;
        foreach (var c in text)
        {
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            colons += c == ':' && depth == 0 ? 1 : 0;
        }

        return colons switch { 0 => "::", 1 => ":", _ => string.Empty };
    }
}
