namespace LucidCompliance.Subjects.Scripts;

/// <summary>Which analysis of a build reports a file that is no artifact and that artifacts of several reporters may name.</summary>
public enum FileReporter
{
    /// <summary>The one that has the artifact which names the file.</summary>
    OfNamingArtifact,

    /// <summary>This one, also where an artifact of another one names the file.</summary>
    ThisAnalysis,

    /// <summary>Another one, which sees the naming artifact as well.</summary>
    Another,
}
