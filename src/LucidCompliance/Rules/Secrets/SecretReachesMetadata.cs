using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model.Compose;
using LucidCompliance.Subjects;
using LucidCompliance.Syntax.Interpolation;

namespace LucidCompliance.Rules.Secrets;

/// <summary>LUCID2011: a variable that brings a secret is interpolated where <c>docker inspect</c> or an image's history shows the value.</summary>
public sealed class SecretReachesMetadata : ComposeRule
{
    private const int MaximumDepth = 16;

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID2011",
        Name = nameof(SecretReachesMetadata),
        Title = "A secret variable becomes part of a command, a label or a build argument.",
        DefaultSeverity = DiagnosticSeverity.Warning,
        PeerIds = ["CWE-214", "CWE-497"],
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ComposeSubject project)
    {
        foreach (var service in project.Project.Services)
        {
            foreach (var entry in service.Node.Entries)
            {
                if (entry.Name is "command" or "entrypoint" or "healthcheck" or "labels" or "annotations")
                {
                    foreach (var finding in CheckNode(entry.Value, entry.Name, service, 0))
                    {
                        yield return finding;
                    }
                }
            }

            foreach (var finding in CheckBuild(service))
            {
                yield return finding;
            }
        }
    }

    private IEnumerable<Diagnostic> CheckBuild(ComposeService service)
    {
        if (service.Build is not { } build)
        {
            yield break;
        }

        foreach (var entry in build.Node.Entries)
        {
            if (entry.Name is "args" or "labels")
            {
                foreach (var finding in CheckNode(entry.Value, "build." + entry.Name, service, 0))
                {
                    yield return finding;
                }
            }
        }

        foreach (var argument in build.Arguments)
        {
            if (argument.Value is null or { IsNull: true } && BuildArgumentUse.IsSecretName(argument.Name))
            {
                yield return Finding(argument.Location, Describe(argument.Name, "build.args", service)) with
                {
                    KeyPath = "services." + service.Name + ".build.args." + argument.Name,
                    Service = service.Name,
                };
            }
        }
    }

    private IEnumerable<Diagnostic> CheckNode(ComposeNode node, string place, ComposeService service, int depth)
    {
        if (node is ComposeScalar scalar)
        {
            foreach (var reference in scalar.References)
            {
                // An alternate replaces the value.
                if (reference.Operator is not (InterpolationOperator.AlternateWhenSet or InterpolationOperator.AlternateWhenNotEmpty) && BuildArgumentUse.IsSecretName(reference.Name))
                {
                    yield return Finding(reference.Location, Describe(reference.Name, place, service)) with { KeyPath = scalar.KeyPath, Service = service.Name };
                }
            }

            yield break;
        }

        if (depth >= MaximumDepth)
        {
            yield break;
        }

        var children = node switch
        {
            ComposeMapping mapping => Values(mapping),
            ComposeSequence sequence => sequence.Items,
            _ => [],
        };
        foreach (var child in children)
        {
            foreach (var finding in CheckNode(child, place, service, depth + 1))
            {
                yield return finding;
            }
        }
    }

    private static IEnumerable<ComposeNode> Values(ComposeMapping mapping)
    {
        foreach (var entry in mapping.Entries)
        {
            yield return entry.Value;
        }
    }

    private static string Describe(string variable, string place, ComposeService service) => place switch
    {
        "build.args" =>
            $"The secret '{variable}' becomes a build argument of service '{service.Name}': the image's history and provenance keep it. Rotate it if such an image was shared, then give it to the build under 'build.secrets' and use 'RUN --mount=type=secret'.",
        "labels" or "annotations" or "build.labels" =>
            $"The secret '{variable}' becomes a label of service '{service.Name}', and 'docker inspect' shows labels. Rotate it if others can reach the engine, then take it out of the label.",
        _ =>
            $"The secret '{variable}' becomes part of the {place} of service '{service.Name}': 'docker inspect' and the list of processes show it. Rotate it if others can reach the host, then let the program read a file under /run/secrets, or '$${variable}' inside the container.",
    };
}
