using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using LucidCompliance.Model;
using LucidCompliance.Model.Compose;
using LucidCompliance.Tests.Cases;
using LucidCompliance.Text;

namespace LucidCompliance.Tests.Model.Compose;

/// <summary>Binds projects from texts.</summary>
internal static class ComposeFixture
{
    public static ComposeProject Bind(string compose, params (string Path, string Content)[] others) =>
        Bind(new Artifact("compose.yaml", ArtifactKind.Compose), ComposeEnvironmentOptions.None, [("compose.yaml", compose), .. others]);

    public static ComposeProject Bind(Artifact artifact, ComposeEnvironmentOptions options, params (string Path, string Content)[] files) =>
        ComposeBinder.Bind(artifact, Artifacts(artifact, files.Select(static file => file.Path)), Repository(files), options);

    public static ComposeService Service(string compose, params (string Path, string Content)[] others) => Bind(compose, others).Services[0];

    public static MemoryRepository Repository(params (string Path, string Content)[] files)
    {
        var repository = new MemoryRepository();
        foreach (var (path, content) in files)
        {
            repository.Add(path, content);
        }

        return repository;
    }

    public static MemoryRepository ReadFolder(string folder)
    {
        var repository = new MemoryRepository();
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            if (!file.EndsWith(".verified.txt", StringComparison.Ordinal) && !file.EndsWith(".received.txt", StringComparison.Ordinal))
            {
                repository.Add(Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllBytes(file));
            }
        }

        return repository;
    }

    public static ImmutableArray<Artifact> Artifacts(Artifact artifact, IEnumerable<string> paths) =>
        [artifact, .. paths.Where(path => path != artifact.Path && path.EndsWith(".yaml", StringComparison.Ordinal)).Select(static path => new Artifact(path, ArtifactKind.Compose))];

    /// <summary>The text under a location, which is what a finding would underline.</summary>
    public static string Underlined(this SourceLocation location) => location.Text.GetText(location.Span);

    /// <summary>Problems as <c>Kind text</c>.</summary>
    public static string[] Describe(this ComposeProject project) =>
        [.. project.Problems.Select(static problem => $"{problem.Kind} {problem.Location.Underlined()}")];
}
