using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Syntax.Dockerfile;
using LucidCompliance.Text;

namespace LucidCompliance.Model.Images;

/// <summary>
/// The variables that hold at one place: ENV and ARG together, the later one counts, as in BuildKit. Immutable; scopes that
/// follow each other share their structure.
/// </summary>
internal sealed class VariableScope
{
    private readonly ImmutableDictionary<string, Fact<string>> _values;

    private VariableScope(ImmutableDictionary<string, Fact<string>> values, bool isComplete)
    {
        _values = values;
        IsComplete = isComplete;
    }

    /// <summary>An ordinal map whose value comparer never looks into facts, which compare only by reflection.</summary>
    public static ImmutableDictionary<string, Fact<string>> EmptyMap { get; } =
        ImmutableDictionary.Create(StringComparer.Ordinal, NeverEqual.Instance);

    /// <summary>No variables, and none that are not known.</summary>
    public static VariableScope Empty { get; } = new(EmptyMap, true);

    /// <summary>Whether a variable that is not here is proven to be unset.</summary>
    public bool IsComplete { get; }

    public VariableScope With(string name, Fact<string> value) => new(_values.SetItem(name, value), IsComplete);

    public VariableScope With(ImmutableDictionary<string, Fact<string>> values, bool isComplete) => new(values, isComplete);

    /// <summary>The same variables, of which others may exist too.</summary>
    public VariableScope Incomplete() => new(_values, false);

    public bool Contains(string name) => _values.ContainsKey(name);

    public bool TryGet(string name, out Fact<string> value) => _values.TryGetValue(name, out value);

    public Fact<string> Find(string name) =>
        _values.TryGetValue(name, out var value) ? value : IsComplete ? Fact<string>.Absent : Fact<string>.Unknown;

    /// <summary>Expands a word; its span becomes the origin.</summary>
    public Fact<string> Expand(DockerWord word, SourceText text)
    {
        var origin = new SourceLocation(text, word.Span);
        return VariableScan.IsPlain(word.Text, word.EscapeCharacter)
            ? Fact<string>.Known(word.Text, origin)
            : ToFact(ExpandFully(word), origin);
    }

    public static Fact<string> ToFact(ExpansionResult result, SourceLocation origin) => result.State switch
    {
        ExpansionState.Known => Fact<string>.Known(result.Text, origin),
        ExpansionState.Unknown => Fact<string>.UnknownBecause("a variable has no known value", origin),
        _ => Fact<string>.UnknownBecause("BuildKit refuses the expansion", origin),
    };

    public ExpansionResult ExpandFully(DockerWord word) => WordExpander.Expand(word, LookupFor(word));

    /// <summary>A lookup whose values together stay linear in the word, so that variables that hold each other cannot blow up.</summary>
    public VariableLookup LookupFor(DockerWord word)
    {
        var budget = ExpansionBase + ((long)ExpansionFactor * word.Text.Length);
        return name =>
        {
            if (!_values.TryGetValue(name, out var value))
            {
                return IsComplete ? VariableValue.Unset : VariableValue.Unknown;
            }

            if (!value.TryGet(out var text))
            {
                return value.IsAbsent ? VariableValue.Unset : VariableValue.Unknown;
            }

            budget -= text.Length;
            return budget < 0 ? VariableValue.Unknown : VariableValue.Known(text);
        };
    }

    private const int ExpansionBase = 4096;
    private const int ExpansionFactor = 16;

    private sealed class NeverEqual : IEqualityComparer<Fact<string>>
    {
        public static readonly NeverEqual Instance = new();

        public bool Equals(Fact<string> x, Fact<string> y) => false;

        public int GetHashCode(Fact<string> obj) => 0;
    }
}
