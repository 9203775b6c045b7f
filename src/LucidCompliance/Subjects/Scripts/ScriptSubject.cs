using LucidCompliance.Model;
using LucidCompliance.Policy;
using LucidCompliance.Text;

namespace LucidCompliance.Subjects.Scripts;

/// <summary>A start, health or entry script, a requirements file, or another file that an item lists as a script.</summary>
/// <param name="Artifact">The file.</param>
/// <param name="Text">Its text.</param>
/// <param name="Language">How it is read.</param>
/// <param name="Policy">The policy that holds for it.</param>
public sealed record ScriptSubject(Artifact Artifact, SourceText Text, ScriptLanguage Language, PolicyDocument Policy)
{
    /// <summary>What begins a comment that reaches to the end of its line.</summary>
    public string CommentMarker => Language switch
    {
        ScriptLanguage.JavaScript => "//",
        ScriptLanguage.Sql => "--",
        ScriptLanguage.Batch => "::",
        _ => "#",
    };

    /// <summary>Whether it is a file of an image that ships.</summary>
    public bool IsShipped { get; init; }

    /// <summary>Whether a build or a container uses it, so that it is read although git may ignore it.</summary>
    public bool IsUsed => NamedAt is not null;

    /// <summary>The word in a Dockerfile or Compose file that runs it or brings it; null where only an item names it.</summary>
    public SourceLocation? NamedAt { get; init; }
}
