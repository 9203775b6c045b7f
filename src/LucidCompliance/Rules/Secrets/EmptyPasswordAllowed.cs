using System;
using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model;
using LucidCompliance.Model.Compose;
using LucidCompliance.Subjects;
using LucidCompliance.Syntax.Dockerfile;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.Secrets;

/// <summary>LUCID2020: a setting by which a service takes everybody without a password, or a Redis without one on a published port.</summary>
public sealed class EmptyPasswordAllowed : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID2020",
        Name = nameof(EmptyPasswordAllowed),
        Title = "A service accepts connections without a password.",
        DefaultSeverity = DiagnosticSeverity.Warning,
        PeerIds = ["CWE-258", "CWE-306"],
    };

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Check(AnalysisSubjects subjects)
    {
        foreach (var container in subjects.Containers)
        {
            foreach (var variable in container.Service?.Environment ?? [])
            {
                if (variable.Text.TryGet(out var value) && Describe(variable.Name, value) is { } message)
                {
                    yield return Finding(variable.ValueLocation, message) with
                    {
                        KeyPath = variable.EnvFile is null ? "services." + container.Service!.Name + ".environment." + variable.Name : variable.Name,
                        Service = container.Service!.Name,
                    };
                }
            }

            if (container.Service is { } service && IsOpenRedis(container, service))
            {
                yield return Finding(
                    service.KeyLocation,
                    $"Service '{service.Name}' publishes a port of a Redis that has no password: whoever reaches the host reads and writes everything. Rotate what it stores of credentials, then start it with a configuration that sets 'requirepass' from a secret file, or do not publish the port.") with
                {
                    KeyPath = "services." + service.Name,
                    Service = service.Name,
                };
            }
        }

        foreach (var image in subjects.Images)
        {
            foreach (var step in image.ShippingSteps())
            {
                if (step.Instruction is EnvInstruction env)
                {
                    foreach (var pair in env.Pairs)
                    {
                        if (step.Expand(pair.Value).TryGet(out var value) && Describe(WordExpander.UnquoteWord(pair.Key), value) is { } message)
                        {
                            yield return Finding(image.At(pair.Value.Span), message) with { KeyPath = WordExpander.UnquoteWord(pair.Key) };
                        }
                    }
                }
            }
        }
    }

    private static string? Describe(string name, string value)
    {
        if (name.IndexOf("ALLOW_EMPTY", StringComparison.OrdinalIgnoreCase) >= 0 && name.IndexOf("PASSWORD", StringComparison.OrdinalIgnoreCase) >= 0)
        {
            return IsOff(value) ? null
                : $"'{name}' lets everybody in without a password who reaches the port. Remove it, and give the service a random password from a secret file. Rotate what was stored there, if it was reachable.";
        }

        if (name == "POSTGRES_HOST_AUTH_METHOD" && value == "trust")
        {
            return "'POSTGRES_HOST_AUTH_METHOD' is 'trust': PostgreSQL asks nobody for a password. Remove it, and set 'POSTGRES_PASSWORD_FILE' to a secret file. Rotate what was stored there, if it was reachable.";
        }

        return string.Equals(name, "xpack.security.enabled", StringComparison.OrdinalIgnoreCase) && string.Equals(value, "false", StringComparison.OrdinalIgnoreCase)
            ? "'xpack.security.enabled' is false: Elasticsearch asks nobody for a password and encrypts nothing. Remove it, and set 'ELASTIC_PASSWORD_FILE' to a secret file. Rotate what was stored there, if it was reachable."
            : null;
    }

    // MySQL's script takes any text for yes, but whoever writes 'no' means no.
    private static bool IsOff(string value) =>
        value.Trim().ToUpperInvariant() is "" or "NO" or "FALSE" or "0" or "OFF";

    private static bool IsOpenRedis(ContainerSubject container, ComposeService service)
    {
        if (container.Pulled is not { } pulled
            || !pulled.Reference.TryGet(out var image)
            || image.Repository is not ("redis" or "valkey/valkey" or "redis/redis-stack-server")
            || service.Entrypoint is not null
            || !IsPublished(service))
        {
            return false;
        }

        foreach (var variable in service.Environment)
        {
            if (variable.Name is "REDIS_ARGS" or "VALKEY_EXTRA_FLAGS")
            {
                return false;
            }
        }

        return service.Command is not { } command || IsWithoutPassword(command);
    }

    // A configuration file, also a mounted one, may set anything.
    private static bool IsWithoutPassword(ComposeCommand command)
    {
        if (!command.IsComplete)
        {
            return false;
        }

        foreach (var word in command.Words)
        {
            if (!word.Value.TryGet(out var text)
                || text.IndexOf("requirepass", StringComparison.Ordinal) >= 0
                || text.IndexOf("aclfile", StringComparison.Ordinal) >= 0
                || text.IndexOf(".conf", StringComparison.Ordinal) >= 0
                || text.IndexOf("--user", StringComparison.Ordinal) >= 0
                || text is "sh" or "bash" or "/bin/sh" or "-")
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsPublished(ComposeService service)
    {
        foreach (var port in service.Ports)
        {
            if (port.IsValid
                && port.Target.TryGet(out var target) && target.Overlaps(new PortRange(6379, 6379))
                && (port.HostIp.IsAbsent || (port.HostIp.TryGet(out var address) && !address.StartsWith("127.", StringComparison.Ordinal) && address != "::1")))
            {
                return true;
            }
        }

        return false;
    }
}
