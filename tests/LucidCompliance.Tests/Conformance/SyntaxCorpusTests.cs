using System;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using LucidCompliance.Syntax.DotEnv;
using LucidCompliance.Syntax.IgnoreFile;
using LucidCompliance.Text;
using Xunit;

namespace LucidCompliance.Tests.Conformance;

public sealed class SyntaxCorpusTests
{
    public static TheoryData<string> EnvFiles => Corpus.Cases("dotenv");

    public static TheoryData<string> RawEnvFiles => Corpus.Cases("dotenv-raw");

    public static TheoryData<string> Templates => Corpus.Cases("interpolation");

    public static TheoryData<string> DockerIgnoreFiles => Corpus.Cases("dockerignore");

    public static TheoryData<string> GitIgnoreFiles => Corpus.Cases("gitignore");

    [Theory]
    [MemberData(nameof(EnvFiles))]
    public Task Env_files_set_what_Compose_reads(string name) => Verify("dotenv", name, DotEnvDump.Write(DotEnvFile.Parse(Corpus.Read("dotenv", name, "test.env"))));

    [Theory]
    [MemberData(nameof(RawEnvFiles))]
    public Task Raw_env_files_set_what_the_Docker_client_reads(string name) =>
        Verify("dotenv-raw", name, DotEnvDump.Write(DotEnvFile.ParseRaw(Corpus.Read("dotenv-raw", name, "test.env"))));

    // Compose evaluates an operand only where it uses it; releases of 2024 evaluated all, and so refused "${SET:-${}}".
    [Theory]
    [MemberData(nameof(Templates))]
    public Task Templates_give_what_Compose_makes_of_them(string name) =>
        Verify("interpolation", name, InterpolationDump.Write(Corpus.Read("interpolation", name, "templates.txt").Content));

    [Theory]
    [MemberData(nameof(DockerIgnoreFiles))]
    public Task Docker_ignore_files_keep_out_what_BuildKit_keeps_out(string name)
    {
        var text = Corpus.Read("dockerignore", name, "patterns.txt");
        var file = DockerIgnore.Parse(text);
        return Verify("dockerignore", name, Paths("dockerignore", name, path => Decide(text, file.IsIgnored(path), file.FindDecidingLine(path)))
            + string.Concat(file.Errors.Select(error => $"error line {text.GetPosition(error.Span.Start).Line + 1}: {error.Message}\n")));
    }

    [Theory]
    [MemberData(nameof(GitIgnoreFiles))]
    public Task Git_ignore_files_ignore_what_git_ignores(string name)
    {
        var text = Corpus.Read("gitignore", name, "patterns.txt");
        var file = GitIgnore.Parse(text);
        return Verify("gitignore", name, Paths("gitignore", name, path =>
            Decide(text, file.Match(path, isDirectory: false) == IgnoreDecision.Ignored, file.FindDecidingLine(path, isDirectory: false))));
    }

    private static string Paths(string format, string name, Func<string, string> decide)
    {
        var dump = new StringBuilder();
        foreach (var path in Corpus.Read(format, name, "paths.txt").Content.TrimEnd('\n').Split('\n'))
        {
            dump.Append(path).Append("  ").Append(decide(path)).Append('\n');
        }

        return dump.ToString();
    }

    private static string Decide(SourceText text, bool isIgnored, IgnoreLine? line) =>
        (isIgnored ? "ignored" : "kept") + (line is null ? "" : $" by line {text.GetPosition(line.Span.Start).Line + 1}");

    private static Task Verify(string format, string name, string dump) => Verifier.Verify(dump, Corpus.Settings(format, name, "dump"));
}
