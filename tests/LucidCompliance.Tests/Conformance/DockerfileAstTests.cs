using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.Json;
using LucidCompliance.Syntax.Dockerfile;
using LucidCompliance.Text;
using Xunit;

namespace LucidCompliance.Tests.Conformance;

public sealed class DockerfileAstTests
{
    private const int GeneratedFiles = 400;

    /// <summary>Where dockerfile-ast and BuildKit disagree. The corpus holds what BuildKit does.</summary>
    private static readonly Dictionary<string, string> Differences = new()
    {
        ["blank-kinds"] = "BuildKit trims every Unicode blank in front of an instruction; dockerfile-ast takes a no-break space for a part of the name.",
        ["continuations"] = "BuildKit drops a continuation that stands alone on its line; dockerfile-ast makes an instruction of it.",
        ["continued-keyword"] = "BuildKit joins lines before it looks for names, and drops comments between them; dockerfile-ast ends a name at a comment.",
        ["directive-unknown-name"] = "An unknown name ends the directives for BuildKit, so a later '# escape' is a comment; dockerfile-ast takes it.",
        ["heredoc-file-descriptor"] = "BuildKit knows '3<<EOF' and '<< EOF'; dockerfile-ast reads their bodies as instructions.",
        ["heredoc-quoted"] = "A quoted delimiter may hold a blank for BuildKit; dockerfile-ast reads the body as instructions.",
        ["syntax-json"] = "The file is no Dockerfile: its JSON names the frontend. dockerfile-ast reads instructions.",
        ["syntax-slashes"] = "The file is no Dockerfile: its first line names the frontend. dockerfile-ast reads instructions.",
        ["syntax-slashes-dockerfile"] = "The first line names the frontend, here in a form that Dockerfiles do not have. dockerfile-ast reads an instruction.",
    };

    [DockerfileAstFact]
    public void Keywords_and_lines_of_the_corpus_agree()
    {
        var names = Directory.GetDirectories(Corpus.Folder("dockerfile")).Select(folder => Path.GetFileName(folder)!).Order().ToArray();
        var texts = names.Select(name => Corpus.Read("dockerfile", name, "Dockerfile").Content).ToArray();
        var theirs = Theirs(texts);
        var unexpected = Enumerable.Range(0, names.Length)
            .Where(i => Ours(texts[i]).SequenceEqual(theirs[i]) == Differences.ContainsKey(names[i]))
            .Select(i => $"{names[i]}\n  ours:   {Describe(Ours(texts[i]))}\n  theirs: {Describe(theirs[i])}");
        Assert.Equal("", string.Join('\n', unexpected));
    }

    [DockerfileAstFact]
    public void Keywords_and_lines_of_generated_files_agree()
    {
        var generator = new DockerfileGenerator(seed: 7);
        var texts = Enumerable.Range(0, GeneratedFiles).Select(_ => generator.Next()).ToArray();
        var theirs = Theirs(texts);
        for (var i = 0; i < texts.Length; i++)
        {
            Assert.True(Ours(texts[i]).SequenceEqual(theirs[i]), $"{texts[i]}\n{Describe(Ours(texts[i]))}\n{Describe(theirs[i])}");
        }
    }

    private static (string Keyword, int Line)[] Ours(string text)
    {
        var source = new SourceText("Dockerfile", text);
        return DockerfileSyntax.Parse(source).Nodes
            .Where(node => node is InstructionSyntax or BogusSyntax)
            .Select(node => (Keyword(source, node), source.GetPosition(node.Span.Start).Line))
            .ToArray();
    }

    private static string Keyword(SourceText source, DockerfileNode node) =>
        node is InstructionSyntax instruction ? instruction.Keyword.ToUpperInvariant() : source.GetText(((BogusSyntax)node).KeywordSpan).ToUpperInvariant();

    private static (string Keyword, int Line)[][] Theirs(string[] texts)
    {
        var start = new ProcessStartInfo("node", "list-instructions.js")
        {
            WorkingDirectory = DockerfileAstFactAttribute.Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        process.StandardInput.Write(JsonSerializer.Serialize(texts));
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return JsonSerializer.Deserialize<JsonElement[][][]>(output)!
            .Select(file => file.Select(pair => (pair[0].GetString()!, pair[1].GetInt32())).ToArray())
            .ToArray();
    }

    private static string Describe((string Keyword, int Line)[] instructions) => string.Join(", ", instructions.Select(pair => $"{pair.Line + 1}:{pair.Keyword}"));
}
