using System;
using System.Collections.Generic;
using System.Text;
using System.Threading;
using LucidCompliance.Model.Secrets;
using LucidCompliance.Policy;
using LucidCompliance.Rules;
using LucidCompliance.Subjects;

namespace LucidCompliance.Engine.Fixes;

/// <summary>
/// The secrets that an analysis finds, so that a text can be shown without them: whatever a rule would report is replaced, also where a fix
/// has moved it. What looks like a secret to <see cref="SecretRedaction"/> is replaced as well.
/// </summary>
public sealed class KnownSecrets
{
    // Beyond it nobody reads the text, and replacing takes long: then no line is shown.
    private const int MaximumCount = 1000;
    private const int ShortestSecret = 4;

    // Null where they could not be found.
    private readonly List<string>? _values;

    private KnownSecrets(List<string>? values) => _values = values;

    /// <summary>Finds the secrets of an analysis.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static KnownSecrets Of(AnalysisInput input, CancellationToken cancellation = default)
    {
        try
        {
            var policies = new PolicySet(input.Files, RuleCatalogue.Descriptors, input.PolicyPath);
            var subjects = new SubjectBuilder(input.Artifacts, input.Files, policies, input.Date, input.ReporterOf, cancellation).Build();
            var values = new HashSet<string>(StringComparer.Ordinal);
            foreach (var secret in subjects.Secrets)
            {
                foreach (var range in secret.Verdict.Class == SecretClass.Secret ? secret.Verdict.Ranges : [])
                {
                    var location = secret.Locate(range);
                    _ = values.Add(secret.Candidate.Value.Characters.Substring(range.Start, range.Length));
                    _ = values.Add(location.Text.GetText(location.Span));
                }
            }

            values.RemoveWhere(static value => value.Length < ShortestSecret);
            var longestFirst = new List<string>(values);
            longestFirst.Sort(static (left, right) => left.Length != right.Length ? right.Length.CompareTo(left.Length) : string.CompareOrdinal(left, right));
            return new KnownSecrets(longestFirst.Count > MaximumCount ? null : longestFirst);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // A defect of ours must not show what it should have hidden.
            return new KnownSecrets(null);
        }
    }

    /// <summary>The text with each secret replaced by <see cref="SecretValue.Redacted"/>; the line breaks stay.</summary>
    public string Redact(string text)
    {
        if (_values is null)
        {
            return RedactLines(text);
        }

        foreach (var value in _values)
        {
            if (text.IndexOf(value, StringComparison.Ordinal) >= 0)
            {
                text = text.Replace(value, RedactLines(value));
            }
        }

        return SecretRedaction.Redact(text);
    }

    /// <summary>A number, never a value.</summary>
    public override string ToString() => (_values?.Count ?? 0) + " secrets";

    private static string RedactLines(string text)
    {
        var result = new StringBuilder();
        for (var start = 0; start <= text.Length;)
        {
            var end = text.IndexOf('\n', start);
            var stop = end < 0 ? text.Length : end;
            result.Append(stop > start ? SecretValue.Redacted : string.Empty).Append(end < 0 ? string.Empty : "\n");
            start = stop + 1;
        }

        return result.ToString();
    }
}
