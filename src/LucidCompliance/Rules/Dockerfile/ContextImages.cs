using System;
using System.Collections.Generic;
using LucidCompliance.Model.Images;
using LucidCompliance.Subjects;
using LucidCompliance.Syntax.Dockerfile;
using LucidCompliance.Syntax.IgnoreFile;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.Dockerfile;

/// <summary>
/// Images that share a build context, and what they do with it. Every answer is found once, however many of the images lack an ignore file.
/// </summary>
internal sealed class ContextImages
{
    private readonly List<(ImageSubject Image, List<TransferSource> Sources)> _images = [];
    private readonly Dictionary<string, bool> _copied = new(StringComparer.Ordinal);
    private readonly Lazy<bool> _usesGit;
    private readonly Lazy<bool> _mentionsOutput;
    private readonly Lazy<bool> _buildDotNet;
    private readonly Lazy<bool> _installNode;
    private readonly Lazy<bool> _installPython;

    public ContextImages()
    {
        _usesGit = new Lazy<bool>(() => AnyRunMentions("git", static before => !char.IsLetter(before)));

        // "bin" is where some projects keep their scripts: a RUN that names such a path may mean what the context brings.
        _mentionsOutput = new Lazy<bool>(() => AnyRunMentions("bin/", static before => before is '\0' or ' ' or '"' or '\'' or '\t' or '\n' or '=') || AnyRunMentions("./bin/", static _ => true));
        _buildDotNet = new Lazy<bool>(() => EachRuns(static (name, verb) => name == "dotnet" && verb is "build" or "publish"));
        _installNode = new Lazy<bool>(() => EachRuns(static (name, verb) => (name is "npm" or "pnpm" or "yarn" or "bun" && verb is "ci" or "install" or "i") || (name == "yarn" && verb.Length == 0)));
        _installPython = new Lazy<bool>(() => EachRuns(static (name, verb) => (name is "pip" or "pip3" or "poetry" or "pipenv" && verb == "install") || (name == "uv" && verb is "sync" or "pip")));
    }

    /// <summary>Whether a RUN speaks of git.</summary>
    public bool UseGit => _usesGit.Value;

    /// <summary>Whether a RUN names a path in a folder <c>bin</c>.</summary>
    public bool MentionOutput => _mentionsOutput.Value;

    /// <summary>Whether every image that takes something from the context builds .NET projects itself.</summary>
    public bool BuildDotNet => _buildDotNet.Value;

    /// <summary>Whether every image that takes something from the context installs its packages of Node.js itself.</summary>
    public bool InstallNode => _installNode.Value;

    /// <summary>Whether every image that takes something from the context installs its packages of Python itself.</summary>
    public bool InstallPython => _installPython.Value;

    /// <summary>Adds an image; before the first question.</summary>
    public void Add(ImageSubject image) => _images.Add((image, Sources(image.Build)));

    /// <summary>Whether an instruction names what a line of an ignore file leaves out, or a pattern that has its name in it.</summary>
    public bool Copy(string line)
    {
        if (!_copied.TryGetValue(line, out var isCopied))
        {
            _copied.Add(line, isCopied = IsCopied(line));
        }

        return isCopied;
    }

    private bool IsCopied(string line)
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

    // So that it makes the files itself.
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
        foreach (var (_, _, script) in build.RunScripts)
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
