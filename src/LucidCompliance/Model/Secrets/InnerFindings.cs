using System.Collections.Generic;

namespace LucidCompliance.Model.Secrets;

/// <summary>Carries the verdict about an inner value over to the text around it.</summary>
internal static class InnerFindings
{
    /// <summary>Adds what a verdict found.</summary>
    /// <param name="findings">Where to add.</param>
    /// <param name="verdict">The verdict about the inner value.</param>
    /// <param name="start">Where the inner value is written in the outer text.</param>
    /// <param name="length">Its length as written.</param>
    /// <param name="exact">Whether the inner value is written as it was classified, so that its ranges hold.</param>
    public static void Add(List<SecretMatch> findings, SecretVerdict verdict, int start, int length, bool exact)
    {
        if (verdict.Class < SecretClass.WellKnown)
        {
            return;
        }

        if (!exact)
        {
            findings.Add(new SecretMatch(verdict.Class, verdict.Kind, verdict.Confidence, new SecretRange(start, length)));
            return;
        }

        foreach (var range in verdict.Ranges)
        {
            findings.Add(new SecretMatch(verdict.Class, verdict.Kind, verdict.Confidence, new SecretRange(start + range.Start, range.Length)));
        }
    }
}
