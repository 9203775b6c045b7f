using LucidCompliance.Text;

namespace LucidCompliance.Policy;

/// <summary>A value of the policy and where it comes from.</summary>
/// <param name="Value">The value.</param>
/// <param name="Location">
/// Where it is written; for a value of a preset the item of <c>extends</c> that names the preset; null without a file.
/// </param>
public sealed record PolicyValue<T>(T Value, SourceLocation? Location);

/// <summary>A defect of a policy file: what LUCID0004 reports.</summary>
/// <param name="Location">The offending text.</param>
/// <param name="Message">What is wrong, why, and what to do.</param>
public sealed record PolicyError(SourceLocation Location, string Message);
