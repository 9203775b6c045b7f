using System.Collections.Immutable;
using LucidCompliance.LanguageServer.Documents;
using LucidCompliance.LanguageServer.Workspaces;
using LucidCompliance.Model;
using LucidCompliance.Model.Images;
using LucidCompliance.Subjects;

namespace LucidCompliance.LanguageServer.Symbols;

/// <summary>Finds what stands at a place of a document.</summary>
internal static class SymbolFinder
{
    /// <summary>The symbol at an offset; null where there is none.</summary>
    public static Symbol? Find(WorkspaceAnalysis analysis, OpenDocument document, int offset) =>
        RuleIds.Find(document.Text, offset)
        ?? analysis.Read((input, subjects) => Find(input.Files, subjects, document, offset));

    private static Symbol? Find(IRepositoryFiles files, AnalysisSubjects subjects, OpenDocument document, int offset)
    {
        foreach (var image in subjects.Images)
        {
            if (image.Dockerfile.Inline is null
                && image.Dockerfile.Syntax.Text.Path == document.Path
                && new DockerfileSymbols(image.Build, subjects.Date).Find(offset) is { } symbol)
            {
                return symbol;
            }
        }

        foreach (var project in subjects.ComposeProjects)
        {
            foreach (var file in project.Project.Files)
            {
                if (file.Path == document.Path && new ComposeSymbols(files, subjects, project, file).Find(offset) is { } symbol)
                {
                    return symbol;
                }
            }
        }

        return null;
    }

    /// <summary>The bound images of a Dockerfile, those that services build first.</summary>
    public static ImmutableArray<ImageBuild> BuildsOf(AnalysisSubjects subjects, string dockerfile)
    {
        var builds = ImmutableArray.CreateBuilder<ImageBuild>();
        foreach (var image in subjects.Images)
        {
            if (image.Dockerfile.Inline is null && image.Dockerfile.Syntax.Text.Path == dockerfile)
            {
                builds.Add(image.Build);
            }
        }

        return builds.ToImmutable();
    }
}
