using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using LucidCompliance.Text;

namespace LucidCompliance.Model.Compose;

/// <summary>Finds options that exclude each other, or one that lacks another, as Compose's own validation does.</summary>
internal sealed class ConflictCheck(ComposeProject project, ProblemList problems, bool isIncomplete)
{
    public void Check()
    {
        var resources = new ResourceConflicts(problems);
        foreach (var service in project.Services)
        {
            CheckImage(service);
            CheckNetworks(service);
            CheckBuild(service);
            CheckScale(service);
            CheckMounts(service);
            CheckCommands(service);
            resources.Check(service);
        }

        CheckExternal(project.Networks, "network");
        CheckExternal(project.Volumes, "volume");
        CheckContent(project.Secrets, "secret", ["file", "environment"]);
        CheckContent(project.Configs, "config", ["file", "environment", "content"]);
    }

    private void CheckImage(ComposeService service)
    {
        if (!isIncomplete && service.Image is null && service.Build is null && service.Node.GetValue("build") is null && service.Node.GetValue("provider") is null)
        {
            Report(service.KeyLocation, $"The service '{service.Name}' has neither 'image' nor 'build', so Compose refuses it. Add one of them.", service, string.Empty);
        }
    }

    private void CheckNetworks(ComposeService service)
    {
        if (service.NetworkMode is { } mode && !service.Networks.IsEmpty)
        {
            Report(mode.Location, $"The service '{service.Name}' has both 'network_mode' and 'networks', which exclude each other, so Compose refuses it. Remove one of them.", service, ".network_mode", service.Networks[0].Location);
        }
    }

    private void CheckBuild(ComposeService service)
    {
        if (service.Build is not { } build)
        {
            return;
        }

        if (build.Node.GetScalar("dockerfile") is { } dockerfile && build.Inline is not null)
        {
            Report(dockerfile.Location, "'dockerfile' and 'dockerfile_inline' exclude each other, so Compose refuses the build. Remove one of them.", service, ".build.dockerfile", build.Inline.Location);
        }

        CheckContexts(service, build);
        if (service.Platform?.Value is { IsKnown: true } platform && !build.Platforms.IsEmpty && !Contains(build.Platforms, platform.Value))
        {
            Report(service.Platform.Location, "'build.platforms' lacks the service's 'platform', so Compose refuses the build. Add it there, or change 'platform'.", service, ".platform", build.Platforms[0].Location);
        }
    }

    private void CheckContexts(ComposeService service, ComposeBuild build)
    {
        const string Prefix = "service:";
        foreach (var context in build.AdditionalContexts)
        {
            if (context.Value is { } value
                && value.Value.TryGet(out var text)
                && text.StartsWith(Prefix, StringComparison.Ordinal)
                && project.FindService(text.Substring(Prefix.Length)) is { Build: null } other
                && other.Node.GetValue("build") is null)
            {
                Report(
                    value.Location,
                    $"The build context '{context.Name}' is the image of the service '{other.Name}', which has no 'build', so Compose refuses it. Name a service that is built, or write 'docker-image://' and an image.",
                    service,
                    ".build.additional_contexts",
                    other.KeyLocation);
            }
        }
    }

    private static bool Contains(ImmutableArray<ComposeScalar> scalars, string value)
    {
        foreach (var scalar in scalars)
        {
            // An unknown one may be the one.
            if (!scalar.Value.TryGet(out var text) || string.Equals(text, value, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private void CheckScale(ComposeService service)
    {
        var scale = service.Node.GetScalar("scale");
        var replicas = service.Node.GetMapping("deploy")?.GetScalar("replicas");
        var scaleValue = scale?.AsInteger() ?? Fact<long>.Absent;
        var replicasValue = replicas?.AsInteger() ?? Fact<long>.Absent;
        if (scaleValue.IsKnown && replicasValue.IsKnown && scaleValue.Value != replicasValue.Value)
        {
            Report(scale!.Location, "'scale' and 'deploy.replicas' ask for different numbers of containers, so Compose refuses the service. Keep one of them.", service, ".scale", replicas!.Location);
        }

        var count = scaleValue.IsKnown ? scaleValue : replicasValue;
        if (count.TryGet(out var number) && number > 1 && service.ContainerName is { } name)
        {
            Report(name.Location, $"The service '{service.Name}' runs as {number.ToString(CultureInfo.InvariantCulture)} containers, and 'container_name' can name only one, so Compose refuses it. Remove 'container_name' or the scaling.", service, ".container_name", (scaleValue.IsKnown ? scale : replicas)!.Location);
        }
    }

    private void CheckMounts(ComposeService service)
    {
        var targets = new HashSet<string>(StringComparer.Ordinal);
        foreach (var mount in service.Volumes)
        {
            if (mount.Node is ComposeScalar { IsNull: false } scalar && mount.Target.IsUnknown && scalar.Value.IsKnown)
            {
                problems.Add(ComposeProblemKind.Schema, scalar.Location, "This is no volume in the form 'source:target:options': a part is empty or there are too many, so Compose refuses it. Correct it, or use the long form.", null, scalar.KeyPath);
            }

            if (mount.Target.TryGet(out var target))
            {
                targets.Add(target.Length > 1 ? target.TrimEnd('/') : target);
            }
        }

        foreach (var tmpfs in service.Tmpfs)
        {
            if (tmpfs.Value.TryGet(out var text) && targets.Contains(text.Split(':')[0]))
            {
                Report(tmpfs.Location, "'volumes' and 'tmpfs' mount the same path of the container, so Compose refuses the service. Remove one of them.", service, ".tmpfs");
            }
        }
    }

    private void CheckCommands(ComposeService service)
    {
        foreach (var command in new[] { service.Command, service.Entrypoint })
        {
            if (command is { IsList: false, IsComplete: false, Node: ComposeScalar { Value.IsKnown: true } text })
            {
                problems.Add(ComposeProblemKind.Schema, text.Location, "A quote in this command is not closed, so Compose refuses it. Close the quote, or write the command as a list.", null, text.KeyPath);
            }
        }

        foreach (var file in service.EnvFiles)
        {
            if (file.Format.TryGet(out var format) && format is not ("" or ".env" or "raw"))
            {
                problems.Add(ComposeProblemKind.Schema, file.Format.Origin ?? file.Location, "Compose knows only the env file format 'raw' besides its own. Write 'raw', or remove 'format'.", null, "services." + service.Name + ".env_file");
            }
        }
    }

    private void CheckExternal(ImmutableArray<ComposeResource> resources, string kind)
    {
        foreach (var resource in resources)
        {
            if (resource.Mapping is not { } mapping || !resource.IsExternal.TryGet(out var isExternal) || !isExternal)
            {
                continue;
            }

            foreach (var entry in mapping.Entries)
            {
                if (entry.Name is not ("external" or "name") && !entry.Name.StartsWith("x-", StringComparison.Ordinal))
                {
                    problems.Add(ComposeProblemKind.Conflict, entry.KeyLocation, $"The {kind} '{resource.Name}' is external, so Compose does not create it and accepts no '{entry.Name}' for it. Remove '{entry.Name}' or 'external'.", null, mapping.KeyPath + "." + entry.Name);
                }
            }
        }
    }

    private void CheckContent(ImmutableArray<ComposeResource> resources, string kind, string[] sources)
    {
        foreach (var resource in resources)
        {
            if (resource.Mapping is not { } mapping || !resource.IsExternal.TryGet(out var isExternal))
            {
                continue;
            }

            SourceLocation? second = null;
            var count = 0;
            foreach (var source in sources)
            {
                if (mapping.TryGet(source, out var entry) && entry.Value is not ComposeScalar { IsNull: true })
                {
                    count++;
                    second = entry.KeyLocation;
                }
            }

            if (isExternal && count > 0)
            {
                problems.Add(ComposeProblemKind.Conflict, second!, $"The {kind} '{resource.Name}' is external and has a source of its own, which exclude each other. Remove one of them.", null, mapping.KeyPath);
            }
            else if (count > 1)
            {
                problems.Add(ComposeProblemKind.Conflict, second!, $"The {kind} '{resource.Name}' has several sources, and {SchemaMessages.Quote(sources)} exclude each other. Keep one.", null, mapping.KeyPath);
            }
            else if (!isExternal && count == 0 && mapping.GetValue("driver") is null)
            {
                problems.Add(ComposeProblemKind.Conflict, resource.KeyLocation, $"The {kind} '{resource.Name}' has no source, so Compose refuses it. Add {SchemaMessages.Quote(sources)}, or 'external: true'.", null, mapping.KeyPath);
            }
        }
    }

    private void Report(SourceLocation location, string message, ComposeService service, string path, SourceLocation? other = null) =>
        problems.Add(ComposeProblemKind.Conflict, location, message, null, "services." + service.Name + path, other);
}
