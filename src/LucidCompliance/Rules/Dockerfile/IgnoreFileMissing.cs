using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Subjects;

namespace LucidCompliance.Rules.Dockerfile;

/// <summary>LUCID8033: the whole build context is copied, and no ignore file leaves anything out.</summary>
public sealed class IgnoreFileMissing : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID8033",
        Name = nameof(IgnoreFileMissing),
        Title = "The whole build context is copied, and there is no .dockerignore file.",
        DefaultSeverity = DiagnosticSeverity.Info,
        Fix = FixSafety.Safe,
        PeerIds = ["CWE-538"],
    };

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Check(AnalysisSubjects subjects)
    {
        var drafts = new IgnoreFileDrafts(subjects);
        foreach (var image in subjects.Images)
        {
            foreach (var finding in Check(drafts, image))
            {
                yield return finding;
            }
        }
    }

    private IEnumerable<Diagnostic> Check(IgnoreFileDrafts drafts, ImageSubject image)
    {
        foreach (var (step, source, path) in image.Build.ContextSources)
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
                    + $"Add {file} with what no image needs: .git, .env, **/bin, **/obj.") with
                {
                    Fixes = drafts.For(image).Create("Write " + file, []) is { } fix ? [fix] : [],
                };
            }

            // One file is missing, however often the context is copied.
            yield break;
        }
    }
}
