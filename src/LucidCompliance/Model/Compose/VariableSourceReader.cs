using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Syntax.DotEnv;
using LucidCompliance.Syntax.Interpolation;
using LucidCompliance.Text;

namespace LucidCompliance.Model.Compose;

/// <summary>Reads the variable sources of a project (RULES.md convention 10).</summary>
internal sealed class VariableSourceReader(IRepositoryFiles files)
{
    // What every login session or Compose itself provides: defined, with a value that only the machine knows.
    private static readonly string[] SessionNames =
    [
        "HOME", "PATH", "PWD", "USER", "LOGNAME", "SHELL", "TMPDIR", "LANG", "DISPLAY", "WAYLAND_DISPLAY", "XAUTHORITY", "XDG_RUNTIME_DIR", "SSH_AUTH_SOCK",
        "USERPROFILE", "USERNAME", "APPDATA", "LOCALAPPDATA", "PROGRAMDATA", "ProgramData", "TEMP", "TMP",
        "COMPOSE_PROJECT_NAME",
    ];

    /// <summary>Reads what an item or the policy lists, else the project directory's <c>.env</c>.</summary>
    public VariableSources Read(ComposeRun? run, ComposeEnvironmentOptions options, string projectDirectory)
    {
        ImmutableArray<string>? list = run is { EnvFiles.IsDefaultOrEmpty: false } ? run.EnvFiles : options.Files;
        var paths = list ?? [RepositoryPath.Combine(projectDirectory, ".env")];
        var named = new HashSet<string>(SessionNames, StringComparer.Ordinal);
        named.UnionWith(options.Provided);
        var examples = ReadExamples(paths, named);
        var values = ReadValues(paths, named, list is not null, out var variableFiles, out var isComplete);
        var hasDotEnv = list is null && variableFiles.Length > 0 && variableFiles[0].Text is not null;
        return new VariableSources(list is not null, hasDotEnv, variableFiles, values, named, examples, isComplete);
    }

    /// <summary>Adds the env files of an include, or the <c>.env</c> of its directory.</summary>
    public VariableSources Extend(VariableSources sources, ImmutableArray<string>? envFiles, string projectDirectory)
    {
        var paths = envFiles ?? [RepositoryPath.Combine(projectDirectory, ".env")];
        var values = ReadValues(paths, [], envFiles is not null, out _, out var isComplete, sources);
        return sources.With(values, isComplete);
    }

    private ImmutableArray<string> ReadExamples(ImmutableArray<string> paths, HashSet<string> named)
    {
        var examples = ImmutableArray.CreateBuilder<string>();
        foreach (var path in paths)
        {
            foreach (var example in ExampleFiles.Of(path))
            {
                if (files.GetKind(example) is not { IsKnown: true, Value: PathKind.File } || files.Read(example).Text is not { } text)
                {
                    continue;
                }

                examples.Add(example);
                foreach (var entry in DotEnvFile.Parse(text).Entries)
                {
                    named.Add(entry.Key);
                }
            }
        }

        return examples.ToImmutable();
    }

    private Dictionary<string, Fact<string>> ReadValues(
        ImmutableArray<string> paths,
        HashSet<string> named,
        bool isList,
        out ImmutableArray<VariableFile> variableFiles,
        out bool isComplete,
        VariableSources? outer = null)
    {
        var read = ImmutableArray.CreateBuilder<VariableFile>(paths.Length);
        var documents = new List<DotEnvFile>(paths.Length);
        var keys = new HashSet<string>(StringComparer.Ordinal);
        isComplete = true;
        foreach (var path in paths)
        {
            var file = files.Read(path);
            var document = file.Text is null ? null : DotEnvFile.Parse(file.Text);
            read.Add(new VariableFile(path, file.Text, file.Status) { Document = document });
            if (document is null)
            {
                isComplete &= IsProvenMissing(path, file.Status, isList);
                continue;
            }

            documents.Add(document);
            foreach (var entry in document.Entries)
            {
                keys.Add(entry.Key);
            }
        }

        variableFiles = read.MoveToImmutable();
        var values = new Dictionary<string, Fact<string>>(StringComparer.Ordinal);
        foreach (var value in DotEnvEvaluator.Evaluate(documents, Outer).All)
        {
            if (value.Value.State == VariableState.Unset)
            {
                continue;
            }

            var location = new SourceLocation(value.Entry.Text, value.Entry.HasValue ? value.Entry.ValueSpan : value.Entry.KeySpan);
            values[value.Entry.Key] = value.Value.IsKnown
                ? Fact<string>.Known(value.Value.Value, location)
                : Fact<string>.UnknownBecause("the value of a variable is not known", location);
        }

        return values;

        VariableValue Outer(string name) =>
            outer is not null && outer.LookupValue(name) is { State: not VariableState.Unset } known ? known
            : named.Contains(name) && !keys.Contains(name) ? VariableValue.Unknown
            : VariableValue.Unset;
    }

    // A listed file that git ignores is missing in a clean clone only: what it defines is then not known.
    private bool IsProvenMissing(string path, FileReadStatus status, bool isList) =>
        status == FileReadStatus.Missing && !(isList && files.IsIgnored(path) is { IsKnown: true, Value: true });
}
