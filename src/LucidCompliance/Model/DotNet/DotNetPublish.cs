using System;
using LucidCompliance.Model.Images;

namespace LucidCompliance.Model.DotNet;

/// <summary>A <c>dotnet publish</c> and where its output lies in the image that is looked at.</summary>
/// <param name="Command">The command.</param>
/// <param name="Directory">The absolute directory of the output in that image.</param>
/// <param name="Step">The instruction that brought it there: the RUN itself, or the last COPY.</param>
public sealed record DotNetPublish(DotNetCommand Command, string Directory, StageStep Step)
{
    /// <summary>
    /// Whether all of the output is there. Otherwise a COPY took single files or a folder of it, such as the <c>wwwroot</c> of a Blazor application:
    /// the image need not start it.
    /// </summary>
    public bool IsWhole { get; init; } = true;

    private static readonly string[] ProjectExtensions = [".csproj", ".fsproj", ".vbproj"];

    /// <summary>
    /// The absolute path of what is published, in the stage of the command: a project or solution file, or the directory that holds one.
    /// </summary>
    public Fact<string> ProjectPath => PathOf(Command);

    /// <summary>What a command works on: see <see cref="ProjectPath"/>.</summary>
    internal static Fact<string> PathOf(DotNetCommand command) =>
        command.Project.IsAbsent ? command.WorkingDirectory
        : command.Project.TryGet(out var path) ? command.Resolve(path)
        : Fact<string>.UnknownBecause("a variable names the project");

    /// <summary>Whether a path is that of a project file; otherwise it is a solution or a directory.</summary>
    public static bool IsProjectFile(string path)
    {
        foreach (var extension in ProjectExtensions)
        {
            if (path.EndsWith(extension, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The files in the directory as they are at another place.</summary>
    internal DotNetPublish At(string directory, StageStep step, bool isWhole) => this with { Directory = directory, Step = step, IsWhole = IsWhole && isWhole };

    /// <summary>The directory and the verb; nothing else may be shown.</summary>
    public override string ToString() => Directory;
}
