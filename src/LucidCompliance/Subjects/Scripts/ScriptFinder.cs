using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Model;
using LucidCompliance.Model.Images;
using LucidCompliance.Policy;
using LucidCompliance.Text;

namespace LucidCompliance.Subjects.Scripts;

/// <summary>
/// Collects the scripts: those that items list, and those that artifacts name – what an image's commands run, what its RUN instructions run or
/// install from, what services mount and run. A file that is named in a Dockerfile or Compose file belongs to the reporter of that file.
/// </summary>
internal sealed class ScriptFinder
{
    // No real repository comes near; the bounds keep hostile ones cheap.
    private const int MaximumScripts = 512;
    private const int MaximumLookups = 16_384;

    private readonly IRepositoryFiles _files;
    private readonly PolicySet _policies;
    private readonly Func<string, FileReporter> _reporterOf;
    private readonly HashSet<string> _otherScope = new(StringComparer.Ordinal);
    private readonly HashSet<string> _artifacts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _indexes = new(StringComparer.Ordinal);
    private readonly HashSet<string> _noScripts = new(StringComparer.Ordinal);
    private readonly List<ScriptSubject> _scripts = [];
    private int _lookups;

    /// <param name="artifacts">All artifacts.</param>
    /// <param name="files">The repository's files.</param>
    /// <param name="policies">The policies.</param>
    /// <param name="reporterOf">Who reports a file that is no artifact.</param>
    public ScriptFinder(ImmutableArray<Artifact> artifacts, IRepositoryFiles files, PolicySet policies, Func<string, FileReporter> reporterOf)
    {
        _files = files;
        _policies = policies;
        _reporterOf = reporterOf;
        foreach (var artifact in artifacts)
        {
            _ = artifact.Kind == ArtifactKind.Script || _artifacts.Add(artifact.Path);
            if (!artifact.IsInScope)
            {
                _ = _otherScope.Add(artifact.Path);
            }
        }
    }

    /// <summary>The scripts, those of items first.</summary>
    public ImmutableArray<ScriptSubject> Find(
        ImmutableArray<Artifact> readable, ImmutableArray<ImageSubject> images, ImmutableArray<ComposeSubject> projects)
    {
        foreach (var artifact in readable)
        {
            if (artifact.Kind == ArtifactKind.Script && _files.Read(artifact.Path).Text is { } text)
            {
                Add(new ScriptSubject(artifact, text, ScriptLanguages.OfItem(artifact.Path, text.Content), _policies.For(artifact.Path)));
            }
        }

        foreach (var image in images)
        {
            new ImageScripts(this, image).Visit();
        }

        foreach (var project in projects)
        {
            ServiceScripts.Visit(this, project);
        }

        return [.. _scripts];
    }

    /// <summary>Whether there is time to look for another file.</summary>
    internal bool MayLook() => _lookups++ < MaximumLookups;

    /// <summary>Adds a file that something runs, unless it is no script.</summary>
    /// <param name="path">Relative to the repository root.</param>
    /// <param name="namedAt">The word that runs it.</param>
    /// <param name="broughtAt">The word that brings it into the image or container: its file's reporter has the script.</param>
    /// <param name="isShipped">Whether it is a file of a shipping image.</param>
    internal void AddNamed(string path, SourceLocation namedAt, SourceLocation broughtAt, bool isShipped)
    {
        if (_indexes.TryGetValue(path, out var index))
        {
            var known = _scripts[index];
            _scripts[index] = known with { NamedAt = known.NamedAt ?? namedAt, IsShipped = known.IsShipped || isShipped };
            return;
        }

        if (_scripts.Count >= MaximumScripts
            || _artifacts.Contains(path)
            || !IsReportedHere(path, broughtAt)
            || _noScripts.Contains(path))
        {
            return;
        }

        if (_files.Read(path).Text is { } text && ScriptLanguages.OfProgram(path, text.Content) is { } language)
        {
            Add(new ScriptSubject(new Artifact(path, ArtifactKind.Script), text, language, _policies.For(path)) { NamedAt = namedAt, IsShipped = isShipped });
        }
        else
        {
            _ = _noScripts.Add(path);
        }
    }

    private bool IsReportedHere(string path, SourceLocation broughtAt) => _reporterOf(path) switch
    {
        FileReporter.ThisAnalysis => true,
        FileReporter.Another => false,
        _ => !_otherScope.Contains(broughtAt.Path),
    };

    private void Add(ScriptSubject script)
    {
        if (!_indexes.ContainsKey(script.Artifact.Path))
        {
            _indexes.Add(script.Artifact.Path, _scripts.Count);
            _scripts.Add(script);
            AddIncluded(script);
        }
    }

    // -r other.txt in a requirements file; what is included first is found again and not read twice.
    private void AddIncluded(ScriptSubject script)
    {
        if (script.Language != ScriptLanguage.Requirements)
        {
            return;
        }

        for (var line = 0; line < script.Text.LineCount; line++)
        {
            var span = script.Text.GetLine(line);
            var words = script.Text.GetText(span).Split([' ', '\t', '='], StringSplitOptions.RemoveEmptyEntries);
            if (words.Length >= 2 && words[0] is "-r" or "--requirement" or "-c" or "--constraint" && words[1].IndexOf("://", StringComparison.Ordinal) < 0)
            {
                var location = new SourceLocation(script.Text, span);
                AddNamed(RepositoryPath.Combine(RepositoryPath.DirectoryOf(script.Artifact.Path), words[1]), location, script.NamedAt ?? location, isShipped: false);
            }
        }
    }
}
