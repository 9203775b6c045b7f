using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using LucidCompliance.Model;
using LucidCompliance.Model.Compose;

namespace LucidCompliance.Tests.Model.Compose;

/// <summary>
/// A folder of the corpus as a repository. Its base file is <c>compose.yaml</c>; a file <c>run.txt</c> says otherwise, in lines
/// <c>file PATH</c> (the first is the base), <c>env PATH</c> and <c>directory PATH</c>.
/// </summary>
internal static class CorpusProject
{
    public static ComposeProject Bind(string folder, out Artifact artifact)
    {
        var repository = ComposeFixture.ReadFolder(folder);
        artifact = new Artifact("compose.yaml", ArtifactKind.Compose);
        var run = Path.Combine(folder, "run.txt");
        if (File.Exists(run))
        {
            var lines = File.ReadAllLines(run);
            var paths = Values(lines, "file");
            artifact = new Artifact(paths[0], ArtifactKind.Compose)
            {
                Run = new ComposeRun
                {
                    Overrides = [.. paths.Skip(1)],
                    EnvFiles = Values(lines, "env"),
                    ProjectDirectory = Values(lines, "directory").FirstOrDefault(),
                },
            };
        }

        return ComposeBinder.Bind(artifact, ComposeFixture.Artifacts(artifact, repository.Paths), repository, ComposeEnvironmentOptions.None);
    }

    private static ImmutableArray<string> Values(string[] lines, string key) =>
        [.. lines.Where(line => line.StartsWith(key + " ", StringComparison.Ordinal)).Select(line => line[(key.Length + 1)..])];
}
