using System.Collections.Generic;

namespace LucidCompliance.Repository.Incremental;

/// <summary>Collects the questions of one analysis, each once.</summary>
internal sealed class QuestionJournal
{
    private readonly HashSet<(QuestionKind, string)> _asked = [];
    private readonly List<Question> _questions = [];

    public IReadOnlyList<Question> Questions => _questions;

    public void Add(QuestionKind kind, string path, string answer)
    {
        if (_asked.Add((kind, path)))
        {
            _questions.Add(new Question(kind, path, answer));
        }
    }
}
