using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.MSBuild;
using RoslynWorkspace = Microsoft.CodeAnalysis.Workspace;

namespace LucidCompliance.Package.Tests.Infrastructure;

/// <summary>Loads a project as an editor does: by its own design-time build, with the analyzer and the code fixes that its package brought.</summary>
internal sealed class EditorHost : IDisposable
{
    private readonly MSBuildWorkspace _workspace = MSBuildWorkspace.Create();

    public RoslynWorkspace Workspace => _workspace;

    public IReadOnlyList<WorkspaceDiagnostic> Failures => _workspace.Diagnostics;

    public Task<Project> OpenAsync(string project) => _workspace.OpenProjectAsync(project);

    public static async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(Project project)
    {
        var analyzers = Find("LucidCompliance.Analyzers.dll", project).GetAnalyzers(LanguageNames.CSharp);
        var compilation = (await project.GetCompilationAsync())!;
        return [.. (await compilation.WithAnalyzers(analyzers, project.AnalyzerOptions).GetAnalyzerDiagnosticsAsync()).OrderBy(d => d.Location.SourceSpan.Start)];
    }

    public static CodeFixProvider CreateFixProvider(Project project)
    {
        var type = Find("LucidCompliance.CodeFixes.dll", project).GetAssembly().GetTypes().Single(type => type.GetCustomAttribute<ExportCodeFixProviderAttribute>() is not null);
        var attribute = type.GetCustomAttribute<ExportCodeFixProviderAttribute>()!;
        if (!attribute.DocumentKinds.Contains(nameof(TextDocumentKind.AdditionalDocument)) || !attribute.Languages.Contains(project.Language))
        {
            throw new InvalidOperationException("An editor would not ask the provider.");
        }

        return (CodeFixProvider)Activator.CreateInstance(type)!;
    }

    /// <summary>The actions that the lightbulb would offer for a finding.</summary>
    public static async Task<IReadOnlyList<CodeAction>> GetActionsAsync(Project project, CodeFixProvider provider, Diagnostic finding)
    {
        var document = project.AdditionalDocuments.Single(document => document.FilePath == finding.Location.GetLineSpan().Path);
        var actions = new List<CodeAction>();
        await provider.RegisterCodeFixesAsync(new CodeFixContext(document, finding, (action, _) => actions.Add(action), CancellationToken.None));
        return actions;
    }

    /// <summary>The solution after "fix all in the project" for the findings that one action repairs.</summary>
    public static async Task<Solution> FixAllAsync(Project project, CodeFixProvider provider, CodeAction action, string ruleId)
    {
        var context = new FixAllContext(
            project, provider, FixAllScope.Project, action.EquivalenceKey!, [ruleId], new FindingProvider(await AnalyzeAsync(project)), CancellationToken.None);
        return await ApplyAsync((await provider.GetFixAllProvider()!.GetFixAsync(context))!);
    }

    public static async Task<Solution> ApplyAsync(CodeAction action) =>
        (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution;

    public void Dispose() => _workspace.Dispose();

    private static AnalyzerFileReference Find(string name, Project project) =>
        project.AnalyzerReferences.OfType<AnalyzerFileReference>().Single(reference => Path.GetFileName(reference.FullPath) == name);

    private sealed class FindingProvider(ImmutableArray<Diagnostic> findings) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(findings);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(findings);
    }
}
