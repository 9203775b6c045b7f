using LucidCompliance.Repository.Incremental;

namespace LucidCompliance.Repository.Analysis;

/// <summary>A request with what answers it. Without any type of the engine: see <see cref="AnalysisRequest"/>.</summary>
/// <param name="Request">What the build says.</param>
/// <param name="Root">The root's absolute path.</param>
/// <param name="Index">What the walk found.</param>
/// <param name="Facts">The disk and git.</param>
internal sealed record PreparedAnalysis(AnalysisRequest Request, string Root, byte[] Index, RepositoryFacts Facts);
