using System.Collections.Immutable;
using LucidCompliance.Text;

namespace LucidCompliance.Diagnostics;

/// <summary>Whether a fix may be applied without asking.</summary>
public enum FixSafety
{
    /// <summary>The behaviour provably stays, or the artifact was provably broken.</summary>
    Safe,

    /// <summary>Offered; applied only on request.</summary>
    Unsafe,
}

/// <summary>An edit in one file.</summary>
/// <param name="Text">The text that the edit's span refers to.</param>
/// <param name="Edit">The edit.</param>
public sealed record FileEdit(SourceText Text, TextEdit Edit)
{
    /// <summary>
    /// Whether the file does not exist yet: <see cref="Text"/> is empty then, and the edit inserts all of the new file. It must not be applied
    /// where a file of that path has appeared meanwhile.
    /// </summary>
    public bool CreatesFile { get; init; }
}

/// <summary>A repair as data: front ends apply it, rules only describe it.</summary>
/// <param name="Title">What the fix does, in the imperative, without period: <c>Write the command in exec form</c>.</param>
/// <param name="Safety">Whether it may be applied without asking.</param>
/// <param name="Edits">At least one edit; edits of one file do not overlap.</param>
public sealed record Fix(string Title, FixSafety Safety, ImmutableArray<FileEdit> Edits)
{
    /// <summary>A fix that writes a file which does not exist.</summary>
    /// <param name="title">What the fix does.</param>
    /// <param name="safety">Whether it may be applied without asking.</param>
    /// <param name="path">The file's path; its directory exists.</param>
    /// <param name="content">What the file will contain.</param>
    public static Fix Create(string title, FixSafety safety, string path, string content) =>
        new(title, safety, [new FileEdit(new SourceText(path, string.Empty), new TextEdit(default, content)) { CreatesFile = true }]);

    /// <summary>A fix of one edit.</summary>
    public static Fix Replace(string title, FixSafety safety, SourceLocation location, string newText) =>
        new(title, safety, ImmutableArray.Create(new FileEdit(location.Text, new TextEdit(location.Span, newText))));
}
