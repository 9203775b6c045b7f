using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Subjects;

namespace LucidCompliance.Rules.Dockerfile;

/// <summary>LUCID8033: the whole build context is copied, and no ignore file leaves anything out.</summary>
public sealed class IgnoreFileMissing : ImageRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID8033",
        Name = nameof(IgnoreFileMissing),
        Title = "The whole build context is copied, and there is no .dockerignore file.",
        DefaultSeverity = DiagnosticSeverity.Info,
        PeerIds = ["CWE-538"],
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ImageSubject image)
    {
        foreach (var (step, source, path) in ContextSources.In(image))
        {
            if (path != "." || source.HasWildcard)
            {
                continue;
            }

            if (image.Context.IgnoreFile.IsAbsent)
            {
                var directory = image.Context.Directory.Value;
                var (where, file) = directory == "." ? ("the repository's root", ".dockerignore") : ($"'{directory}'", directory + "/.dockerignore");
                yield return Finding(
                    image.At(source.Word.Span),
                    $"{step.Instruction.Keyword.ToUpperInvariant()} takes all of {where}, and no ignore file leaves anything out: .git, local settings, secrets and build outputs come along and spoil the cache. "
                    + $"Add {file} with what no image needs: .git, .env, **/bin, **/obj.");
            }

            // One file is missing, however often the context is copied.
            yield break;
        }
    }
}
