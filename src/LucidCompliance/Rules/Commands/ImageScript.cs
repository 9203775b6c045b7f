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
    public static SourceText? Find(ContainerSubject container, string path)
    {
        if (container.Config is not { } config || Resolve(container, path) is not { } absolute)
        {
            return null;
        }

        return CopiedFiles.Find(config.Files, absolute) is { } file && file.Arrival.Step.Stage.Build.Options.Context is { } context
            ? context.Files.Read(file.Path).Text
            : null;
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
