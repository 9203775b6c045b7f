using LucidCompliance.Model.Images;

namespace LucidCompliance.Rules.Commands;

/// <summary>Whether the program of an argument vector is proven not to be in an image, so that exec form would not help either.</summary>
internal static class MissingProgram
{
    /// <summary>Whether the image is proven to lack the program.</summary>
    /// <param name="files">The image's files.</param>
    /// <param name="program">A path, or a name that is looked up on PATH.</param>
    public static bool IsMissing(ImageFiles files, string program) =>
        (program.IndexOf('/') < 0 ? files.ContainsCommand(program) : program[0] == '/' ? files.Contains(program) : default)
            .TryGet(out var isThere) && !isThere;
}
