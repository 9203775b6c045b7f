using System;
using System.Collections.Immutable;
using LucidCompliance.Text;

namespace LucidCompliance.Model.Compose;

/// <summary>Reads <c>build</c>.</summary>
internal static class ServiceBuild
{
    private static readonly string[] RemotePrefixes =
        ["http://", "https://", "git://", "git@", "ssh://", "github.com/", "oci://", "docker-image://", "service:", "target:"];

    public static ComposeBuild? Read(ComposeMapping service)
    {
        if (!service.TryGet("build", out var entry) || entry.Value is not ComposeMapping node)
        {
            return null;
        }

        var contextScalar = node.GetScalar("context");
        var context = contextScalar?.Value ?? Fact<string>.Known(".", entry.KeyLocation);
        var isRemote = context.TryGet(out var text) && IsRemote(text);
        var contextPath = isRemote ? Fact<string>.UnknownBecause("the context is remote", context.Origin)
            : contextScalar is null ? Fact<string>.Known(node.Context.Directory, entry.KeyLocation)
            : ServiceParts.PathOf(contextScalar);
        var inline = node.GetScalar("dockerfile_inline");
        return new ComposeBuild(node, entry.KeyLocation)
        {
            Context = context,
            ContextPath = contextPath,
            IsRemote = isRemote,
            Dockerfile = inline is not null && node.GetScalar("dockerfile") is null ? Fact<string>.AbsentAt(inline.Location)
                : node.GetScalar("dockerfile")?.Value ?? Fact<string>.Known("Dockerfile", context.Origin),
            DockerfilePath = DockerfilePath(node, contextPath, inline),
            InlineDockerfile = inline?.Value is { IsKnown: true } known
                ? new SourceText(inline.Location.Path, known.Value) { MapToFile = span => inline.MapValueToSource(span.Start, span.Length) }
                : null,
            Arguments = Arguments(node.GetMapping("args")),
            Labels = ServiceLabels.Of(node.GetMapping("labels")),
            AdditionalContexts = Contexts(node.GetMapping("additional_contexts")),
            Platforms = ServiceParts.Scalars(node.GetValue("platforms")),
        };
    }

    private static bool IsRemote(string context)
    {
        foreach (var prefix in RemotePrefixes)
        {
            if (context.StartsWith(prefix, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static Fact<string> DockerfilePath(ComposeMapping node, Fact<string> contextPath, ComposeScalar? inline)
    {
        if (node.GetScalar("dockerfile") is not { } scalar)
        {
            return inline is not null ? Fact<string>.AbsentAt(inline.Location)
                : contextPath.Select(directory => RepositoryPath.Combine(directory, "Dockerfile"));
        }

        if (!scalar.Value.TryGet(out var name))
        {
            return scalar.Value;
        }

        if (ComposePath.IsRooted(name) || IsRemote(name))
        {
            return Fact<string>.UnknownBecause("the Dockerfile's path is absolute", scalar.Location);
        }

        return contextPath.TryGet(out var context)
            ? Fact<string>.Known(RepositoryPath.Combine(context, name), scalar.Location)
            : contextPath;
    }

    private static ImmutableArray<ComposeBuildArgument> Arguments(ComposeMapping? args)
    {
        if (args is null)
        {
            return [];
        }

        var result = ImmutableArray.CreateBuilder<ComposeBuildArgument>(args.Entries.Length);
        foreach (var entry in args.Entries)
        {
            var value = entry.Value as ComposeScalar;
            result.Add(new ComposeBuildArgument(entry.Name, entry.KeyLocation, value, ServiceEnvironment.TextOf(entry)));
        }

        return result.MoveToImmutable();
    }

    private static ImmutableArray<ComposeBuildContext> Contexts(ComposeMapping? contexts)
    {
        if (contexts is null)
        {
            return [];
        }

        var result = ImmutableArray.CreateBuilder<ComposeBuildContext>(contexts.Entries.Length);
        foreach (var entry in contexts.Entries)
        {
            result.Add(new ComposeBuildContext(entry.Name, entry.KeyLocation, entry.Value as ComposeScalar));
        }

        return result.MoveToImmutable();
    }
}
