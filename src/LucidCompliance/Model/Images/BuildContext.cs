using System;
using System.Collections.Generic;
using LucidCompliance.Syntax.IgnoreFile;
using LucidCompliance.Text;

namespace LucidCompliance.Model.Images;

/// <summary>
/// The directory from which COPY and ADD take local files, and what its ignore file leaves out. Nothing is read before a question is asked.
/// Paths in the context are relative to its directory; as BuildKit does, a leading slash means that directory and <c>..</c> does not leave it.
/// </summary>
public sealed class BuildContext
{
    private const string IgnoreFileName = ".dockerignore";

    private readonly IRepositoryFiles? _files;
    private readonly string? _dockerfilePath;
    private readonly Lazy<Fact<DockerIgnore>> _ignoreFile;

    // Several rules ask about the same sources, and an ignore file of many patterns answers slowly.
    private readonly Dictionary<string, Answer> _ignored = new(StringComparer.Ordinal);

    private BuildContext(Fact<string> directory, IRepositoryFiles? files, string? dockerfilePath)
    {
        Directory = directory;
        _files = files;
        _dockerfilePath = dockerfilePath;
        _ignoreFile = new Lazy<Fact<DockerIgnore>>(FindIgnoreFile);
    }

    /// <summary>
    /// The directory relative to the repository root; <c>.</c> is the root. Unknown for a remote context, one outside the repository, one that
    /// does not exist, and where convention 20 does not decide.
    /// </summary>
    public Fact<string> Directory { get; }

    /// <summary>
    /// The file that decides what is ignored, as BuildKit finds it: <c>&lt;Dockerfile&gt;.dockerignore</c> beside the Dockerfile, else
    /// <c>.dockerignore</c> in the context's directory. Absent where there is neither. Its text is <see cref="DockerIgnore.Text"/>.
    /// </summary>
    public Fact<DockerIgnore> IgnoreFile => _ignoreFile.Value;

    /// <summary>
    /// Whether COPY and ADD cannot take a path because the ignore file leaves it out. The Dockerfile and the ignore file are no exception:
    /// the builder reads them all the same, but they cannot be copied. Unknown for a directory of which a later pattern may take a part back
    /// in. The origin is the deciding line.
    /// </summary>
    /// <param name="path">A path in the context, whether it exists or not.</param>
    public Fact<bool> IsIgnored(string path)
    {
        if (!IgnoreFile.TryGet(out var file))
        {
            return IgnoreFile.IsAbsent ? Fact<bool>.Known(false) : Fact<bool>.UnknownBecause(IgnoreFile.Reason ?? "the ignore file is not known");
        }

        path = Normalize(path);
        lock (_ignored)
        {
            if (!_ignored.TryGetValue(path, out var answer))
            {
                _ignored.Add(path, answer = new Answer(IsIgnored(path, file)));
            }

            return answer.IsIgnored;
        }
    }

    private Fact<bool> IsIgnored(string path, DockerIgnore file)
    {
        if (path == "." || file.FindDecidingLine(path) is not { } line)
        {
            return Fact<bool>.Known(false);
        }

        var origin = new SourceLocation(file.Text, line.PatternSpan);
        return line.IsNegated ? Fact<bool>.Known(false, origin)
            : file.MayIncludeBelow(path) && !IsFile(path) ? Fact<bool>.UnknownBecause("a later pattern takes files of the directory back in", origin)
            : Fact<bool>.Known(true, origin);
    }

    /// <summary>
    /// What stands at a path of the directory, ignored or not. What is missing but git-ignored or below a folder that builds write
    /// (convention 19) is unknown: a build may make it.
    /// </summary>
    /// <param name="path">A path in the context.</param>
    public Fact<PathKind> GetKind(string path)
    {
        if (!GetRepositoryPath(path).TryGet(out var full))
        {
            return Fact<PathKind>.UnknownBecause(Directory.Reason ?? "the build context is not known");
        }

        var kind = _files!.GetKind(full);
        return kind.TryGet(out var found) && found == PathKind.Missing && MayBeMade(Normalize(path), full)
            ? Fact<PathKind>.UnknownBecause("a build may make it")
            : kind;
    }

    /// <summary>A path in the context, relative to the repository root; unknown where the directory is.</summary>
    public Fact<string> GetRepositoryPath(string path) =>
        Directory.TryGet(out var directory) ? Fact<string>.Known(RepositoryPath.Combine(directory, Normalize(path)), Directory.Origin) : Directory;

    /// <summary>
    /// Whether a source of a COPY or ADD brings anything: known false where it does not exist or is ignored. Unknown for what does not come
    /// from the context (<c>--from</c>, URLs, git, heredocs) and for most patterns, because directories are not listed; a pattern is
    /// known to bring something where a file is there that it would plausibly name (<c>package.json</c> for <c>package*.json</c>).
    /// </summary>
    /// <param name="transfer">The COPY or ADD.</param>
    /// <param name="source">One of its sources.</param>
    public Fact<bool> Brings(FileTransfer transfer, TransferSource source)
    {
        if (!TryGetPath(transfer, source, out var path))
        {
            return Fact<bool>.UnknownBecause("the source is not in the build context");
        }

        if (source.HasWildcard)
        {
            return PatternBrings(path);
        }

        if (!GetKind(path).TryGet(out var kind))
        {
            return Fact<bool>.UnknownBecause("it is not known whether the source exists");
        }

        return kind == PathKind.Missing ? Fact<bool>.Known(false) : Not(IsIgnored(path));
    }

    /// <summary>The context of a build.</summary>
    internal static BuildContext Of(ImageBuild build)
    {
        if (build.Options.Context is not { } options)
        {
            return new BuildContext(Fact<string>.UnknownBecause("nothing tells the build context"), null, null);
        }

        var directory = options.Directory.IsAbsent ? ContextConvention.Find(build, options) : Existing(options.Directory, options.Files);
        return new BuildContext(directory, options.Files, options.DockerfilePath);
    }

    /// <summary>A context in a directory that exists, without an ignore file beside a Dockerfile.</summary>
    internal static BuildContext At(string directory, IRepositoryFiles files) => new(Fact<string>.Known(directory), files, null);

    /// <summary>The path or pattern of a source that lies in the build context; false for any other source.</summary>
    internal static bool TryGetPath(FileTransfer transfer, TransferSource source, out string path)
    {
        path = source.ContextPath ?? string.Empty;
        return source.ContextPath is not null && transfer.Origin.Kind == TransferOriginKind.Context;
    }

    /// <summary>A path relative to the context's directory; <c>.</c> for the directory itself.</summary>
    internal static string Normalize(string path)
    {
        if (PathText.IsClean(path, 0))
        {
            return path;
        }

        var absolute = ImagePath.Combine("/", path);
        return absolute.Length == 1 ? "." : absolute.Substring(1);
    }

    private static Fact<bool> Not(Fact<bool> fact) => fact.Select(static value => !value);

    private static Fact<string> Existing(Fact<string> directory, IRepositoryFiles files)
    {
        if (!directory.TryGet(out var path))
        {
            return directory;
        }

        return RepositoryPath.IsAbsolute(path) || path == ".." || path.StartsWith("../", StringComparison.Ordinal)
                ? Fact<string>.UnknownBecause("the build context lies outside the repository", directory.Origin)
            : files.GetKind(path).TryGet(out var kind) && kind == PathKind.Directory ? directory
            : Fact<string>.UnknownBecause("the build context is no directory that is known to exist", directory.Origin);
    }

    private bool IsFile(string path) => GetKind(path).TryGet(out var kind) && kind == PathKind.File;

    private Fact<bool> PatternBrings(string pattern)
    {
        var wildcards = new SourcePattern(pattern);
        if (wildcards.Directory is { } directory && GetKind(directory).TryGet(out var kind) && kind == PathKind.Missing)
        {
            return Fact<bool>.Known(false);
        }

        foreach (var name in wildcards.PlausiblePaths(Directory))
        {
            if (IsFile(name) && IsIgnored(name) is { IsKnown: true, Value: false })
            {
                return Fact<bool>.Known(true);
            }
        }

        return Fact<bool>.UnknownBecause("the source is a pattern");
    }

    // A pattern "name/" ignores directories only; a path below asks whether this one would be ignored.
    private bool MayBeMade(string path, string repositoryPath) =>
        BuildOutputs.Contains(path) || IsGitIgnored(repositoryPath) || IsGitIgnored(repositoryPath + "/0");

    private bool IsGitIgnored(string path) => _files!.IsIgnored(path).TryGet(out var isIgnored) && isIgnored;

    private Fact<DockerIgnore> FindIgnoreFile()
    {
        if (!Directory.TryGet(out var directory))
        {
            return Fact<DockerIgnore>.UnknownBecause(Directory.Reason ?? "the build context is not known");
        }

        var specific = _dockerfilePath is null ? Fact<DockerIgnore>.Absent : ReadIgnoreFile(_dockerfilePath + IgnoreFileName);
        return specific.IsAbsent ? ReadIgnoreFile(RepositoryPath.Combine(directory, IgnoreFileName)) : specific;
    }

    private Fact<DockerIgnore> ReadIgnoreFile(string path)
    {
        var read = _files!.Read(path);
        return read.Text is { } text ? Fact<DockerIgnore>.Known(DockerIgnore.Parse(text), new SourceLocation(text, default))
            : read.Status == FileReadStatus.Missing ? Fact<DockerIgnore>.Absent
            : Fact<DockerIgnore>.UnknownBecause("the ignore file cannot be read");
    }

    // A class: a dictionary of facts would be compiled when it is first used, even where the rest was compiled ahead of time.
    private sealed class Answer(Fact<bool> isIgnored)
    {
        public Fact<bool> IsIgnored { get; } = isIgnored;
    }
}
