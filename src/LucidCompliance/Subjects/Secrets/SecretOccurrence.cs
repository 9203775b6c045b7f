using System;
using LucidCompliance.Model.Secrets;
using LucidCompliance.Text;

namespace LucidCompliance.Subjects.Secrets;

/// <summary>A candidate secret and where it is written. The derived types name the element of the format that holds it.</summary>
public abstract class SecretOccurrence
{
    private SecretVerdict? _verdict;

    private protected SecretOccurrence(SecretCandidate candidate, SecretFile file, SecretVerdict? verdict = null)
    {
        Candidate = candidate;
        File = file;
        _verdict = verdict;
    }

    /// <summary>Key, key path, value and place.</summary>
    public SecretCandidate Candidate { get; }

    /// <summary>The file.</summary>
    public SecretFile File { get; }

    /// <summary>Where it is written.</summary>
    public SecretPlace Place => Candidate.Context.Place;

    /// <summary>The Compose service that it belongs to; null outside services.</summary>
    public string? Service { get; internal init; }

    /// <summary>What the value is; computed once, or found with it in a text without keys.</summary>
    public SecretVerdict Verdict => _verdict ??= SecretClassifier.Classify(Candidate);

    /// <summary>The first part of the value that is the secret, inside its quotes; the whole value of an innocent one.</summary>
    public SourceLocation Location =>
        Locate(Verdict.Ranges.IsEmpty ? new SecretRange(0, Candidate.Value.Characters.Length) : Verdict.Ranges[0]);

    /// <summary>
    /// The variable whose default holds the secret: <c>X</c> in <c>${X:-changeme}</c>; null where the secret is written by itself.
    /// </summary>
    public virtual string? DefaultOf => Verdict.Ranges.IsEmpty ? null : VariableDefault.NameAround(Candidate.Value.Characters, Verdict.Ranges[0].Start);

    /// <summary>The source of a range of the candidate's value.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The range leaves the value.</exception>
    public abstract SourceLocation Locate(SecretRange range);

    /// <summary>Place and key path; never the value.</summary>
    public override string ToString() => Candidate.ToString();
}
