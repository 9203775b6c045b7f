using System;
using System.Collections.Generic;
using System.Text;
using LucidCompliance.Diagnostics;
using LucidCompliance.Engine.Baselines;
using LucidCompliance.Repository.Analysis;
using LucidCompliance.Repository.Baselines;

namespace LucidCompliance.Repository.Adoption;

/// <summary>The one screen that <c>LucidInit</c> shows: what was written, what there is, what fails the build, what to do next.</summary>
internal sealed class AdvicePage
{
    // With what stands around it, a screen of 40 lines.
    private const int MaximumRows = 16;

    /// <summary>The policy that a property names; null where none does.</summary>
    public string? NamedPolicy { get; init; }

    /// <summary>Whether the root had a policy before.</summary>
    public bool HadPolicy { get; set; }

    /// <summary>Whether the root has a policy now.</summary>
    public bool HasPolicy { get; set; }

    /// <summary>The baseline.</summary>
    public BaselinePlan Plan { get; set; } = null!;

    /// <summary>Why a baseline could not be written, a sentence each.</summary>
    public IReadOnlyList<string> Refusals { get; set; } = [];

    /// <summary>The page.</summary>
    public string Describe()
    {
        var text = new StringBuilder();
        DescribePolicy(text);
        DescribeBaseline(text);
        var counts = new RuleCounts(Plan.Held);
        if (!Plan.Held.IsEmpty)
        {
            text.Append("\nWhat is there today, and is not reported from now on:\n");
            counts.AppendTo(text, MaximumRows);
        }

        DescribeFailures(text);
        DescribeNext(text, counts.First);
        return text.ToString().TrimEnd('\n');
    }

    private void DescribePolicy(StringBuilder text) => text.Append("LucidInit: ").Append(
        NamedPolicy is not null ? "the policy is " + EngineRun.OneLine(NamedPolicy) + ", as the build says; it stays as it is.\n"
        : HadPolicy ? "lucid-compliance.yml stays as it is.\n"
        : HasPolicy ? "lucid-compliance.yml is written: the policy, to be read and changed.\n"
        : "lucid-compliance.yml cannot be written here.\n");

    private void DescribeBaseline(StringBuilder text)
    {
        foreach (var refusal in Refusals)
        {
            text.Append("LucidInit: ").Append(refusal).Append('\n');
        }

        if (Refusals.Count == 0)
        {
            text.Append("LucidInit: ").Append(
                Plan.Held.IsEmpty ? "there is nothing to hold back, so no baseline is needed.\n"
                : Plan.Held.Length == 1 ? "lucid-baseline.json holds 1 finding back.\n"
                : FormattableString.Invariant($"lucid-baseline.json holds {Plan.Held.Length} findings back.\n"));
        }
    }

    private void DescribeFailures(StringBuilder text)
    {
        var errors = Count(Plan.Left);
        var held = Count(Plan.Held);
        text.Append("\nWhat fails the build now: ").Append(
            errors == 0 ? "nothing." : errors == 1 ? "1 error." : FormattableString.Invariant($"{errors} errors."));
        text.Append(held == 0 ? "\n" : held == 1 ? " Without the baseline 1 error more would.\n" : FormattableString.Invariant($" Without the baseline {held} errors more would.\n"));
        BaselineRun.AppendLeft(text, Plan.Left);
    }

    private void DescribeNext(StringBuilder text, RuleDescriptor? first)
    {
        text.Append("\nNext: commit what was written, then\n")
            .Append("  dotnet build                                                     reports what is new from here on\n");
        if (first is null)
        {
            text.Append("  dotnet build -t:LucidFixPreview                                  shows what can be repaired\n")
                .Append("  dotnet build -p:LucidComplianceFailOn=never                      shows errors as warnings, for inner loops\n");
        }
        else
        {
            text.Append("  dotnet build -t:LucidFixPreview -p:LucidFixBaselined=true        shows what can be repaired of what is held back\n")
                .Append("  dotnet build -t:LucidExplain -p:LucidRule=").Append(first.Id).Append("              explains the first rule of the list\n")
                .Append("When something is repaired, dotnet build -t:LucidBaseline takes it out of the baseline.\n");
        }
    }

    private static int Count(IReadOnlyList<Diagnostic> findings)
    {
        var count = 0;
        for (var i = 0; i < findings.Count; i++)
        {
            count += findings[i].Severity == DiagnosticSeverity.Error ? 1 : 0;
        }

        return count;
    }
}
