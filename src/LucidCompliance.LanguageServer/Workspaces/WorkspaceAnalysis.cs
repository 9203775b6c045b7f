using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using LucidCompliance.Diagnostics;
using LucidCompliance.Engine;
using LucidCompliance.LanguageServer.Documents;
using LucidCompliance.Subjects;

namespace LucidCompliance.LanguageServer.Workspaces;

/// <summary>What the engine says about a repository in one state of its open documents.</summary>
internal sealed class WorkspaceAnalysis
{
    private readonly Lock _lock = new();
    private readonly AnalysisInput _input;
    private readonly AnalysisSubjects _subjects;

    public WorkspaceAnalysis(string root, ImmutableDictionary<string, OpenDocument> documents, AnalysisInput input, AnalysisResult result)
    {
        Root = root;
        Documents = documents;
        _input = input;
        _subjects = result.Subjects!;
        Findings = [.. ShownOf(result.Diagnostics)];
    }

    /// <summary>The root's absolute path.</summary>
    public string Root { get; }

    /// <summary>The documents that were open, by path.</summary>
    public ImmutableDictionary<string, OpenDocument> Documents { get; }

    /// <summary>The findings that are not suppressed.</summary>
    public ImmutableArray<Diagnostic> Findings { get; }

    /// <summary>
    /// Reads the model, or plans over it. One reader at a time: the model finds some of its facts when they are first asked for, and the
    /// files behind it are no more than one thread's.
    /// </summary>
    public T Read<T>(Func<AnalysisInput, AnalysisSubjects, T> read)
    {
        lock (_lock)
        {
            return read(_input, _subjects);
        }
    }

    /// <summary>The findings in a file.</summary>
    public IEnumerable<Diagnostic> FindingsIn(string path)
    {
        foreach (var finding in Findings)
        {
            if (finding.Location.Path == path)
            {
                yield return finding;
            }
        }
    }

    private static IEnumerable<Diagnostic> ShownOf(ImmutableArray<Diagnostic> findings)
    {
        foreach (var finding in findings)
        {
            if (finding.Suppression is null && finding.Severity != DiagnosticSeverity.None)
            {
                yield return finding;
            }
        }
    }
}
