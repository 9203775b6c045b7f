using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using Microsoft.Build.Framework;

namespace LucidCompliance.Tests.FrontEnds;

/// <summary>A build that keeps what a task logs, in the form of the text report: path relative to the root, span, level, id and message.</summary>
internal sealed class RecordingBuild(string root) : IBuildEngine
{
    public List<string> Lines { get; } = [];

    public bool ContinueOnError => false;

    public int LineNumberOfTaskNode => 0;

    public int ColumnNumberOfTaskNode => 0;

    public string ProjectFileOfTaskNode => "test.proj";

    public void LogErrorEvent(BuildErrorEventArgs e) =>
        Add(e.File, e.LineNumber, e.ColumnNumber, e.EndLineNumber, e.EndColumnNumber, "error", e.Code, e.Message);

    public void LogWarningEvent(BuildWarningEventArgs e) =>
        Add(e.File, e.LineNumber, e.ColumnNumber, e.EndLineNumber, e.EndColumnNumber, "warning", e.Code, e.Message);

    public void LogMessageEvent(BuildMessageEventArgs e)
    {
        if (e.Code is not null)
        {
            Add(e.File, e.LineNumber, e.ColumnNumber, e.EndLineNumber, e.EndColumnNumber, "message", e.Code, e.Message);
        }
    }

    public void LogCustomEvent(CustomBuildEventArgs e)
    {
    }

    public bool BuildProjectFile(string projectFileName, string[] targetNames, IDictionary globalProperties, IDictionary targetOutputs) =>
        throw new NotSupportedException();

    private void Add(string file, int line, int column, int endLine, int endColumn, string level, string code, string? message)
    {
        var help = message!.LastIndexOf(" (" + code, StringComparison.Ordinal);
        Lines.Add(FormattableString.Invariant(
            $"{Path.GetRelativePath(root, file)}({line},{column},{endLine},{endColumn}): {level} {code}: {message[..help]}"));
    }
}
