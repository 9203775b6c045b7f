using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Model;
using LucidCompliance.Policy;
using LucidCompliance.Syntax.DotEnv;

namespace LucidCompliance.Subjects;

/// <summary>
/// Collects the env files: those that are artifacts, and those that a Compose project in scope or its policy names. One that several
/// projects name belongs to the first of them, so that one reporter has it.
/// </summary>
internal sealed class EnvFileReader
{
    private readonly HashSet<string> _otherScope = new(StringComparer.Ordinal);
    private readonly HashSet<string> _scopedCompose = new(StringComparer.Ordinal);
    private readonly HashSet<string> _scopedPolicies = new(StringComparer.Ordinal);
    private readonly IRepositoryFiles _files;
    private readonly PolicySet _policies;
    private readonly ImmutableArray<Artifact> _readable;
    private readonly List<UnreadableArtifact> _unreadable;

    /// <param name="artifacts">All artifacts.</param>
    /// <param name="files">The repository's files.</param>
    /// <param name="policies">The policies.</param>
    /// <param name="readable">The artifacts that give text.</param>
    /// <param name="unreadable">Gets the files that are named, exist and give no text.</param>
    public EnvFileReader(ImmutableArray<Artifact> artifacts, IRepositoryFiles files, PolicySet policies, ImmutableArray<Artifact> readable, List<UnreadableArtifact> unreadable)
    {
        _unreadable = unreadable;
        _files = files;
        _policies = policies;
        _readable = readable;
        foreach (var artifact in artifacts)
        {
            if (!artifact.IsInScope)
            {
                _otherScope.Add(artifact.Path);
            }
            else if (artifact.Kind == ArtifactKind.Compose)
            {
                _scopedCompose.Add(artifact.Path);
            }
            else if (artifact.Kind == ArtifactKind.Policy)
            {
                _scopedPolicies.Add(artifact.Path);
            }
        }
    }

    /// <summary>The policy's list, relative to the repository root; null where it has none.</summary>
    public static ImmutableArray<string>? PolicyFiles(PolicyDocument policy)
    {
        if (policy.Environment.Files is not { } list)
        {
            return null;
        }

        var files = ImmutableArray.CreateBuilder<string>(list.Value.Length);
        foreach (var file in list.Value)
        {
            files.Add(file.Value);
        }

        return files.ToImmutable();
    }

    public ImmutableArray<EnvFileSubject> Read(ImmutableArray<ComposeSubject> projects)
    {
        var read = new HashSet<string>(StringComparer.Ordinal);
        var claimed = new HashSet<string>(StringComparer.Ordinal);
        var named = new List<string>();
        foreach (var project in projects)
        {
            foreach (var path in NamedBy(project))
            {
                read.Add(path);
                if (project.Project.Artifact.HasReporter
                    && claimed.Add(path)
                    && _scopedCompose.Contains(project.Project.Artifact.Path)
                    && !_otherScope.Contains(path))
                {
                    named.Add(path);
                }
            }
        }

        foreach (var policy in _policies.Documents)
        {
            foreach (var path in PolicyFiles(policy) ?? [])
            {
                // Where a project reads it too, it is the project's reporter that has it.
                if (read.Add(path) && policy.Text is { } text && _scopedPolicies.Contains(text.Path) && !_otherScope.Contains(path))
                {
                    named.Add(path);
                }
            }
        }

        var subjects = ImmutableArray.CreateBuilder<EnvFileSubject>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var artifact in _readable)
        {
            if (artifact.Kind == ArtifactKind.EnvFile && seen.Add(artifact.Path))
            {
                Add(subjects, artifact, artifact.IsExplicit || read.Contains(artifact.Path));
            }
        }

        foreach (var path in named)
        {
            if (seen.Add(path))
            {
                Add(subjects, new Artifact(path, ArtifactKind.EnvFile), isRead: true);
            }
        }

        return subjects.ToImmutable();
    }

    private static IEnumerable<string> NamedBy(ComposeSubject project)
    {
        foreach (var file in project.Project.Sources.Files)
        {
            yield return file.Path;
        }

        foreach (var path in PolicyFiles(project.Policy) ?? [])
        {
            yield return path;
        }

        foreach (var service in project.Project.Services)
        {
            foreach (var file in service.EnvFiles)
            {
                if (file.Path.TryGet(out var path))
                {
                    yield return path;
                }
            }
        }
    }

    private void Add(ImmutableArray<EnvFileSubject>.Builder subjects, Artifact artifact, bool isRead)
    {
        var read = _files.Read(artifact.Path);
        if (read.Text is { } text)
        {
            subjects.Add(new EnvFileSubject(artifact, DotEnvFile.Parse(text), _policies.For(artifact.Path))
            {
                IsRead = isRead,
                IsTracked = _files.IsTracked(artifact.Path),
                IsIgnored = _files.IsIgnored(artifact.Path),
            });
        }
        else if (read.Status is FileReadStatus.NotText or FileReadStatus.AccessDenied or FileReadStatus.LinkCycle)
        {
            _unreadable.Add(new UnreadableArtifact(artifact, read));
        }
    }
}
