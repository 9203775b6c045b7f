namespace LucidCompliance.Model.Secrets;

/// <summary>Decides what the value of a candidate is. A pure function that never throws, linear in the value's length.</summary>
public static class SecretClassifier
{
    /// <summary>Classifies a candidate.</summary>
    public static SecretVerdict Classify(SecretCandidate candidate) => SecretVerdict.None;
}
