using LucidCompliance.Model;
using LucidCompliance.Model.Images;
using LucidCompliance.Subjects;
using LucidCompliance.Subjects.Scripts;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.Commands;

/// <summary>The text of a script that a Dockerfile copies from its build context to a path of the image.</summary>
internal static class ImageScript
{
    /// <summary>The script at a path of the container's image; null where it is not at hand.</summary>
    /// <param name="container">The container.</param>
    /// <param name="path">An absolute path, or one relative to the working directory.</param>
    public static SourceText? Find(ContainerSubject container, string path) =>
        FindArrival(container, path) is { Source.Kind: not TransferSourceKind.Inline } arrival ? ReadFile(arrival, out _) : null;

    /// <summary>
    /// The text of the file that a COPY brings to the program's path from the build context or from a heredoc; null where it is not at hand.
    /// </summary>
    /// <param name="container">The container.</param>
    /// <param name="program">A path; a name that is looked up on the PATH gives nothing.</param>
    /// <param name="isHidden">Whether it is a file of which not even the existence is known: its first line may name any interpreter.</param>
    public static string? ReadText(ContainerSubject container, string program, out bool isHidden)
    {
        isHidden = false;
        if (program.IndexOf('/') < 0 || FindArrival(container, program) is not { } arrival)
        {
            return null;
        }

        if (arrival.Source.Kind != TransferSourceKind.Inline)
        {
            return ReadFile(arrival, out isHidden)?.Content;
        }

        foreach (var heredoc in arrival.Step.Instruction.Heredocs)
        {
            if (arrival.Source.Text.TryGet(out var name) && heredoc.Name == name)
            {
                return heredoc.Body.Text;
            }
        }

        return null;
    }

    // The one COPY of the context that brings exactly this file.
    private static FileArrival? FindArrival(ContainerSubject container, string path)
    {
        if (container.Config is not { } config || Resolve(container, path) is not { } absolute)
        {
            return null;
        }

        var arrivals = config.Files.FindArrivals(absolute);
        return !arrivals.IsEmpty && arrivals[0] is { IsExact: true, Step.Transfer.Origin.Kind: TransferOriginKind.Context } arrival ? arrival : null;
    }

    private static SourceText? ReadFile(FileArrival arrival, out bool isHidden)
    {
        isHidden = false;
        var build = arrival.Step.Stage.Build;
        if (build.Options.Context is not { } context || !arrival.SourcePath.TryGet(out var source))
        {
            return null;
        }

        if (!build.Context.GetRepositoryPath(source).TryGet(out var file))
        {
            isHidden = context.Files is IPartialRepositoryFiles { HasOpenQuestions: true };
            return null;
        }

        var read = context.Files.Read(file);
        isHidden = read.Status == FileReadStatus.Unknown;
        return read.Text;
    }

    /// <summary>The absolute path of a word that names a file; null where the working directory decides and is not known.</summary>
    public static string? Resolve(ContainerSubject container, string path)
    {
        if (path.Length == 0 || path.IndexOf('\\') >= 0)
        {
            return null;
        }

        if (path[0] == '/')
        {
            return ImagePath.Combine("/", path);
        }

        var directory = container.Service?.WorkingDirectory is { } own ? own.Value
            : container.Config is { } config ? config.WorkingDirectory
            : default;
        return directory.TryGet(out var text) && text.Length > 0 && text[0] == '/' ? ImagePath.Combine(text, path) : null;
    }
}
