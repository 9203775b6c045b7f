using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Text;

namespace LucidCompliance.Model.Compose;

/// <summary>Finds names of services, networks, volumes, secrets and configs that nothing declares, and circles of services that wait for each other.</summary>
internal sealed class ReferenceCheck(ComposeProject project, ProblemList problems, bool isIncomplete)
{
    private readonly Dictionary<string, List<(string Name, SourceLocation Location)>> _waits = new(StringComparer.Ordinal);

    public void Check()
    {
        var services = Names(project.Services, service => service.Name);
        var networks = Names(project.Networks, network => network.Name);
        var volumes = Names(project.Volumes, volume => volume.Name);
        var secrets = Names(project.Secrets, secret => secret.Name);
        var configs = Names(project.Configs, config => config.Name);
        networks.Add("default");
        foreach (var service in project.Services)
        {
            var waits = new List<(string, SourceLocation)>();
            _waits[service.Name] = waits;
            foreach (var dependency in service.DependsOn)
            {
                if (dependency.IsRequired is { IsKnown: true, Value: true })
                {
                    Require(service, "service", dependency.Name, dependency.Location, services, "depends_on");
                }

                waits.Add((dependency.Name, dependency.Location));
            }

            foreach (var key in new[] { "network_mode", "ipc", "pid" })
            {
                RequireService(service, service.Node.GetScalar(key), services, key, waits);
            }

            foreach (var link in ServiceParts.Scalars(service.Node.GetValue("links")))
            {
                RequireLink(service, link, services, "links", waits);
            }

            foreach (var from in ServiceParts.Scalars(service.Node.GetValue("volumes_from")))
            {
                RequireLink(service, from, services, "volumes_from", waits);
            }

            foreach (var network in service.Networks)
            {
                Require(service, "network", network.Name, network.Location, networks, "networks");
            }

            foreach (var volume in service.Volumes)
            {
                if (volume.Kind == ComposeMountKind.Volume && volume.Source.TryGet(out var name) && name.Length > 0)
                {
                    Require(service, "volume", name, volume.SourceLocation, volumes, "volumes");
                }
            }

            Require(service, "secret", service.Secrets, secrets, "secrets");
            Require(service, "config", service.Configs, configs, "configs");
            CheckBuild(service, services, secrets);
        }

        CheckCycles();
    }

    private static HashSet<string> Names<T>(ImmutableArray<T> items, Func<T, string> nameOf)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            names.Add(nameOf(item));
        }

        return names;
    }

    private void CheckBuild(ComposeService service, HashSet<string> services, HashSet<string> secrets)
    {
        if (service.Build is not { } build)
        {
            return;
        }

        Require(service, "secret", ServiceParts.Grants(build.Node.GetValue("secrets")), secrets, "build.secrets");
        foreach (var context in build.AdditionalContexts)
        {
            RequireService(service, context.Value, services, "build.additional_contexts", null);
        }
    }

    private void Require(ComposeService service, string kind, ImmutableArray<ComposeGrant> grants, HashSet<string> declared, string key)
    {
        foreach (var grant in grants)
        {
            if (grant.Source.TryGet(out var name))
            {
                Require(service, kind, name, grant.Location, declared, key);
            }
        }
    }

    private void RequireService(ComposeService service, ComposeScalar? value, HashSet<string> services, string key, List<(string, SourceLocation)>? waits)
    {
        const string Prefix = "service:";
        if (value is not null && value.Value.TryGet(out var text) && text.StartsWith(Prefix, StringComparison.Ordinal))
        {
            var name = text.Substring(Prefix.Length);
            var location = value.MapValueToSource(Prefix.Length, name.Length);
            Require(service, "service", name, location, services, key);
            waits?.Add((name, location));
        }
    }

    private void RequireLink(ComposeService service, ComposeScalar link, HashSet<string> services, string key, List<(string, SourceLocation)> waits)
    {
        if (!link.Value.TryGet(out var text) || text.StartsWith("container:", StringComparison.Ordinal))
        {
            return;
        }

        var colon = text.IndexOf(':');
        var name = colon < 0 ? text : text.Substring(0, colon);
        var location = link.MapValueToSource(0, name.Length);
        Require(service, "service", name, location, services, key);
        waits.Add((name, location));
    }

    private void Require(ComposeService service, string kind, string name, SourceLocation location, HashSet<string> declared, string key)
    {
        // An include that cannot be read may declare anything.
        if (isIncomplete || declared.Contains(name))
        {
            return;
        }

        var suggestion = Suggestions.Find(name, declared, null);
        var advice = suggestion is not null ? $"Did you mean '{suggestion}'?"
            : kind == "service" ? "Correct the name, or add the service."
            : $"Declare it under the top-level '{kind}s', or correct the name.";
        problems.Add(
            ComposeProblemKind.Reference,
            location,
            $"The service '{service.Name}' refers to the {kind} '{name}', which the project does not declare, so Compose refuses it. {advice}",
            suggestion,
            $"services.{service.Name}.{key}");
    }

    // Depth-first with a stack of its own: the number of services is not bounded.
    private void CheckCycles()
    {
        var done = new HashSet<string>(StringComparer.Ordinal);
        foreach (var service in project.Services)
        {
            var open = new HashSet<string>(StringComparer.Ordinal);
            var stack = new Stack<(string Name, int Next)>();
            Push(service.Name);
            while (stack.Count > 0)
            {
                var (name, next) = stack.Pop();
                var waits = _waits[name];
                if (next == waits.Count)
                {
                    open.Remove(name);
                    done.Add(name);
                    continue;
                }

                stack.Push((name, next + 1));
                var (target, location) = waits[next];
                if (open.Contains(target))
                {
                    problems.Add(
                        ComposeProblemKind.Cycle,
                        location,
                        $"The services '{name}' and '{target}' wait for each other, directly or through others, so Compose refuses the project. Remove one dependency of the circle.",
                        null,
                        "services." + name);
                }
                else
                {
                    Push(target);
                }
            }

            void Push(string name)
            {
                if (_waits.ContainsKey(name) && !done.Contains(name) && open.Add(name))
                {
                    stack.Push((name, 0));
                }
            }
        }
    }
}
