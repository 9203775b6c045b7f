using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using LucidCompliance.Analyzers;
using LucidCompliance.Engine;
using LucidCompliance.Engine.Facts;
using LucidCompliance.Model;
using LucidCompliance.Tests.Cases;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using AnalysisResult = LucidCompliance.Engine.AnalysisResult;

namespace LucidCompliance.Tests.Analyzers;

/// <summary>Runs the analyzer over additional files in a compilation, as the compiler does.</summary>
internal static class AnalyzerRun
{
    public const string Root = "/repo";
    public const string FactsFile = Root + "/obj/App" + AnalysisFacts.FileSuffix;

    private static readonly CSharpCompilation Empty = CSharpCompilation.Create(
        "App", options: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    /// <summary>What the build would write for a case, and the result of the analysis that asked.</summary>
    public static (AnalysisFacts Facts, AnalysisResult Result) Record(AnalysisInput input)
    {
        var files = new RecordingFiles(input.Files);
        var result = Analyzer.Analyze(files.Record(input));
        return (
            new AnalysisFacts
            {
                Root = Root,
                Artifacts = input.Artifacts,
                Date = input.Date,
                PolicyPath = input.PolicyPath,
                Severities = input.Severities,
                Answers = files.GetAnswers(),
            },
            result);
    }

    /// <summary>The files that the build hands over with facts: those that were text.</summary>
    public static IEnumerable<AdditionalText> GetFiles(AnalysisFacts facts, IRepositoryFiles files) =>
        from read in facts.Answers.Reads
        where read.Value.Status == FileReadStatus.Text
        select new MemoryText(Root + "/" + read.Key, files.Read(read.Key).Text!.Content);

    public static AdditionalText GetFile(AnalysisFacts facts) => new MemoryText(FactsFile, FactsWriter.Write(facts));

    /// <summary>All files of a case that are text, without facts.</summary>
    public static IEnumerable<AdditionalText> GetFiles(MemoryRepository files) =>
        from path in files.Paths
        let text = files.Read(path).Text
        where text is not null
        select new MemoryText(Root + "/" + path, text.Content);

    public static ImmutableArray<Microsoft.CodeAnalysis.Diagnostic> Run(IEnumerable<AdditionalText> files, CSharpCompilationOptions? options = null, DiagnosticAnalyzer? analyzer = null)
    {
        var compilation = options is null ? Empty : Empty.WithOptions(options);
        return compilation
            .WithAnalyzers([analyzer ?? new ArtifactAnalyzer()], new AnalyzerOptions([.. files]))
            .GetAnalyzerDiagnosticsAsync(CancellationToken.None).GetAwaiter().GetResult();
    }

    private sealed class MemoryText(string path, string content) : AdditionalText
    {
        private readonly SourceText _text = SourceText.From(content);

        public override string Path { get; } = path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
    }
}
