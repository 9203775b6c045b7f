using System;
using System.Collections.Generic;
using LucidCompliance.Repository.Disk;

namespace LucidCompliance.Repository.Incremental;

/// <summary>Collects the questions of one analysis, each once.</summary>
internal sealed class QuestionJournal
{
    // One set for each kind: a set of pairs would be compiled when it is first used, and hashes an enumeration for every question.
    private readonly HashSet<string>[] _asked = new HashSet<string>[(int)QuestionKind.Archive + 1];
    private readonly List<Question> _questions = [];
    private readonly bool _isKept;

    public QuestionJournal()
        : this(isKept: true)
    {
    }

    private QuestionJournal(bool isKept)
    {
        _isKept = isKept;
        for (var i = 0; i < _asked.Length; i++)
        {
            _asked[i] = new HashSet<string>(StringComparer.Ordinal);
        }
    }

    /// <summary>For a front end that keeps no outcome: nothing is written down, and no file is hashed.</summary>
    public static QuestionJournal None { get; } = new(isKept: false);

    public IReadOnlyList<Question> Questions => _questions;

    public void Add(QuestionKind kind, string path, string answer)
    {
        if (_isKept && _asked[(int)kind].Add(path))
        {
            _questions.Add(new Question(kind, path, answer));
        }
    }

    /// <summary>Adds the question for a file's content.</summary>
    public void Add(QuestionKind kind, string path, FileContent content)
    {
        if (_isKept && _asked[(int)kind].Add(path))
        {
            _questions.Add(new Question(kind, path, content.GetFingerprint()));
        }
    }
}
