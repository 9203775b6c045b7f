using System;
using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Subjects;

namespace LucidCompliance.Rules.Identity;

/// <summary>LUCID3010: a container gets the socket of a container engine.</summary>
public sealed class EngineSocketMounted : ComposeRule
{
    private static readonly string[] Sockets =
    [
        "docker.sock", "docker.raw.sock", "docker-cli.sock", "containerd.sock", "podman.sock", "crio.sock", "cri-dockerd.sock", "dockershim.sock", "buildkitd.sock", "docker_engine",
    ];

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID3010",
        Name = nameof(EngineSocketMounted),
        Title = "A container gets the socket of the container engine.",
        DefaultSeverity = DiagnosticSeverity.Warning,
        IsErrorUnderStrict = true,
        PeerIds = ["Semgrep exposing-docker-socket-volume", "CIS Docker 5.32", "CWE-250"],
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ComposeSubject project)
    {
        const string Advice = "Remove it, or put a proxy between that allows only the calls that are needed; 'read_only' does not limit what a socket may be asked.";
        foreach (var mount in HostMounts.Of(project))
        {
            var name = mount.Path.Substring(mount.Path.LastIndexOf('/') + 1);
            var target = mount.Target is { } path ? path.Substring(path.LastIndexOf('/') + 1) : string.Empty;
            if (Array.IndexOf(Sockets, name) >= 0 || Array.IndexOf(Sockets, target) >= 0)
            {
                yield return Finding(
                    mount.Location,
                    $"{mount.Who} mounts the socket of the container engine: whoever can write to it starts a privileged container, which is root on the host. {Advice}") with
                {
                    KeyPath = mount.KeyPath,
                    Service = mount.Service,
                };
            }
        }

        foreach (var service in project.Project.Services)
        {
            if (service.Node.GetScalar("use_api_socket") is { } scalar && service.Flag("use_api_socket") is { IsKnown: true, Value: true })
            {
                yield return Finding(
                    scalar.Location,
                    $"Service '{service.Name}' gets the socket and the credentials of the container engine: whoever can use it starts a privileged container, which is root on the host. {Advice}") with
                {
                    KeyPath = scalar.KeyPath,
                    Service = service.Name,
                };
            }
        }
    }
}
