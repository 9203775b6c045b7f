using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Text;

namespace LucidCompliance.Model.Compose;

/// <summary>Makes the typed project from a completed tree.</summary>
internal sealed class ProjectAssembly(ComposeFileSet set, ComposeMapping root, IRepositoryFiles files, ProjectLoader loader)
{
    public ComposeProject Assemble(string directory, VariableSources sources)
    {
        var services = set.IsFragment ? [] : Services();
        var project = new ComposeProject(set.Base, root)
        {
            ProjectDirectory = directory,
            Sources = sources,
            IsFragment = set.IsFragment,
            Services = services,
            Networks = Resources("networks"),
            Volumes = Resources("volumes"),
            Secrets = Resources("secrets"),
            Configs = Resources("configs"),
        };
        if (!set.IsFragment)
        {
            new ReferenceCheck(project, loader.Problems, loader.IsIncomplete || set.MayBePart).Check();
            new ConflictCheck(project, loader.Problems, loader.IsIncomplete).Check();
            new FileCheck(project, loader.Problems, files).Check();
        }

        return new ComposeProject(set.Base, root)
        {
            ProjectDirectory = directory,
            Sources = sources,
            IsFragment = set.IsFragment,
            Services = services,
            Networks = project.Networks,
            Volumes = project.Volumes,
            Secrets = project.Secrets,
            Configs = project.Configs,
            Files = [.. loader.Files],
            References = References(),
            IsIncomplete = loader.IsIncomplete,
            Problems = loader.Problems.ToImmutable(loader.Files),
        };
    }

    private ImmutableArray<ComposeService> Services()
    {
        if (root.GetMapping("services") is not { } node)
        {
            return [];
        }

        var services = ImmutableArray.CreateBuilder<ComposeService>(node.Entries.Length);
        foreach (var entry in node.Entries)
        {
            if (entry.Value is ComposeMapping service)
            {
                services.Add(Service(entry, service));
            }
        }

        return services.ToImmutable();
    }

    private ComposeService Service(ComposeEntry entry, ComposeMapping node)
    {
        var envFiles = ServiceParts.FileReferences(node.GetValue("env_file"));
        var labelFiles = ServiceParts.FileReferences(node.GetValue("label_file"));
        var environment = ServiceEnvironment.Read(node, envFiles, files, out var hasUnknownEnvironment);
        var labels = ServiceLabels.Read(node, labelFiles, files, out var hasUnknownLabels);
        var profiles = ServiceParts.Scalars(node.GetValue("profiles"));
        return new ComposeService(entry.Name, entry.KeyLocation, node)
        {
            Build = ServiceBuild.Read(node),
            Healthcheck = ServiceParts.Healthcheck(node),
            Command = CommandWords.Read(node, "command"),
            Entrypoint = CommandWords.Read(node, "entrypoint"),
            Environment = environment,
            HasUnknownEnvironment = hasUnknownEnvironment || loader.IsIncomplete,
            Labels = labels,
            HasUnknownLabels = hasUnknownLabels || loader.IsIncomplete,
            EnvFiles = envFiles,
            LabelFiles = labelFiles,
            Networks = ServiceParts.Networks(node.GetMapping("networks")),
            Ports = Each(node.GetValue("ports"), ServicePorts.Read),
            Expose = ServiceParts.Scalars(node.GetValue("expose")),
            Volumes = Each(node.GetValue("volumes"), ServiceMounts.Read),
            Tmpfs = ServiceParts.Scalars(node.GetValue("tmpfs")),
            Secrets = ServiceParts.Grants(node.GetValue("secrets")),
            Configs = ServiceParts.Grants(node.GetValue("configs")),
            DependsOn = ServiceParts.Dependencies(node.GetMapping("depends_on")),
            Profiles = profiles,
            IsActive = IsActive(profiles),
            CapAdd = ServiceParts.Scalars(node.GetValue("cap_add")),
            CapDrop = ServiceParts.Scalars(node.GetValue("cap_drop")),
            SecurityOpt = ServiceParts.Scalars(node.GetValue("security_opt")),
            Hooks = ServiceParts.Hooks(node),
        };
    }

    private bool IsActive(ImmutableArray<ComposeScalar> profiles)
    {
        if (profiles.IsEmpty || set.Base.Run is not { Profiles: { IsDefaultOrEmpty: false } chosen })
        {
            return true;
        }

        foreach (var profile in profiles)
        {
            if (!profile.Value.TryGet(out var name) || chosen.Contains(name) || chosen.Contains("*"))
            {
                return true;
            }
        }

        return false;
    }

    private static ImmutableArray<T> Each<T>(ComposeNode? node, Func<ComposeNode, T> read)
    {
        var items = ServiceParts.Items(node);
        if (items.IsEmpty)
        {
            return [];
        }

        var result = ImmutableArray.CreateBuilder<T>(items.Length);
        foreach (var item in items)
        {
            result.Add(read(item));
        }

        return result.MoveToImmutable();
    }

    private ImmutableArray<ComposeResource> Resources(string key)
    {
        if (root.GetMapping(key) is not { } node)
        {
            return [];
        }

        var resources = ImmutableArray.CreateBuilder<ComposeResource>(node.Entries.Length);
        foreach (var entry in node.Entries)
        {
            resources.Add(new ComposeResource(entry.Name, entry.KeyLocation, entry.Value));
        }

        return resources.MoveToImmutable();
    }

    private ImmutableArray<VariableReference> References()
    {
        var references = new List<VariableReference>();
        var seen = new HashSet<SourceLocation>();
        ProjectTree.VisitScalars(root, scalar =>
        {
            foreach (var reference in scalar.References)
            {
                if (seen.Add(reference.Location))
                {
                    references.Add(reference);
                }
            }
        });

        var order = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var file in loader.Files)
        {
            order[file.Path] = order.Count;
        }

        references.Sort((a, b) =>
        {
            var byFile = order[a.Location.Path].CompareTo(order[b.Location.Path]);
            return byFile != 0 ? byFile : a.Location.Span.CompareTo(b.Location.Span);
        });
        return [.. references];
    }
}
