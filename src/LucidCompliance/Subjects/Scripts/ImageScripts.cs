using System;
using System.Collections.Generic;
using LucidCompliance.Model;
using LucidCompliance.Model.Images;
using LucidCompliance.Syntax.Dockerfile;
using LucidCompliance.Syntax.Shell;
using LucidCompliance.Text;

namespace LucidCompliance.Subjects.Scripts;

/// <summary>The scripts of one image: what its entrypoint, command and health check run, and what its RUN instructions run or install from.</summary>
internal sealed class ImageScripts
{
    private static readonly string[] ProgramFolders = ["/usr/local/bin/", "/usr/bin/", "/bin/", "/usr/local/sbin/", "/usr/sbin/", "/"];

    private readonly ScriptFinder _finder;
    private readonly ImageSubject _image;
    private readonly List<ScriptWord> _words = [];

    public ImageScripts(ScriptFinder finder, ImageSubject image)
    {
        _finder = finder;
        _image = image;
    }

    public void Visit()
    {
        if (_image.Shipping?.Config is { } config)
        {
            VisitCommand(config, config.Entrypoint);
            VisitCommand(config, config.Command);
            VisitCommand(config, config.Healthcheck.Select(static healthcheck => healthcheck.Command));
        }

        foreach (var stage in _image.Build.Stages)
        {
            var isShipped = _image.Ships(stage);
            foreach (var step in stage.Steps)
            {
                if (step.Instruction is RunInstruction run)
                {
                    VisitRun(step, run, isShipped);
                }
            }
        }
    }

    private void VisitCommand(ImageConfig config, Fact<ImageCommand> fact)
    {
        if (!fact.TryGet(out var command) || command.Syntax is not { } syntax)
        {
            return;
        }

        _words.Clear();
        AddWords(syntax);
        foreach (var word in _words)
        {
            foreach (var path in Paths(word, config.WorkingDirectory))
            {
                if (_finder.MayLook() && CopiedFiles.Find(config.Files, path) is { } file)
                {
                    _finder.AddNamed(file.Path, At(word.Span), At(file.Arrival.Source.Word.Span), isShipped: true);
                    break;
                }
            }
        }
    }

    private void AddWords(CommandSyntax syntax)
    {
        if (syntax.Form == CommandForm.Shell)
        {
            ScriptWords.AddShell(ShellScript.Parse(syntax.ShellWord), _words);
            return;
        }

        ScriptWords.AddExec(syntax, _words);
        // ["sh", "-c", "exec /app/start.sh"]
        foreach (var word in syntax.Words)
        {
            if (word.Text.IndexOf(' ') > 0)
            {
                ScriptWords.AddShell(ShellScript.Parse(word), _words);
            }
        }
    }

    private void VisitRun(StageStep step, RunInstruction run, bool isShipped)
    {
        _words.Clear();
        foreach (var script in run.Scripts)
        {
            ScriptWords.AddShell(script, _words);
        }

        foreach (var word in _words)
        {
            // The programs of PATH are the base's in a build; a script is named by its path, or as the argument of a shell.
            if (AbsolutePath(word.Text, step.WorkingDirectory) is not { } path || (word.IsProgram && word.Text.IndexOf('/') < 0) || !_finder.MayLook())
            {
                continue;
            }

            if (FindMounted(step, run, path) is { } mounted)
            {
                _finder.AddNamed(mounted, At(word.Span), At(word.Span), isShipped: false);
            }
            else if (CopiedFiles.Find(step.FilesBefore, path) is { } file)
            {
                _finder.AddNamed(file.Path, At(word.Span), At(file.Arrival.Source.Word.Span), isShipped);
            }
        }
    }

    // --mount=type=bind,source=a,target=b: the file of the context is only there while the command runs.
    private static string? FindMounted(StageStep step, RunInstruction run, string path)
    {
        foreach (var mount in run.Mounts)
        {
            if (mount.Type == "bind" && mount.Find("from") is null && mount.Target is { } target
                && step.Expand(target).TryGet(out var targetText) && AbsolutePath(targetText, step.WorkingDirectory) is { } at
                && Below(at, path) is { } rest)
            {
                var source = mount.Source is null ? Fact<string>.Known(".") : step.Expand(mount.Source);
                return source.TryGet(out var text) && step.Stage.Build.Context.GetRepositoryPath(rest.Length == 0 ? text : text + "/" + rest).TryGet(out var file) ? file : null;
            }
        }

        return null;
    }

    /// <summary>The absolute paths that a word may mean: the one that it names, or for a bare program those of PATH.</summary>
    public static IEnumerable<string> Paths(ScriptWord word, Fact<string> workingDirectory)
    {
        if (word.Text.IndexOf('/') < 0 && word.IsProgram)
        {
            foreach (var folder in ProgramFolders)
            {
                yield return folder + word.Text;
            }
        }

        if (AbsolutePath(word.Text, workingDirectory) is { } path)
        {
            yield return path;
        }
    }

    /// <summary>What of a path lies below a directory; empty for the directory itself, null for a path elsewhere.</summary>
    public static string? Below(string directory, string path) =>
        string.Equals(directory, path, StringComparison.Ordinal) ? string.Empty
        : path.Length > directory.Length && path.StartsWith(directory, StringComparison.Ordinal) && (directory == "/" || path[directory.Length] == '/')
            ? path.Substring(directory == "/" ? 1 : directory.Length + 1)
            : null;

    private static string? AbsolutePath(string text, Fact<string> workingDirectory) =>
        text.Length == 0 ? null
        : text[0] == '/' ? ImagePath.Combine("/", text)
        : workingDirectory.TryGet(out var directory) && directory.StartsWith("/", StringComparison.Ordinal) ? ImagePath.Combine(directory, text)
        : null;

    private SourceLocation At(TextSpan span) => _image.At(span);
}
