using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Syntax.DotEnv;
using LucidCompliance.Syntax.Interpolation;
using LucidCompliance.Text;

namespace LucidCompliance.Model.Compose;

/// <summary>An env file that is a source of variables for interpolation.</summary>
/// <param name="Path">Relative to the repository root.</param>
/// <param name="Text">The file; null where it does not exist or cannot be read.</param>
/// <param name="Status">Why it could not be read, or that it could.</param>
public sealed record VariableFile(string Path, SourceText? Text, FileReadStatus Status)
{
    /// <summary>The file's syntax; null where it could not be read.</summary>
    public DotEnvFile? Document { get; init; }
}

/// <summary>
/// Where <c>${NAME}</c> finds its value (RULES.md convention 10): the policy's or the item's list of env files replaces <c>.env</c>.
/// The environment of the process that will run Compose is never known.
/// </summary>
public sealed class VariableSources
{
    private readonly Dictionary<string, Fact<string>> _values;
    private readonly HashSet<string> _named;

    internal VariableSources(bool hasList, bool hasDotEnv, ImmutableArray<VariableFile> files, Dictionary<string, Fact<string>> values, HashSet<string> named, ImmutableArray<string> exampleFiles, bool isComplete)
    {
        HasList = hasList;
        HasDotEnv = hasDotEnv;
        Files = files;
        _values = values;
        _named = named;
        ExampleFiles = exampleFiles;
        IsComplete = isComplete;
    }

    /// <summary>No sources at all.</summary>
    public static VariableSources None { get; } = new(false, false, [], new Dictionary<string, Fact<string>>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal), [], true);

    /// <summary>Whether the policy's <c>environment.files</c> or the item's <c>EnvFiles</c> name the sources.</summary>
    public bool HasList { get; }

    /// <summary>Whether there is no list and the project directory has a <c>.env</c>.</summary>
    public bool HasDotEnv { get; }

    /// <summary>The env files that count, in their order; also listed ones that do not exist.</summary>
    public ImmutableArray<VariableFile> Files { get; }

    /// <summary>The example siblings (<c>.env.example</c> and the like) whose names count as defined.</summary>
    public ImmutableArray<string> ExampleFiles { get; }

    /// <summary>Whether every source could be read, so that a name that none has is proven undefined in them.</summary>
    public bool IsComplete { get; }

    /// <summary>All names that a source defines, in ordinal order; for suggestions.</summary>
    public ImmutableArray<string> Names
    {
        get
        {
            var names = new SortedSet<string>(_values.Keys, StringComparer.Ordinal);
            names.UnionWith(_named);
            return [.. names];
        }
    }

    /// <summary>
    /// The value of a variable: known with the line that defines it; absent where no source defines it; unknown where it is defined
    /// without a value at hand (<c>environment.provided</c>, example files) or a source could not be read.
    /// </summary>
    public Fact<string> Lookup(string name)
    {
        if (_values.TryGetValue(name, out var value))
        {
            return value;
        }

        return _named.Contains(name) ? Fact<string>.UnknownBecause("the variable is provided from elsewhere")
            : IsComplete ? Fact<string>.Absent
            : Fact<string>.UnknownBecause("a source of variables could not be read");
    }

    internal VariableValue LookupValue(string name)
    {
        var value = Lookup(name);
        return value.TryGet(out var text) ? VariableValue.Known(text) : value.IsAbsent ? VariableValue.Unset : VariableValue.Unknown;
    }

    // What an included file sees: its own env files fill in what these sources do not define.
    internal VariableSources With(Dictionary<string, Fact<string>> further, bool isComplete)
    {
        var values = new Dictionary<string, Fact<string>>(further, StringComparer.Ordinal);
        foreach (var pair in _values)
        {
            values[pair.Key] = pair.Value;
        }

        return new VariableSources(HasList, HasDotEnv, Files, values, _named, ExampleFiles, IsComplete && isComplete);
    }

    /// <summary>What the sources say about a name.</summary>
    public VariableStatus StatusOf(string name)
    {
        if (_values.TryGetValue(name, out var value))
        {
            return value.TryGet(out var text) && text.Length == 0 ? VariableStatus.Empty : VariableStatus.Defined;
        }

        return _named.Contains(name) ? VariableStatus.Defined
            : IsComplete ? VariableStatus.Undefined
            : VariableStatus.Unknown;
    }
}
