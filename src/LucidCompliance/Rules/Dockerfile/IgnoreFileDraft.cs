using System;
using System.Collections.Generic;
using System.Text;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model;
using LucidCompliance.Model.Images;
using LucidCompliance.Subjects;
using LucidCompliance.Syntax.Dockerfile;
using LucidCompliance.Syntax.IgnoreFile;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.Dockerfile;

/// <summary>
/// The .dockerignore that a build context lacks. It leaves out only what every image of the context makes itself or does not use: a line
/// that an instruction might need is not written.
/// </summary>
internal sealed class IgnoreFileDraft
{
    // Files of editors and systems: no build reads them.
    private static readonly string[] Always = ["**/.DS_Store", "**/.idea", "**/.vs", "**/.vscode", "**/*.user"];

    private static readonly string[] Versioning = ["MinVer", "GitVersion", "Nerdbank", "GitInfo"];

    private readonly List<(ImageSubject Image, List<TransferSource> Sources)> _images = new();
    private readonly ImageSubject _image;

    /// <param name="subjects">All subjects: what other images of the context copy is not left out.</param>
    /// <param name="image">An image whose context is known.</param>
    public IgnoreFileDraft(AnalysisSubjects subjects, ImageSubject image)
    {
        _image = image;
        var directory = image.Context.Directory.Value;
        foreach (var other in subjects.Images)
        {
            // An image whose context is not known may be built from this one.
            if (!other.Context.Directory.TryGet(out var its) || its == directory)
            {
                _images.Add((other, Sources(other.Build)));
            }
        }
    }

    /// <summary>The fix that creates the file; null where it would have no line. The context has no ignore file.</summary>
    /// <param name="title">The fix's title.</param>
    /// <param name="files">Files of the context to leave out besides.</param>
    public Fix? Create(string title, IReadOnlyList<string> files)
    {
        var text = new StringBuilder();
        foreach (var line in Candidates())
        {
            if (!IsCopied(line))
            {
                text.Append(line).Append('\n');
            }
        }

        foreach (var file in files)
        {
            text.Append(file).Append('\n');
        }

        var path = RepositoryPath.Combine(_image.Context.Directory.Value, ".dockerignore");
        return text.Length == 0 ? null : Fix.Create(title, FixSafety.Safe, path, text.ToString());
    }

    /// <summary>Whether an instruction of one of the context's images names what the line leaves out, or a pattern that has its name in it.</summary>
    /// <param name="line">A line of an ignore file.</param>
    public bool IsCopied(string line)
    {
        var ignore = DockerIgnore.Parse(new SourceText(".dockerignore", line));
        var name = line.Substring(line.LastIndexOf('/') + 1).TrimStart('*');
        foreach (var (image, sources) in _images)
        {
            foreach (var source in sources)
            {
                // What a variable names may be anything.
                if (!source.Text.TryGet(out var text) || (source.HasWildcard ? text.IndexOf(name, StringComparison.Ordinal) >= 0 : ignore.IsIgnored(BuildContext.Normalize(text))))
                {
                    return true;
                }
            }

            foreach (var mounted in MountedPaths(image.Build))
            {
                if (ignore.IsIgnored(BuildContext.Normalize(mounted)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private IEnumerable<string> Candidates()
    {
        if (!UsesHistory())
        {
            yield return "**/.git";
        }

        foreach (var line in Always)
        {
            yield return line;
        }

        if (EachRuns(static (name, verb) => name == "dotnet" && verb is "build" or "publish") && !MentionsOutput())
        {
            yield return "**/bin";
            yield return "**/obj";
        }

        if (EachRuns(static (name, verb) => (name is "npm" or "pnpm" or "yarn" or "bun" && verb is "ci" or "install" or "i") || (name == "yarn" && verb.Length == 0)))
        {
            yield return "**/node_modules";
        }

        if (EachRuns(static (name, verb) => (name is "pip" or "pip3" or "poetry" or "pipenv" && verb == "install") || (name == "uv" && verb is "sync" or "pip")))
        {
            yield return "**/__pycache__";
            yield return "**/.venv";
        }
    }

    // Whether every image that takes a directory of the context runs such a command, so that it makes the files itself.
    private bool EachRuns(Func<string, string, bool> isMaker)
    {
        foreach (var (image, sources) in _images)
        {
            if (sources.Count > 0 && !Runs(image.Build, isMaker))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Runs(ImageBuild build, Func<string, string, bool> isMaker)
    {
        foreach (var (_, _, script) in Commands.RunScripts.In(build))
        {
            foreach (var command in script.Commands)
            {
                if (isMaker(command.Name, command.Verb?.Text ?? string.Empty))
                {
                    return true;
                }
            }
        }

        return false;
    }

    // "bin" is where some projects keep their scripts: a RUN that names such a path may mean what the context brings.
    private bool MentionsOutput() => AnyRunMentions("bin/", static before => before is '\0' or ' ' or '"' or '\'' or '\t' or '\n' or '=') || AnyRunMentions("./bin/", static _ => true);

    private bool UsesHistory()
    {
        if (AnyRunMentions("git", static before => !char.IsLetter(before)))
        {
            return true;
        }

        if (_image.Build.Options.Context is not { } options)
        {
            return true;
        }

        foreach (var name in new[] { "version.json", "GitVersion.yml", "GitVersion.yaml" })
        {
            if (!_image.Context.GetKind(name).TryGet(out var kind) || kind != PathKind.Missing)
            {
                return true;
            }
        }

        foreach (var name in new[] { "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props" })
        {
            var text = _image.Context.GetRepositoryPath(name).TryGet(out var path) ? options.Files.Read(path).Text : null;
            foreach (var package in Versioning)
            {
                if (text is not null && text.Content.IndexOf(package, StringComparison.OrdinalIgnoreCase) >= 0)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private bool AnyRunMentions(string word, Func<char, bool> mayStandBefore)
    {
        foreach (var (image, _) in _images)
        {
            foreach (var stage in image.Build.Stages)
            {
                foreach (var step in stage.Steps)
                {
                    if (step.Instruction is RunInstruction && Mentions(stage.Build.Dockerfile.Text.GetText(step.Instruction.Span), word, mayStandBefore))
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }

    private static bool Mentions(string text, string word, Func<char, bool> mayStandBefore)
    {
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            if (mayStandBefore(at == 0 ? '\0' : text[at - 1]))
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<string> MountedPaths(ImageBuild build)
    {
        foreach (var stage in build.Stages)
        {
            foreach (var step in stage.Steps)
            {
                if (step.Instruction is not RunInstruction run)
                {
                    continue;
                }

                foreach (var mount in run.Mounts)
                {
                    if (mount.Find("from") is null && mount.Source is { ContainsVariable: false } source)
                    {
                        yield return source.Text;
                    }
                }
            }
        }
    }

    private static List<TransferSource> Sources(ImageBuild build)
    {
        var sources = new List<TransferSource>();
        foreach (var stage in build.Stages)
        {
            foreach (var step in stage.Steps)
            {
                if (step.Transfer is not { Origin.Kind: TransferOriginKind.Context } transfer)
                {
                    continue;
                }

                foreach (var source in transfer.Sources)
                {
                    if (source.Kind is not (TransferSourceKind.Inline or TransferSourceKind.Url or TransferSourceKind.Git))
                    {
                        sources.Add(source);
                    }
                }
            }
        }

        return sources;
    }
}
