using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using LucidCompliance.Diagnostics;
using LucidCompliance.LanguageServer.Documents;
using LucidCompliance.LanguageServer.Endpoints;
using LucidCompliance.LanguageServer.Protocol;
using LucidCompliance.LanguageServer.Workspaces;
using LucidCompliance.Repository.Analysis;
using LucidCompliance.Repository.Pages;

namespace LucidCompliance.LanguageServer.Actions;

/// <summary>What can be done about the findings at a range.</summary>
/// <param name="session">The client.</param>
/// <param name="analysis">The findings.</param>
/// <param name="document">The document.</param>
/// <param name="cancellation">Stops the planning.</param>
internal sealed class CodeActions(ServerSession session, WorkspaceAnalysis analysis, OpenDocument document, CancellationToken cancellation)
{
    /// <summary>The kind of a fix of one finding, of a suppression and of what leads to a page.</summary>
    public const string QuickFix = "quickfix";

    /// <summary>The kind of all safe fixes of a file, which a client may run when it saves.</summary>
    public const string FixAllKind = "source.fixAll.lucid";

    /// <summary>The command that shows a rule's page.</summary>
    public const string OpenPage = "lucid.openRulePage";

    private const string SafeFixes = "fix-all";
    private const string RuleFixes = "fix-rule";
    private const string Suppress = "suppress";
    private readonly EditConversion _edits = new(session.Encoding, session.Client.Workspace?.WorkspaceEdit ?? new WorkspaceEditCapabilities());

    /// <summary>The actions, the best first.</summary>
    public CodeAction[] Find(LspRange range, ImmutableArray<string>? only)
    {
        var actions = new List<CodeAction>();
        if (Wants(only, QuickFix))
        {
            var start = session.Encoding.GetOffset(document.Text, range.Start);
            var end = session.Encoding.GetOffset(document.Text, range.End);
            var rules = new HashSet<string>(StringComparer.Ordinal);
            foreach (var finding in analysis.FindingsIn(document.Path))
            {
                var span = finding.Location.Span;
                if (start <= span.End && span.Start <= end)
                {
                    AddFixes(actions, finding);
                    AddRest(actions, finding, rules.Add(finding.Rule.Id));
                }
            }
        }

        // Only on request: a file full of findings would cost its planning at every step of the cursor.
        if (only is not null && Wants(only, FixAllKind))
        {
            Add(actions, new CodeAction("Apply all safe fixes in this file", FixAllKind), new CodeActionData(document.Uri, document.Version, SafeFixes));
        }

        return [.. actions];
    }

    /// <summary>The action with its edit.</summary>
    public CodeAction Resolve(CodeAction action) => action.Data is { } data ? action with { Edit = PlanEdit(data) } : action;

    private static bool Wants(ImmutableArray<string>? only, string kind)
    {
        foreach (var wanted in only ?? [kind])
        {
            if (kind == wanted || kind.StartsWith(wanted + ".", StringComparison.Ordinal) || wanted.Length == 0)
            {
                return true;
            }
        }

        return false;
    }

    private void AddFixes(List<CodeAction> actions, Diagnostic finding)
    {
        var isFirst = true;
        foreach (var fix in finding.Fixes)
        {
            if (IsCurrent(fix) && _edits.Convert(analysis, fix.Edits) is { } edit)
            {
                var title = EngineRun.OneLine(fix.Title) + (fix.Safety == FixSafety.Unsafe ? " (may change the behaviour)" : string.Empty);
                actions.Add(new CodeAction(title, QuickFix)
                {
                    Diagnostics = [session.Findings.Convert(analysis, finding)],
                    IsPreferred = isFirst && fix.Safety == FixSafety.Safe ? true : null,
                    Edit = edit,
                });
                isFirst = false;
            }
        }
    }

    private void AddRest(List<CodeAction> actions, Diagnostic finding, bool isFirstOfRule)
    {
        var id = finding.Rule.Id;
        ImmutableArray<LspDiagnostic> diagnostics = [session.Findings.Convert(analysis, finding)];
        if (isFirstOfRule && HasSeveralToFix(id))
        {
            Add(
                actions, new CodeAction("Fix all " + id + " in this file", QuickFix) { Diagnostics = diagnostics },
                new CodeActionData(document.Uri, document.Version, RuleFixes, id));
        }

        Add(
            actions, new CodeAction("Suppress " + id + " here with a reason", QuickFix) { Diagnostics = diagnostics },
            new CodeActionData(document.Uri, document.Version, Suppress, id, finding.Location.Span.Start));
        if (isFirstOfRule && RulePages.Shipped.Find(id) is not null)
        {
            var title = "Open the page of " + id;
            actions.Add(new CodeAction(title, QuickFix) { Diagnostics = diagnostics, Command = new Command(title, OpenPage, [id]) });
        }
    }

    // A client that cannot ask for the edit later gets it now, or does not get the action.
    private void Add(List<CodeAction> actions, CodeAction action, CodeActionData data)
    {
        if (session.ClientResolvesEdits)
        {
            actions.Add(action with { Data = data });
        }
        else if (PlanEdit(data) is { } edit)
        {
            actions.Add(action with { Edit = edit });
        }
    }

    private WorkspaceEdit? PlanEdit(CodeActionData data)
    {
        var edits = data.Action switch
        {
            SafeFixes => FixAll.Plan(analysis, document, null, cancellation),
            RuleFixes => FixAll.Plan(analysis, document, data.Rule, cancellation),
            _ when FindFinding(data) is { } finding => Suppressing.Plan(analysis, finding, cancellation),
            _ => [],
        };
        return edits.IsEmpty ? null : _edits.Convert(analysis, edits);
    }

    private Diagnostic? FindFinding(CodeActionData data)
    {
        foreach (var finding in analysis.FindingsIn(document.Path))
        {
            if (finding.Rule.Id == data.Rule && finding.Location.Span.Start == data.Start)
            {
                return finding;
            }
        }

        return null;
    }

    private bool HasSeveralToFix(string rule)
    {
        var count = 0;
        foreach (var finding in analysis.FindingsIn(document.Path))
        {
            count += finding.Rule.Id == rule && !finding.Fixes.IsEmpty ? 1 : 0;
        }

        return count > 1;
    }

    // An edit refers to the text that was analysed; what another editor has open may differ.
    private bool IsCurrent(Fix fix)
    {
        foreach (var edit in fix.Edits)
        {
            if (analysis.Documents.TryGetValue(edit.Text.Path, out var open) && !string.Equals(open.Text.Content, edit.Text.Content, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return !fix.Edits.IsEmpty;
    }
}
