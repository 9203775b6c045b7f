using System.Collections.Immutable;
using LucidCompliance.Diagnostics;
using LucidCompliance.Text;

namespace LucidCompliance.Engine.Fixes;

/// <summary>A file that the fixes change.</summary>
/// <param name="Original">The text that was analysed; empty where the file is new.</param>
/// <param name="NewContent">The characters that replace it, without byte order mark.</param>
/// <param name="IsNew">Whether the file did not exist when it was analysed.</param>
public sealed record FixedFile(SourceText Original, string NewContent, bool IsNew = false);

/// <summary>A fix that the plan contains.</summary>
/// <param name="Finding">
/// The finding that it repairs. Its location refers to the text as it was when the fix was applied, which earlier fixes may have changed.
/// </param>
/// <param name="Fix">The fix.</param>
public sealed record AppliedFix(Diagnostic Finding, Fix Fix);

/// <summary>Why a fix is not in the plan.</summary>
public enum FixRejection
{
    /// <summary>The file would not parse any more.</summary>
    BreaksSyntax,

    /// <summary>Another finding, of severity warning or error, would appear.</summary>
    IntroducesFinding,

    /// <summary>The finding would stay.</summary>
    KeepsFinding,
}

/// <summary>A fix that was tried and taken back.</summary>
/// <param name="Finding">The finding, which remains.</param>
/// <param name="Fix">The fix.</param>
/// <param name="Reason">Why.</param>
/// <param name="Witness">The finding that would appear or stay; null where the syntax would break.</param>
public sealed record RejectedFix(Diagnostic Finding, Fix Fix, FixRejection Reason, Diagnostic? Witness);

/// <summary>What the fixes of an analysis come to. Nothing is written: a front end does that.</summary>
public sealed record FixPlan
{
    /// <summary>The files that change, ordered by path.</summary>
    public required ImmutableArray<FixedFile> Files { get; init; }

    /// <summary>The fixes, in the order in which they were applied.</summary>
    public required ImmutableArray<AppliedFix> Applied { get; init; }

    /// <summary>The fixes that would have done harm.</summary>
    public required ImmutableArray<RejectedFix> Rejected { get; init; }

    /// <summary>The findings in scope that are left after the fixes and are not suppressed, in the order of an analysis.</summary>
    public required ImmutableArray<Diagnostic> Remaining { get; init; }

    /// <summary>False where the planner gave up before it had tried every fix: a further run may find more to do.</summary>
    public required bool IsComplete { get; init; }
}
