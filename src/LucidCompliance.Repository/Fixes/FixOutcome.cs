using LucidCompliance.Engine.Fixes;

namespace LucidCompliance.Repository.Fixes;

/// <summary>What a run of fixes came to.</summary>
/// <param name="Text">What to say, in lines that end with a line feed; no control characters of an artifact.</param>
/// <param name="Plan">What was planned.</param>
/// <param name="IsRefused">Whether a file could not be written, so that nothing or not everything of the plan was done.</param>
internal sealed record FixOutcome(string Text, FixPlan Plan, bool IsRefused);
