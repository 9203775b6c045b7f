using System;
using System.Collections.Generic;
using System.Text;
using LucidCompliance.Diagnostics;
using LucidCompliance.Engine.Fixes;
using LucidCompliance.Repository.Analysis;

namespace LucidCompliance.Repository.Fixes;

/// <summary>Says what was changed and what needs a person.</summary>
internal sealed class FixReport
{
    private readonly string _subject;
    private readonly FixRequest _request;
    private readonly FixPlan _plan;
    private readonly StringBuilder _text = new();

    public FixReport(string subject, FixRequest request, FixPlan plan)
    {
        _subject = subject;
        _request = request;
        _plan = plan;
    }

    private string Name => _request.IsPreview ? _request.Vocabulary.Preview : _request.Vocabulary.Fix;

    /// <summary>Adds what a file's change looks like.</summary>
    public void AddDiff(string diff) => _text.Append(diff);

    /// <summary>The report.</summary>
    /// <param name="written">The files that were replaced.</param>
    /// <param name="refusals">Why files were not, a sentence each.</param>
    public string Describe(ICollection<string> written, IReadOnlyList<string> refusals)
    {
        if (refusals.Count > 0)
        {
            DescribeRefusals(written, refusals);
        }
        else
        {
            DescribeApplied();
            DescribeRejected();
            DescribeRemaining();
        }

        if (_request is { IncludeBaselined: true, IsPreview: false } && written.Count > 0)
        {
            _text.Append("The target LucidBaseline takes out of the baseline what is repaired.\n");
        }

        if (!_plan.IsComplete)
        {
            _text.Append("Not every fix was tried. " + _request.Vocabulary.Again + ".\n");
        }

        return WithoutControls(_text.ToString());
    }

    private void DescribeRefusals(ICollection<string> written, IReadOnlyList<string> refusals)
    {
        _text.Append(Name).Append(": ");
        foreach (var refusal in refusals)
        {
            _text.Append(refusal).Append(' ');
        }

        _text.Append(written.Count == 0 ? "Nothing was written for " + _subject : "Written for " + _subject + ": " + string.Join(", ", written));
        _text.Append(". ").Append(_request.Vocabulary.Again).Append(".\n");
    }

    private void DescribeApplied()
    {
        _text.Append(Name).Append(": ");
        if (_plan.Applied.IsEmpty)
        {
            _text.Append("nothing to fix in ").Append(_subject).Append(".\n");
            return;
        }

        _text.Append(Count(_plan.Applied.Length, "fix", "fixes")).Append(" in ").Append(Count(_plan.Files.Length, "file", "files"))
            .Append(" of ").Append(_subject).Append(_request.IsPreview ? "; nothing was written.\n" : ".\n");
        foreach (var applied in _plan.Applied)
        {
            AppendPlace(applied.Finding).Append(": ").Append(EngineRun.OneLine(applied.Fix.Title)).Append(Unsafe(applied.Fix)).Append('\n');
        }
    }

    private void DescribeRejected()
    {
        if (_plan.Rejected.IsEmpty)
        {
            return;
        }

        _text.Append("Not applied, because it would do harm:\n");
        foreach (var rejected in _plan.Rejected)
        {
            AppendPlace(rejected.Finding).Append(": ").Append(EngineRun.OneLine(rejected.Fix.Title)).Append(" (")
                .Append(rejected.Reason switch
                {
                    FixRejection.BreaksSyntax => "the file would not parse",
                    FixRejection.KeepsFinding => "the finding would stay",
                    _ => "it would bring " + rejected.Witness?.Rule.Id,
                })
                .Append(")\n");
        }
    }

    private void DescribeRemaining()
    {
        var suggestions = 0;
        var rest = new List<Diagnostic>();
        foreach (var finding in _plan.Remaining)
        {
            if (_request.Covers?.Invoke(finding.Location.Path) == false)
            {
                continue;
            }

            if (finding.Severity >= DiagnosticSeverity.Warning)
            {
                rest.Add(finding);
            }
            else
            {
                suggestions++;
            }
        }

        if (rest.Count > 0)
        {
            _text.Append(rest.Count == 1 ? "1 finding is left:\n" : Count(rest.Count, "", "findings are left:\n"));
            foreach (var finding in rest)
            {
                AppendPlace(finding).Append(": ").Append(EngineRun.OneLine(finding.Message)).Append(Offer(finding)).Append('\n');
            }
        }

        if (suggestions > 0)
        {
            _text.Append(Count(suggestions, "suggestion is left.", "suggestions are left.")).Append('\n');
        }
    }

    // Which switch would have applied a fix; nothing where only a person can decide.
    private string Offer(Diagnostic finding)
    {
        foreach (var fix in finding.Fixes)
        {
            if (fix.Safety == FixSafety.Unsafe && !_request.IncludeUnsafe)
            {
                return " [" + _request.Vocabulary.Unsafe + ": " + EngineRun.OneLine(fix.Title) + "]";
            }
        }

        return string.Empty;
    }

    private StringBuilder AppendPlace(Diagnostic finding)
    {
        var start = finding.Location.Start;
        return _text.Append("  ").Append(FormattableString.Invariant($"{EngineRun.OneLine(finding.Location.Path)}({start.Line + 1},{start.Column + 1}): {finding.Rule.Id}"));
    }

    private static string Unsafe(Fix fix) => fix.Safety == FixSafety.Unsafe ? " (unsafe: review it)" : string.Empty;

    private static string Count(int count, string one, string many) => FormattableString.Invariant($"{count} {(count == 1 ? one : many)}");

    // A diff repeats what an artifact contains: no sequence in it reaches a terminal.
    private static string WithoutControls(string text)
    {
        var clean = text.ToCharArray();
        for (var i = 0; i < clean.Length; i++)
        {
            var isLineEnd = clean[i] == '\r' && i + 1 < clean.Length && clean[i + 1] == '\n';
            if (char.IsControl(clean[i]) && clean[i] is not ('\n' or '\t') && !isLineEnd)
            {
                clean[i] = '?';
            }
        }

        return new string(clean);
    }
}
