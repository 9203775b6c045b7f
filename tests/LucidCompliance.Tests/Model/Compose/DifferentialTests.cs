using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using LucidCompliance.Model;
using LucidCompliance.Model.Compose;
using Xunit;

namespace LucidCompliance.Tests.Model.Compose;

/// <summary>Our model against Docker Compose's own answer, on the hand-written corpus and on generated projects.</summary>
public sealed class DifferentialTests
{
    private const int GeneratedProjects = 120;

    private static string Corpus => Path.Combine(LucidCompliance.Tests.Repository.Tests, "corpus", "compose");

    [ComposeEngineFact]
    public void The_corpus_resolves_as_Compose_resolves_it()
    {
        var differences = new StringBuilder();
        foreach (var folder in Directory.GetDirectories(Corpus).OrderBy(static folder => folder, StringComparer.Ordinal))
        {
            Compare(folder, differences);
        }

        Assert.True(differences.Length == 0, differences.ToString());
    }

    [ComposeEngineFact]
    public void Generated_projects_resolve_as_Compose_resolves_them()
    {
        var differences = new StringBuilder();
        var compared = 0;
        for (var seed = 0; seed < GeneratedProjects; seed++)
        {
            var folder = Directory.CreateTempSubdirectory("lucid-compose-" + seed + "-").FullName;
            foreach (var (path, content) in new ProjectGenerator(seed).Generate())
            {
                File.WriteAllText(Path.Combine(folder, path), content);
            }

            compared += Compare(folder, differences) ? 1 : 0;
            Directory.Delete(folder, recursive: true);
        }

        Assert.True(compared > GeneratedProjects / 2, $"Both answer only {compared} projects.");
        Assert.True(differences.Length == 0, differences.ToString());
    }

    // Whether both gave an answer.
    private static bool Compare(string folder, StringBuilder differences)
    {
        var project = CorpusProject.Bind(folder, out var artifact);
        var arguments = new List<string>();
        foreach (var envFile in artifact.Run?.EnvFiles ?? [])
        {
            arguments.AddRange(["--env-file", envFile]);
        }

        if (artifact.Run?.ProjectDirectory is { } directory)
        {
            arguments.AddRange(["--project-directory", directory]);
        }

        if (artifact.Path != "compose.yaml" || artifact.Run is not null)
        {
            arguments.AddRange(["-f", artifact.Path]);
            foreach (var path in artifact.Run?.Overrides ?? [])
            {
                arguments.AddRange(["-f", path]);
            }
        }

        var (output, errors) = ComposeEngine.Config(folder, arguments);
        var refusals = project.Problems.Where(static problem => problem.Kind is not ComposeProblemKind.Limit).ToList();
        var isRefused = refusals.Count > 0 || project.References.Any(static reference => reference.IsRequired && reference.Status == VariableStatus.Undefined);
        if (output is null || isRefused)
        {
            if (output is null != isRefused)
            {
                differences.AppendLine($"{Path.GetFileName(folder)}: Compose says '{errors.Trim()}', we say '{string.Join("; ", refusals.Select(static problem => problem.Message))}'");
            }

            return false;
        }

        var theirs = ConfigLines.Of(output, folder);
        var ours = ModelLines.Of(project);
        ours.RemoveWhere(line => IsOfUnusedResource(line, theirs));
        foreach (var line in ours.Except(theirs).Select(static line => "+ " + line).Concat(theirs.Except(ours).Select(static line => "- " + line)).OrderBy(static line => line[2..], StringComparer.Ordinal))
        {
            differences.AppendLine($"{Path.GetFileName(folder)}: {line}");
        }

        return true;
    }

    // Compose leaves out networks, volumes, secrets and configs that no service uses.
    private static bool IsOfUnusedResource(string line, SortedSet<string> theirs)
    {
        var match = line.Split('.', ' ');
        if (match[0] is "services" || match.Length < 2)
        {
            return false;
        }

        var place = match[0] + "." + match[1];
        return !theirs.Any(other => other == place || other.StartsWith(place + ".", StringComparison.Ordinal) || other.StartsWith(place + " ", StringComparison.Ordinal))
            && !theirs.Any(other => other.StartsWith("services.", StringComparison.Ordinal) && other.Contains($".{match[0]} = ", StringComparison.Ordinal) && other.Split(' ').Contains(match[1]));
    }
}
