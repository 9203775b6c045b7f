using System;

namespace LucidCompliance.Model.Images;

/// <summary>
/// Finds the context of a Dockerfile that nobody builds (RULES.md convention 20): what its project states, else its folder if the local
/// sources are all there, else the repository root if they are all there.
/// </summary>
internal sealed class ContextConvention
{
    private readonly ImageBuild _build;
    private readonly IRepositoryFiles _files;

    private ContextConvention(ImageBuild build, IRepositoryFiles files)
    {
        _build = build;
        _files = files;
    }

    /// <summary>What sources say about a directory, the stronger word last.</summary>
    private enum Verdict
    {
        /// <summary>Nothing.</summary>
        Undecided,

        /// <summary>They are there.</summary>
        Fits,

        /// <summary>Whether one is there cannot be seen.</summary>
        Hidden,

        /// <summary>One is not there.</summary>
        Refuted,
    }

    /// <summary>The directory relative to the repository root, or unknown.</summary>
    public static Fact<string> Find(ImageBuild build, BuildContextOptions options)
    {
        if (options.DockerfilePath is not { } path || RepositoryPath.IsAbsolute(path) || path.StartsWith("../", StringComparison.Ordinal))
        {
            return Fact<string>.UnknownBecause("nothing tells the build context");
        }

        var convention = new ContextConvention(build, options.Files);
        var folder = RepositoryPath.DirectoryOf(path);
        if (options.StatedDirectory.TryGet(out var stated) && convention.IsInRepository(stated))
        {
            // Visual Studio builds in the stated directory. Sources that are missing there, but all lie in another one, are built by somebody else.
            return convention.Judge(stated) == Verdict.Refuted && (convention.FitsBetter(folder, stated) || convention.FitsBetter(".", stated))
                ? Fact<string>.UnknownBecause("the sources do not lie in the build context that the project states", options.StatedDirectory.Origin)
                : options.StatedDirectory;
        }

        var verdict = convention.Judge(folder);
        if (verdict == Verdict.Refuted && folder != ".")
        {
            folder = ".";
            verdict = convention.Judge(folder);
        }

        return verdict == Verdict.Fits
            ? Fact<string>.Known(folder)
            : Fact<string>.UnknownBecause("the sources do not tell the build context");
    }

    private bool IsInRepository(string directory) =>
        !RepositoryPath.IsAbsolute(directory) && directory != ".." && !directory.StartsWith("../", StringComparison.Ordinal)
        && _files.GetKind(directory).TryGet(out var kind) && kind == PathKind.Directory;

    private bool FitsBetter(string directory, string stated) => directory != stated && Judge(directory) == Verdict.Fits;

    /// <summary>
    /// <c>COPY . .</c> fits everywhere, so it decides nothing; nor does a pattern that nothing proves. A folder below the root needs a source
    /// that is there, or an ignore file; the root has no other folder to be mistaken for.
    /// </summary>
    private Verdict Judge(string folder)
    {
        var context = BuildContext.At(folder, _files);
        var verdict = folder == "." || KindOf(context, ".dockerignore") == Verdict.Fits ? Verdict.Fits : Verdict.Undecided;
        foreach (var stage in _build.Stages)
        {
            foreach (var step in stage.Steps)
            {
                if (step.Transfer is not { } transfer)
                {
                    continue;
                }

                foreach (var source in transfer.Sources)
                {
                    if (BuildContext.TryGetPath(transfer, source, out var path) && path != "."
                        && (source.HasWildcard ? JudgePattern(context, path) : KindOf(context, path)) is var word && word > verdict)
                    {
                        verdict = word;
                        if (verdict == Verdict.Refuted)
                        {
                            return verdict;
                        }
                    }
                }
            }
        }

        return verdict;
    }

    private Verdict KindOf(BuildContext context, string path) =>
        !_files.GetKind(context.GetRepositoryPath(path).Value).TryGet(out var kind) ? Verdict.Hidden
        : kind != PathKind.Missing ? Verdict.Fits
        : context.GetKind(path).IsKnown ? Verdict.Refuted
        : Verdict.Undecided;

    private Verdict JudgePattern(BuildContext context, string path)
    {
        var pattern = new SourcePattern(path);
        if (pattern.Directory is null)
        {
            return Verdict.Undecided;
        }

        if (pattern.Directory != ".")
        {
            return KindOf(context, pattern.Directory);
        }

        foreach (var name in pattern.PlausiblePaths(context.Directory))
        {
            if (KindOf(context, name) == Verdict.Fits)
            {
                return Verdict.Fits;
            }
        }

        return Verdict.Undecided;
    }
}
