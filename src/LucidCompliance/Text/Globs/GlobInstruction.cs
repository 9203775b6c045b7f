namespace LucidCompliance.Text.Globs;

/// <summary>What one step of a <see cref="GlobProgram"/> does.</summary>
internal enum GlobOperation : byte
{
    /// <summary>Consumes the character <see cref="GlobInstruction.First"/>.</summary>
    Character,

    /// <summary>Consumes any character but '/'.</summary>
    AnyInSegment,

    /// <summary>Consumes a character of <see cref="GlobInstruction.Set"/>, a list of range ends; never '/'.</summary>
    InSet,

    /// <summary>Consumes a character that is not of <see cref="GlobInstruction.Set"/>; never '/'.</summary>
    NotInSet,

    /// <summary>Consumes any number of characters but '/'.</summary>
    RunInSegment,

    /// <summary>Consumes any number of characters.</summary>
    Run,

    /// <summary>Consumes a decimal integer from <see cref="GlobInstruction.First"/> to <see cref="GlobInstruction.Second"/>.</summary>
    Number,

    /// <summary>Goes on at both <see cref="GlobInstruction.First"/> and <see cref="GlobInstruction.Second"/>.</summary>
    Fork,

    /// <summary>Goes on at <see cref="GlobInstruction.First"/>.</summary>
    Jump,

    /// <summary>The pattern is used up.</summary>
    Accept,
}

/// <summary>One step of a <see cref="GlobProgram"/>.</summary>
internal readonly record struct GlobInstruction(GlobOperation Operation, int First = 0, int Second = 0, string? Set = null);
