using System.Collections.Generic;
using LucidCompliance.Model;

namespace LucidCompliance.Tests.SecretSuite.Whole;

/// <summary>A repository of whole files in which every value that matters has a label.</summary>
internal sealed record LabelledRepository(string Name, IReadOnlyList<LabelledFile> Files, IReadOnlyList<Artifact> Items);

/// <summary>One file, and whether git tracks or ignores it.</summary>
internal sealed record LabelledFile(string Path, string Text, FileState State, IReadOnlyList<ValueLabel> Labels);

/// <summary>What git says about a file.</summary>
internal enum FileState
{
    Tracked,
    Untracked,
    Ignored,
}

/// <summary>What one value is.</summary>
/// <param name="Name">Stable and unique: repository, path and ordinal.</param>
/// <param name="Group">What kind of secret it is, or why it is none.</param>
/// <param name="FirstLine">The zero-based line in which it begins.</param>
/// <param name="LastLine">The line in which it ends.</param>
internal sealed record ValueLabel(string Name, string Group, bool IsSecret, int FirstLine, int LastLine)
{
    /// <summary>Whether a range of zero-based lines touches the value's.</summary>
    public bool Touches(int first, int last) => first <= LastLine && last >= FirstLine;
}
