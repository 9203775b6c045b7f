using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model;
using LucidCompliance.Model.Images;
using LucidCompliance.Subjects;

namespace LucidCompliance.Rules.Dockerfile;

/// <summary>LUCID8010: a source of COPY or ADD is not in the build context.</summary>
public sealed class CopySourceMissing : ImageRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID8010",
        Name = nameof(CopySourceMissing),
        Title = "A source of COPY or ADD does not exist in the build context.",
        DefaultSeverity = DiagnosticSeverity.Error,
        YieldsTo = ["LUCID7013"],
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ImageSubject image)
    {
        foreach (var (step, source, path) in image.Build.ContextSources)
        {
            // A pattern that matches nothing is no error: files are copied that way if they are there.
            if (!source.HasWildcard && image.Context.GetKind(path).TryGet(out var kind) && kind == PathKind.Missing)
            {
                var directory = image.Context.Directory.Value;
                var where = directory == "." ? "the repository's root" : "'" + directory + "'";
                yield return Finding(
                    image.At(source.Word.Span),
                    $"{step.Instruction.Keyword.ToUpperInvariant()} takes '{path}' from the build context, {where}, where it does not exist: the build stops here. {Advise(image, path)}") with
                {
                    Related = ContextLocation.Related(image),
                };
            }
        }
    }

    private static string Advise(ImageSubject image, string path)
    {
        var dockerfile = image.Dockerfile;
        var directory = RepositoryPath.DirectoryOf(dockerfile.Artifact.Path);
        var context = image.Context.Directory.Value;
        return dockerfile.Inline is null && directory != context
            && FileAt(image, directory, path)
                ? $"It lies beside the Dockerfile: write the path from {(context == "." ? "the root" : "'" + context + "'")} on, or build with the context '{directory}'."
                : "Correct the path, which begins at the context and not at the Dockerfile, or add the file.";
    }

    private static bool FileAt(ImageSubject image, string directory, string path) =>
        image.Build.Options.Context is { } options && options.Files.GetKind(RepositoryPath.Combine(directory, path)).TryGet(out var kind) && kind != PathKind.Missing;
}
