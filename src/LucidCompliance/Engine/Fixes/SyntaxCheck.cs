using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Model;
using LucidCompliance.Syntax.Dockerfile;
using LucidCompliance.Syntax.DotEnv;
using LucidCompliance.Syntax.Json;
using LucidCompliance.Syntax.Yaml;
using LucidCompliance.Text;

namespace LucidCompliance.Engine.Fixes;

/// <summary>Whether an edited file still parses; asked beside the findings, because a build may have turned the syntax rules off.</summary>
internal sealed class SyntaxCheck
{
    private readonly Dictionary<string, ArtifactKind> _kinds = new(System.StringComparer.Ordinal);

    public SyntaxCheck(ImmutableArray<Artifact> artifacts)
    {
        foreach (var artifact in artifacts)
        {
            _kinds[artifact.Path] = artifact.Kind;
        }
    }

    /// <summary>Whether the edits add a syntax error to one of the files.</summary>
    public bool Breaks(IRepositoryFiles before, IRepositoryFiles after, EditBatch edits)
    {
        foreach (var file in edits.ByFile)
        {
            if (GetKind(file.Key) is { } kind
                && CountErrors(kind, after.Read(file.Key).Text!) is var errors and > 0
                && errors > (before.Read(file.Key).Text is { } old ? CountErrors(kind, old) : 0))
            {
                return true;
            }
        }

        return false;
    }

    private ArtifactKind? GetKind(string path) =>
        _kinds.TryGetValue(path, out var kind) ? kind : ArtifactDiscovery.Classify(path);

    private static int CountErrors(ArtifactKind kind, SourceText text)
    {
        switch (kind)
        {
            case ArtifactKind.Dockerfile:
                return DockerfileSyntax.Parse(text).Errors.Length;
            case ArtifactKind.Compose or ArtifactKind.Policy:
                // Only the part in front of the first error has a tree: a second error stays unseen, so one counts as all.
                return YamlDocument.Parse(text).Defect == YamlDefect.None ? 0 : 1;
            case ArtifactKind.EnvFile:
                return DotEnvFile.Parse(text).Errors.Length;
            case ArtifactKind.Baseline:
                return JsonDocument.Parse(text).Error is null ? 0 : 1;
            default:
                return 0;
        }
    }
}
