using System;
using System.Collections.Generic;
using System.Text;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model;
using LucidCompliance.Model.Images;
using LucidCompliance.Subjects;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.Dockerfile;

/// <summary>The drafts of an analysis, one for each build context.</summary>
internal sealed class IgnoreFileDrafts
{
    private readonly AnalysisSubjects _subjects;
    private readonly Dictionary<string, IgnoreFileDraft> _drafts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ContextImages> _byDirectory = new(StringComparer.Ordinal);
    private ContextImages? _others;

    /// <param name="subjects">All subjects: what other images of a context copy is not left out.</param>
    public IgnoreFileDrafts(AnalysisSubjects subjects) => _subjects = subjects;

    /// <summary>The draft for the context of an image, which is known.</summary>
    public IgnoreFileDraft For(ImageSubject image)
    {
        var directory = image.Context.Directory.Value;
        if (!_drafts.TryGetValue(directory, out var draft))
        {
            var others = _others ??= Group();
            _drafts.Add(directory, draft = new IgnoreFileDraft(image, _byDirectory[directory], others));
        }

        return draft;
    }

    // An image whose context is not known may be built from any.
    private ContextImages Group()
    {
        var others = new ContextImages();
        foreach (var image in _subjects.Images)
        {
            if (!image.Context.Directory.TryGet(out var directory))
            {
                others.Add(image);
                continue;
            }

            if (!_byDirectory.TryGetValue(directory, out var images))
            {
                _byDirectory.Add(directory, images = new ContextImages());
            }

            images.Add(image);
        }

        return others;
    }
}

/// <summary>
/// The .dockerignore that a build context lacks. It leaves out only what every image of the context makes itself or does not use: a line
/// that an instruction might need is not written.
/// </summary>
internal sealed class IgnoreFileDraft
{
    // Files of editors and systems: no build reads them.
    private static readonly string[] Always = ["**/.DS_Store", "**/.idea", "**/.vs", "**/.vscode", "**/*.user"];

    private static readonly string[] Versioning = ["MinVer", "GitVersion", "Nerdbank", "GitInfo"];

    private readonly ImageSubject _image;
    private readonly ContextImages _own;
    private readonly ContextImages _others;
    private string? _lines;

    /// <param name="image">An image whose context is known.</param>
    /// <param name="own">The images of the context.</param>
    /// <param name="others">The images that may be built from it.</param>
    public IgnoreFileDraft(ImageSubject image, ContextImages own, ContextImages others)
    {
        _image = image;
        _own = own;
        _others = others;
    }

    /// <summary>The fix that creates the file; null where it would have no line. The context has no ignore file.</summary>
    /// <param name="title">The fix's title.</param>
    /// <param name="files">Files of the context to leave out besides.</param>
    public Fix? Create(string title, IReadOnlyList<string> files)
    {
        var text = new StringBuilder(_lines ??= Lines());
        foreach (var file in files)
        {
            text.Append(file).Append('\n');
        }

        var path = RepositoryPath.Combine(_image.Context.Directory.Value, ".dockerignore");
        return text.Length == 0 ? null : Fix.Create(title, FixSafety.Safe, path, text.ToString());
    }

    /// <summary>Whether an instruction of one of the context's images names what the line leaves out, or a pattern that has its name in it.</summary>
    /// <param name="line">A line of an ignore file.</param>
    public bool IsCopied(string line) => _own.Copy(line) || _others.Copy(line);

    private string Lines()
    {
        var text = new StringBuilder();
        foreach (var line in Candidates())
        {
            if (!IsCopied(line))
            {
                text.Append(line).Append('\n');
            }
        }

        return text.ToString();
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

        if (_own.BuildDotNet && _others.BuildDotNet && !_own.MentionOutput && !_others.MentionOutput)
        {
            yield return "**/bin";
            yield return "**/obj";
        }

        if (_own.InstallNode && _others.InstallNode)
        {
            yield return "**/node_modules";
        }

        if (_own.InstallPython && _others.InstallPython)
        {
            yield return "**/__pycache__";
            yield return "**/.venv";
        }
    }

    private bool UsesHistory()
    {
        if (_own.UseGit || _others.UseGit)
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
}
