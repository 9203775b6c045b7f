using LucidCompliance.Text;

namespace LucidCompliance.Baselines;

/// <summary>One entry of a baseline file.</summary>
/// <param name="Key">What it holds back; the path is relative to the repository root.</param>
/// <param name="Location">The entry.</param>
/// <param name="Removal">What to delete so that the entry is gone and the file stays valid JSON.</param>
public sealed record BaselineEntry(BaselineKey Key, SourceLocation Location, TextSpan Removal);
