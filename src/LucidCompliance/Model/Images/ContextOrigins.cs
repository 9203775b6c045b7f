using System;
using System.Collections.Generic;

namespace LucidCompliance.Model.Images;

/// <summary>From where in the build context a path of a stage may have come, by the COPY and ADD instructions of the file.</summary>
internal sealed class ContextOrigins
{
    // Chains of stages that copy from each other are short in files that people write.
    private const int MaximumDepth = 8;

    // Each COPY between stages may double what is asked; a file that needs more than this is hostile.
    private const int MaximumQuestions = 256;

    private readonly HashSet<(Stage, string)> _asked = [];
    private readonly List<string> _paths = [];

    private ContextOrigins()
    {
    }

    /// <summary>
    /// The paths in the context, each once; a source that may be a file or a directory gives both readings. Empty where nothing brings the path.
    /// </summary>
    /// <param name="stage">The stage.</param>
    /// <param name="path">An absolute, normalised path in it.</param>
    public static IReadOnlyList<string> Of(Stage stage, string path)
    {
        var origins = new ContextOrigins();
        origins.Find(stage, path, 0);
        return origins._paths;
    }

    private void Find(Stage? stage, string path, int depth)
    {
        for (; stage is not null && depth <= MaximumDepth && _asked.Count < MaximumQuestions && _asked.Add((stage, path)); stage = stage.Base.Parent)
        {
            foreach (var step in stage.Steps)
            {
                if (step.Transfer is not { } transfer || !transfer.Destination.TryGet(out var destination))
                {
                    continue;
                }

                foreach (var source in transfer.Sources)
                {
                    if (transfer.Origin is { Kind: TransferOriginKind.Stage, Stage: { } from })
                    {
                        if (source.Text.TryGet(out var text) && !source.HasWildcard)
                        {
                            foreach (var origin in Sources(ImagePath.Combine("/", text), destination, path))
                            {
                                Find(from, origin, depth + 1);
                            }
                        }
                    }
                    else if (BuildContext.TryGetPath(transfer, source, out var relative))
                    {
                        AddSources(source.HasWildcard, relative, destination, path);
                    }
                }
            }
        }
    }

    private void AddSources(bool isPattern, string source, string destination, string path)
    {
        if (isPattern)
        {
            // "COPY src/*.csproj ./" brings files by their names; a directory that a pattern names loses its own.
            if (ImagePath.Parent(path) == destination && source.IndexOfAny(Wildcards) > source.LastIndexOf('/') && new SourcePattern(source) is var pattern
                && pattern.Directory is { } directory)
            {
                var candidate = RepositoryPath.Combine(directory, ImagePath.BaseName(path));
                if (pattern.IsMatch(candidate))
                {
                    Add(candidate);
                }
            }

            return;
        }

        foreach (var origin in Sources("/" + (source == "." ? string.Empty : source), destination, path))
        {
            Add(origin.Length == 1 ? "." : origin.Substring(1));
        }
    }

    private static readonly char[] Wildcards = ['*', '?', '['];

    // What may lie at the path: the source itself, the source as a file in a directory, or something below the source as a directory.
    private static IEnumerable<string> Sources(string source, string destination, string path)
    {
        if (path == destination)
        {
            yield return source;
        }
        else if (path == ImagePath.Join(destination, ImagePath.BaseName(source)))
        {
            yield return source;
        }

        if (path.Length > destination.Length && path.StartsWith(destination, StringComparison.Ordinal) && (destination == "/" || path[destination.Length] == '/'))
        {
            yield return ImagePath.Join(source, path.Substring(destination == "/" ? 1 : destination.Length + 1));
        }
    }

    private void Add(string path)
    {
        if (_paths.Count < MaximumQuestions && !_paths.Contains(path))
        {
            _paths.Add(path);
        }
    }
}
