using LucidCompliance.Syntax.Yaml;
using LucidCompliance.Text;

namespace LucidCompliance.Model.Compose;

/// <summary>How a file came into a project.</summary>
public enum ComposeFileRole
{
    /// <summary>The first file.</summary>
    Base,

    /// <summary>A file that is merged onto the ones before it.</summary>
    Override,

    /// <summary>A file that <c>include</c> names.</summary>
    Include,

    /// <summary>A file that <c>extends.file</c> names.</summary>
    Extends,
}

/// <summary>A file of a Compose project.</summary>
/// <param name="Path">Relative to the repository root.</param>
/// <param name="Text">Its text.</param>
/// <param name="Document">Its YAML tree.</param>
/// <param name="Role">How it came into the project.</param>
public sealed record ComposeFile(string Path, SourceText Text, YamlDocument Document, ComposeFileRole Role);
