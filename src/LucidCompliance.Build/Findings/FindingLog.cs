using System;
using System.Collections.Generic;
using System.IO;
using LucidCompliance.Repository.Findings;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace LucidCompliance.Build.Findings;

/// <summary>Writes findings to the build log in MSBuild's canonical form.</summary>
internal sealed class FindingLog
{
    private readonly TaskLoggingHelper _log;
    private readonly string _root;
    private readonly bool _neverFails;

    /// <param name="log">The task's log.</param>
    /// <param name="root">The directory that relative paths of findings refer to.</param>
    /// <param name="neverFails">Whether errors are shown as warnings (<c>LucidComplianceFailOn=never</c>).</param>
    public FindingLog(TaskLoggingHelper log, string root, bool neverFails)
    {
        _log = log;
        _root = root;
        _neverFails = neverFails;
    }

    /// <summary>Logs the findings in their order, then how many suggestions a quiet log hides and how many findings the baseline holds back.</summary>
    public void Write(IReadOnlyList<Finding> findings, int baselined)
    {
        var suggestions = 0;
        for (var i = 0; i < findings.Count; i++)
        {
            Write(findings[i]);
            suggestions += findings[i].Severity == FindingSeverity.Suggestion ? 1 : 0;
        }

        if (suggestions > 0)
        {
            _log.LogMessage(
                MessageImportance.High,
                suggestions == 1
                    ? "LucidCompliance: 1 suggestion; run with -v:n to see it."
                    : FormattableString.Invariant($"LucidCompliance: {suggestions} suggestions; run with -v:n to see them."));
        }

        if (baselined > 0)
        {
            _log.LogMessage(
                MessageImportance.High,
                baselined == 1
                    ? "LucidCompliance: the baseline holds 1 finding back."
                    : FormattableString.Invariant($"LucidCompliance: the baseline holds {baselined} findings back."));
        }
    }

    private void Write(Finding finding)
    {
        var file = Path.GetFullPath(Path.Combine(_root, finding.Path));
        var message = finding.Message + HelpReference.GetSuffix(finding.Id);
        var (line, column, endLine, endColumn) = finding.Region;
        switch (finding.Severity)
        {
            case FindingSeverity.Error when !_neverFails:
                _log.LogError(null, finding.Id, null, HelpReference.GetLink(finding.Id), file, line, column, endLine, endColumn, message);
                break;
            case FindingSeverity.Error:
            case FindingSeverity.Warning:
                _log.LogWarning(null, finding.Id, null, HelpReference.GetLink(finding.Id), file, line, column, endLine, endColumn, message);
                break;
            default:
                _log.LogMessage(null, finding.Id, null, file, line, column, endLine, endColumn, MessageImportance.Normal, message);
                break;
        }
    }
}
