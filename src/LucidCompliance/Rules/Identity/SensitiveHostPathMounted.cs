using System;
using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Subjects;

namespace LucidCompliance.Rules.Identity;

/// <summary>LUCID3011: a container sees a path of the host that holds the host's own system, or somebody's keys.</summary>
public sealed class SensitiveHostPathMounted : ComposeRule
{
    // The directories themselves. What lies below may well be an application's.
    private static readonly (string Path, string Reason)[] Directories =
    [
        ("/", "it is the whole host"),
        ("/bin", "the host's programs are there"),
        ("/dev", "the host's disks and devices are there"),
        ("/etc", "the host's users and settings are there"),
        ("/home", "the files of all users are there"),
        ("/lib", "the host's libraries are there"),
        ("/lib64", "the host's libraries are there"),
        ("/run", "the sockets of the host's services are there, the container engine's too"),
        ("/sbin", "the host's programs are there"),
        ("/usr", "the host's programs are there"),
        ("/var", "the data of the host's services is there, the container engine's too"),
        ("/var/lib", "the data of the host's services is there, the container engine's too"),
        ("/var/run", "the sockets of the host's services are there, the container engine's too"),
        ("C:", "it is the host's whole drive"),
        ("C:/Windows", "the host's system is there"),
    ];

    // Directories and files with all that lies below them.
    private static readonly (string Path, string Reason)[] Trees =
    [
        ("/boot", "the host's kernel is there"),
        ("/etc/cron.d", "the host runs what is written there"),
        ("/etc/crontab", "the host runs what is written there"),
        ("/etc/docker", "the container engine's settings and keys are there"),
        ("/etc/kubernetes", "the cluster's keys are there"),
        ("/etc/pam.d", "it decides who may log in to the host"),
        ("/etc/passwd", "the host's users are there"),
        ("/etc/shadow", "the password hashes of the host are there"),
        ("/etc/ssh", "the host's keys are there"),
        ("/etc/ssl/private", "the host's private keys are there"),
        ("/etc/sudoers", "it decides who becomes root on the host"),
        ("/etc/sudoers.d", "it decides who becomes root on the host"),
        ("/etc/systemd", "the host runs what is written there"),
        ("/proc", "the kernel and all processes of the host are there"),
        ("/root", "root's files and keys are there"),
        ("/sys", "the kernel's settings are there"),
        ("/var/lib/containerd", "the files of all containers are there"),
        ("/var/lib/docker", "the files of all containers are there"),
        ("/var/lib/kubelet", "the files and secrets of all pods are there"),
    ];

    // Stores of keys in a user's home.
    private static readonly string[] KeyStores =
        ["/.aws", "/.azure", "/.config/gcloud", "/.docker", "/.docker/config.json", "/.gnupg", "/.kube", "/.kube/config", "/.netrc", "/.ssh", "/.ssh/id_ed25519", "/.ssh/id_rsa"];

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID3011",
        Name = nameof(SensitiveHostPathMounted),
        Title = "A container sees a sensitive path of the host.",
        DefaultSeverity = DiagnosticSeverity.Warning,
        IsErrorUnderStrict = true,
        YieldsTo = ["LUCID3010"],
        PeerIds = ["CIS Docker 5.6", "CWE-668"],
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ComposeSubject project)
    {
        foreach (var mount in HostMounts.Of(project))
        {
            if (Reason(mount) is { } reason)
            {
                var access = mount.IsReadOnly ? "read" : "read and change";
                yield return Finding(
                    mount.Location,
                    $"{mount.Who} mounts {mount.Path} of the host: {reason}, and the container can {access} it. Mount only the file or directory that the program needs, read-only where it can be.") with
                {
                    KeyPath = mount.KeyPath,
                    Service = mount.Service,
                };
            }
        }
    }

    private static string? Reason(HostMount mount)
    {
        // "${HOME}/.ssh" is what it is, whoever's home it is.
        foreach (var store in KeyStores)
        {
            if (mount.Path.EndsWith(store, StringComparison.Ordinal) && IsHome(mount.Path.Substring(0, mount.Path.Length - store.Length)))
            {
                return "somebody's keys are there";
            }
        }

        if (!mount.IsComplete)
        {
            return null;
        }

        if (mount.Path == "~")
        {
            return "all files and keys of a user are there";
        }

        foreach (var (path, reason) in Directories)
        {
            if (string.Equals(mount.Path, path, path[0] == 'C' ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal))
            {
                return reason;
            }
        }

        foreach (var (path, reason) in Trees)
        {
            if (HostMounts.IsAtOrBelow(mount.Path, path))
            {
                return reason;
            }
        }

        return null;
    }

    // A project's own ".aws" or ".docker" folder is no home's.
    private static bool IsHome(string directory)
    {
        if (directory is "~" or "$HOME" or "${HOME}" or "/root" || directory.StartsWith("${HOME:", StringComparison.Ordinal) || directory.IndexOf("USERPROFILE", StringComparison.Ordinal) >= 0)
        {
            return true;
        }

        foreach (var homes in new[] { "/home/", "/Users/", "C:/Users/" })
        {
            if (directory.StartsWith(homes, StringComparison.Ordinal) && directory.IndexOf('/', homes.Length) < 0)
            {
                return true;
            }
        }

        return false;
    }
}
