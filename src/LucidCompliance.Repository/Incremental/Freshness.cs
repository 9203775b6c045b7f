using System.Threading;
using LucidCompliance.Repository.Git;

namespace LucidCompliance.Repository.Incremental;

/// <summary>Whether an earlier analysis still holds.</summary>
internal static class Freshness
{
    /// <summary>Compares the key, then asks every question again until an answer differs.</summary>
    public static bool IsCurrent(AnalysisCache cache, string key, RepositoryFacts facts, CancellationToken cancellation)
    {
        if (cache.Key != key)
        {
            return false;
        }

        var sameIndex = cache.GitStamp == TrackedFiles.GetStamp(facts.Git);
        for (var i = 0; i < cache.Questions.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            var question = cache.Questions[i];
            if (question.Kind == QuestionKind.Tracked && sameIndex)
            {
                continue;
            }

            if (facts.Answer(question.Kind, question.Path) != question.Answer)
            {
                return false;
            }
        }

        return true;
    }
}
