using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Model;
using LucidCompliance.Model.Compose;
using LucidCompliance.Policy;
using LucidCompliance.Syntax.Dockerfile;

namespace LucidCompliance.Subjects;

/// <summary>Parses each Dockerfile once, whether it is an artifact, named by a Compose file only, or written inside one.</summary>
internal sealed class DockerfileReader
{
    private readonly IRepositoryFiles _files;
    private readonly PolicySet _policies;
    private readonly Dictionary<string, DockerfileSubject?> _byPath = new(StringComparer.Ordinal);
    private readonly ImmutableArray<DockerfileSubject>.Builder _all = ImmutableArray.CreateBuilder<DockerfileSubject>();

    public DockerfileReader(IRepositoryFiles files, PolicySet policies)
    {
        _files = files;
        _policies = policies;
    }

    /// <summary>All Dockerfiles that were read.</summary>
    public ImmutableArray<DockerfileSubject> All => _all.ToImmutable();

    /// <summary>The Dockerfile at a path; null where there is no text.</summary>
    public DockerfileSubject? Read(string path) => Read(new Artifact(path, ArtifactKind.Dockerfile));

    /// <summary>The Dockerfile that is an artifact; null where there is no text.</summary>
    public DockerfileSubject? Read(Artifact artifact)
    {
        if (!_byPath.TryGetValue(artifact.Path, out var subject))
        {
            if (_files.Read(artifact.Path).Text is { } text)
            {
                subject = new DockerfileSubject(artifact, DockerfileSyntax.Parse(text), _policies.For(artifact.Path));
                _all.Add(subject);
            }

            _byPath[artifact.Path] = subject;
        }

        return subject;
    }

    /// <summary>The Dockerfile that stands in a Compose file.</summary>
    public DockerfileSubject? ReadInline(ComposeBuild build)
    {
        if (build.InlineDockerfile is not { } text)
        {
            return null;
        }

        var path = build.Location.Path;
        var subject = new DockerfileSubject(new Artifact(path, ArtifactKind.Compose), DockerfileSyntax.Parse(text), _policies.For(path)) { Inline = build };
        _all.Add(subject);
        return subject;
    }
}
