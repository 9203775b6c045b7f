using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace LucidCompliance.Tests.Model.Compose;

/// <summary>The resolved model of every folder of the corpus, as text; <see cref="DifferentialTests"/> holds the same text against Compose itself.</summary>
public sealed class CorpusTests
{
    public static TheoryData<string> Folders
    {
        get
        {
            var data = new TheoryData<string>();
            foreach (var folder in Directory.GetDirectories(Path.Combine(Repository.Tests, "corpus", "compose")).OrderBy(static folder => folder, StringComparer.Ordinal))
            {
                data.Add(Path.GetFileName(folder));
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public async Task The_model_of_a_folder_is_as_verified(string name)
    {
        var folder = Path.Combine(Repository.Tests, "corpus", "compose", name);
        var project = CorpusProject.Bind(folder, out _);
        var lines = new List<string>(ModelLines.Of(project));
        lines.AddRange(project.Problems.Select(static problem =>
            $"{problem.Kind} at {problem.Location.Path}({problem.Location.Start.Line + 1},{problem.Location.Start.Column + 1}) '{problem.Location.Underlined()}': {problem.Message}"));
        lines.AddRange(project.References.Select(static reference =>
            $"reference {reference.Location.Path}({reference.Location.Start.Line + 1},{reference.Location.Start.Column + 1}) {reference.Location.Underlined()} in {reference.KeyPath}: {reference.Status}"));
        var settings = new VerifySettings();
        settings.UseDirectory(folder);
        settings.UseFileName("model");
        await Verifier.Verify(string.Join("\n", lines) + "\n", settings);
    }
}
