using System;
using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model;
using LucidCompliance.Model.Compose;
using LucidCompliance.Subjects;
using LucidCompliance.Syntax.Dockerfile;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.Secrets;

/// <summary>LUCID2020: a setting by which a service takes everybody without a password, or a Redis or MongoDB without one on a published port.</summary>
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

            if (container.Service is { } service && OpenDatabase.Find(container, service) is { } database)
            {
                yield return Finding(
                    service.KeyLocation,
                    $"Service '{service.Name}' publishes a port of a {database.Name} that has no password: whoever reaches the host reads and writes everything. Rotate what it stores of credentials, then {database.Remedy}, or do not publish the port.") with
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
                : $"With '{name}' everybody who reaches the port gets in without a password. Remove it, and give the service a random password from a secret file. Rotate what was stored there, if it was reachable.";
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
}
