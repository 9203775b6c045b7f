namespace LucidCompliance.Repository.Findings;

/// <summary>How a finding reaches the build log.</summary>
internal enum FindingSeverity : byte
{
    /// <summary>A message of normal importance.</summary>
    Suggestion,

    /// <summary>A warning.</summary>
    Warning,

    /// <summary>An error.</summary>
    Error,
}

/// <summary>
/// One finding as the build log needs it. Without any type of the engine, so that a build in which nothing changed can replay its
/// findings and never loads the engine.
/// </summary>
/// <param name="Id">The rule's id.</param>
/// <param name="Severity">The effective severity.</param>
/// <param name="Path">Relative to the root, or absolute for a file outside it; '/' as separator.</param>
/// <param name="Region">Where in the file.</param>
/// <param name="Message">The message without help; no control characters.</param>
internal sealed record Finding(string Id, FindingSeverity Severity, string Path, FileRegion Region, string Message);

/// <summary>Lines and columns as MSBuild counts them: from 1, the end column is the one after the last character.</summary>
internal readonly record struct FileRegion(int Line, int Column, int EndLine, int EndColumn);
