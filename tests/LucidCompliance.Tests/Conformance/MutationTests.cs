using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using LucidCompliance.Knowledge;
using LucidCompliance.Model.Images;
using LucidCompliance.Syntax.Dockerfile;
using LucidCompliance.Syntax.DotEnv;
using LucidCompliance.Syntax.IgnoreFile;
using LucidCompliance.Syntax.Interpolation;
using LucidCompliance.Tests.Syntax.Dockerfile;
using LucidCompliance.Text;
using Xunit;
using VariableValue = LucidCompliance.Syntax.Interpolation.VariableValue;

namespace LucidCompliance.Tests.Conformance;

/// <summary>
/// Broken inputs: nothing throws, every character belongs to a part, spans nest. <c>LUCID_MUTATIONS</c> sets how many
/// inputs each format gets.
/// </summary>
public sealed class MutationTests
{
    private static readonly int Count =
        int.TryParse(Environment.GetEnvironmentVariable("LUCID_MUTATIONS"), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 3_000;

    private static readonly string[] Marks =
    [
        "\n", "\r\n", "\r", "\\\n", "\\", "`", "\"", "'", "$", "${", "}", "${A:-", "${A//", "#", "# ", "<<EOF", "<<-'E'\n", "EOF\n", "[", "]", "{", "=", ":", ",", " ", "\t",
        "--x=", "--mount=type=", "!", "*", "**/", "?", "\uFEFF", "\u00a0", "\ud800", "\\u0041", "// syntax=a\n", "# escape=`\n", "ONBUILD ", "FROM ", "export ", "|", ">-\n", "- ", "&a ", "*a", "<<: ",
    ];

    [Fact]
    public void Dockerfiles() => Run(Corpus.Texts("dockerfile", "Dockerfile").Append(DockerfilePropertyTests.Real), static text =>
    {
        var syntax = DockerfileText.Parse(text);
        DockerfilePropertyTests.Check(syntax);
        ImageBinder.Bind(syntax, ImageBuildOptions.Default, BaseImageCatalogue.Default);
    });

    [Fact]
    public void Env_files() => Run(Corpus.Texts("dotenv", "test.env"), static text => Check(DotEnvFile.Parse(new SourceText(".env", text))));

    [Fact]
    public void Raw_env_files() => Run(Corpus.Texts("dotenv-raw", "test.env"), static text => Check(DotEnvFile.ParseRaw(new SourceText(".env", text))));

    [Fact]
    public void Templates() => Run(Corpus.Texts("interpolation", "templates.txt"), static text =>
    {
        var template = InterpolationTemplate.Parse(text);
        AssertTiles(text.Length, template.Segments.Select(segment => segment.Span));
        Assert.All(template.AllReferences(), reference => Assert.True(reference.Span.Contains(reference.NameSpan) && reference.Span.Contains(reference.OperandSpan)));
        Assert.All(template.Errors, error => Assert.True(error.Span.End <= text.Length));
        template.Evaluate(Lookup);
    });

    [Fact]
    public void Docker_ignore_files() => Run(Corpus.Texts("dockerignore", "patterns.txt"), static text =>
    {
        var file = DockerIgnore.Parse(new SourceText(".dockerignore", text));
        AssertTiles(text.Length, file.Lines.Select(line => line.Span));
        Assert.All(file.Lines, line => Assert.True(line.Span.Contains(line.PatternSpan)));
        file.IsIgnored("src/deep/er/a.txt");
        file.MayIncludeBelow("src");
    });

    [Fact]
    public void Git_ignore_files() => Run(Corpus.Texts("gitignore", "patterns.txt"), static text =>
    {
        var file = GitIgnore.Parse(new SourceText(".gitignore", text));
        AssertTiles(text.Length, file.Lines.Select(line => line.Span));
        Assert.All(file.Lines, line => Assert.True(line.Span.Contains(line.PatternSpan)));
        file.Match("src/deep/er/a.txt", isDirectory: false);
    });

    private static void Check(DotEnvFile file)
    {
        AssertTiles(file.Text.Length, file.Nodes.Select(node => node.Span));
        Assert.All(file.Errors, error => Assert.True(file.Text.FullSpan.Contains(error.Span)));
        foreach (var entry in file.Entries)
        {
            Assert.True(entry.Span.Contains(entry.KeySpan) && entry.Span.Contains(entry.ValueSpan) && entry.FullSpan.Contains(entry.Span));
            var decoded = entry.DecodedValue;
            Assert.True(entry.ValueSpan.Contains(entry.MapToSource(0, decoded.Length)));
        }

        DotEnvEvaluator.Evaluate([file], Lookup);
    }

    private static void Run(IEnumerable<string> texts, Action<string> check)
    {
        var mutator = new Mutator(texts.ToArray(), Marks, seed: 20);
        for (var i = 0; i < Count; i++)
        {
            var text = mutator.Next();
            try
            {
                check(text);
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"Input {i}: {DumpWriter.Quote(text)}", exception);
            }
        }
    }

    private static void AssertTiles(int length, IEnumerable<TextSpan> spans)
    {
        var position = 0;
        foreach (var span in spans)
        {
            Assert.Equal(position, span.Start);
            position = span.End;
        }

        Assert.Equal(length, position);
    }

    private static VariableValue Lookup(string name) => name.Length % 3 == 0 ? VariableValue.Unset : VariableValue.Known(name);
}
