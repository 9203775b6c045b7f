using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Text;
using LucidCompliance.Knowledge;
using LucidCompliance.Model;
using LucidCompliance.Model.Compose;
using LucidCompliance.Model.Images;
using LucidCompliance.Policy;

namespace LucidCompliance.Subjects;

/// <summary>
/// Links services with the images that they build: a Dockerfile is bound once for each distinct target and arguments that services
/// select, and with its defaults where nobody builds it (RULES.md convention 2).
/// </summary>
internal sealed class ImageLinker
{
    private readonly DockerfileReader _dockerfiles;
    private readonly IRepositoryFiles _files;
    private readonly ImageKnowledge _knowledge;
    private readonly BuildContextLookup _contexts;
    private readonly Dictionary<string, ImageSubject> _byBuild = new(StringComparer.Ordinal);
    private readonly HashSet<string> _builtPaths = new(StringComparer.Ordinal);
    private readonly List<ImageSubject> _images = [];

    public ImageLinker(DockerfileReader dockerfiles, IRepositoryFiles files, ImageKnowledge knowledge)
    {
        _knowledge = knowledge;
        _dockerfiles = dockerfiles;
        _files = files;
        _contexts = new BuildContextLookup(files);
    }

    /// <summary>The images that were linked.</summary>
    public ImmutableArray<ImageSubject> All => [.. _images];

    /// <summary>The containers of a Compose project.</summary>
    public ImmutableArray<ContainerSubject> Link(ComposeSubject project)
    {
        var containers = ImmutableArray.CreateBuilder<ContainerSubject>(project.Project.Services.Length);
        foreach (var service in project.Project.Services)
        {
            containers.Add(service.Build is { } build
                ? new ContainerSubject(project, service, Find(project, build), null)
                : new ContainerSubject(project, service, null, Pulled(service, project.Policy)));
        }

        return containers.MoveToImmutable();
    }

    /// <summary>The image of a Dockerfile that no service builds; null where one does, or where no stage ships.</summary>
    /// <param name="dockerfile">The Dockerfile.</param>
    /// <param name="contexts">What projects say about the build of Dockerfiles.</param>
    public ContainerSubject? LinkUnbuilt(DockerfileSubject dockerfile, StatedContexts contexts)
    {
        if (_builtPaths.Contains(dockerfile.Artifact.Path))
        {
            return null;
        }

        var path = dockerfile.Artifact.Path;
        var options = new ImageBuildOptions { Context = new BuildContextOptions(_files, Fact<string>.Absent, path) { StatedDirectory = contexts.Find(path) } };
        var image = new ImageSubject(dockerfile, Bind(dockerfile, options), isBuiltByService: false);
        _images.Add(image);
        return image.Shipping is { } shipping ? new ContainerSubject(image, shipping.Location) : null;
    }

    /// <summary>Tells each image which containers run it.</summary>
    public void Complete(IEnumerable<ContainerSubject> containers)
    {
        var byImage = new Dictionary<ImageSubject, ImmutableArray<ContainerSubject>.Builder>();
        foreach (var container in containers)
        {
            if (container.Image is { } image)
            {
                if (!byImage.TryGetValue(image, out var own))
                {
                    byImage.Add(image, own = ImmutableArray.CreateBuilder<ContainerSubject>(1));
                }

                own.Add(container);
            }
        }

        foreach (var pair in byImage)
        {
            pair.Key.Containers = pair.Value.ToImmutable();
        }
    }

    private ImageBuild Bind(DockerfileSubject dockerfile, ImageBuildOptions options) =>
        ImageBinder.Bind(dockerfile.Syntax, options, BaseImageCatalogue.Default, reference => _knowledge.FindStated(reference, dockerfile.Policy));

    private PulledImage? Pulled(ComposeService service, PolicyDocument policy)
    {
        if (service.Image is not { IsNull: false } image)
        {
            return null;
        }

        if (!image.Value.TryGet(out var text) || !ImageReference.TryParse(text, out var reference, out _))
        {
            return new PulledImage(Fact<ImageReference>.Unknown, null, image.Location);
        }

        var facts = _knowledge.Find(reference!, policy);
        return new PulledImage(Fact<ImageReference>.Known(reference!, image.Location), facts, image.Location);
    }

    private ImageSubject? Find(ComposeSubject project, ComposeBuild build)
    {
        if (build.Inline is not null)
        {
            return _dockerfiles.ReadInline(build) is { } inline ? Add(inline, Options(project, build, null)) : null;
        }

        if (_contexts.FindDockerfile(project.Project, build) is not { } path || _dockerfiles.Read(path) is not { } dockerfile)
        {
            return null;
        }

        _builtPaths.Add(path);
        var options = Options(project, build, path);
        var key = Key(path, options);
        if (!_byBuild.TryGetValue(key, out var image))
        {
            _byBuild[key] = image = Add(dockerfile, options);
        }

        return image;
    }

    private ImageSubject Add(DockerfileSubject dockerfile, ImageBuildOptions options)
    {
        var image = new ImageSubject(dockerfile, Bind(dockerfile, options), isBuiltByService: true);
        _images.Add(image);
        return image;
    }

    private ImageBuildOptions Options(ComposeSubject project, ComposeBuild build, string? dockerfilePath)
    {
        var arguments = ImmutableDictionary.CreateBuilder<string, Fact<string>>(StringComparer.Ordinal);
        foreach (var argument in build.Arguments)
        {
            // A name without a value that no source defines is not passed: the Dockerfile's default holds.
            if (!argument.Text.IsAbsent)
            {
                arguments[argument.Name] = argument.Text;
            }
        }

        var contexts = ImmutableDictionary.CreateBuilder<string, string?>(StringComparer.Ordinal);
        foreach (var context in build.AdditionalContexts)
        {
            contexts[context.Name] = context.Value is { } scalar && scalar.Value.TryGet(out var value) ? value : null;
        }

        return new ImageBuildOptions
        {
            Target = build.Target is { IsNull: false } target && target.Value.TryGet(out var name) ? name : null,
            TargetLocation = build.Target?.Location,
            IsTargetUnknown = build.Target is { IsNull: false } unknown && unknown.Value.IsUnknown,
            Arguments = arguments.ToImmutable(),
            AdditionalContexts = contexts.ToImmutable(),
            Context = new BuildContextOptions(_files, _contexts.FindContext(project.Project, build), dockerfilePath),
        };
    }

    private static string Key(string path, ImageBuildOptions options)
    {
        var key = new StringBuilder(path).Append('\n').Append(options.IsTargetUnknown ? "?" : options.Target);
        var names = new List<string>(options.Arguments.Keys);
        names.Sort(StringComparer.Ordinal);
        foreach (var name in names)
        {
            var value = options.Arguments[name];
            key.Append('\n').Append(name).Append(value.IsKnown ? "=" + value.Value : "?");
        }

        foreach (var context in options.AdditionalContexts)
        {
            key.Append("\n@").Append(context.Key).Append('=').Append(context.Value);
        }

        var directory = options.Context!.Directory;
        return key.Append("\n:").Append(directory.IsKnown ? directory.Value : "?").ToString();
    }
}
