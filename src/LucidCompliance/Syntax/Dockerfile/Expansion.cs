using System;
using System.Collections.Immutable;
using LucidCompliance.Text;

namespace LucidCompliance.Syntax.Dockerfile;

/// <summary>What is known about a variable.</summary>
public enum VariableState
{
    /// <summary>No such variable exists.</summary>
    Unset,

    /// <summary>The variable has a known value.</summary>
    Known,

    /// <summary>The variable may have a value that the artifacts do not tell.</summary>
    Unknown,
}

/// <summary>The answer to a lookup.</summary>
public readonly struct VariableValue
{
    private readonly string? _text;

    private VariableValue(VariableState state, string? text)
    {
        State = state;
        _text = text;
    }

    /// <summary>No such variable exists.</summary>
    public static VariableValue Unset => default;

    /// <summary>The value cannot be told.</summary>
    public static VariableValue Unknown => new(VariableState.Unknown, null);

    /// <summary>What is known.</summary>
    public VariableState State { get; }

    /// <summary>The value; empty unless the state is <see cref="VariableState.Known"/>.</summary>
    public string Text => _text ?? "";

    /// <summary>A known value.</summary>
    public static VariableValue Known(string text) => new(VariableState.Known, text);
}

/// <summary>Answers what a variable holds where the word stands. Names are passed as written.</summary>
public delegate VariableValue VariableLookup(string name);

/// <summary>How an expansion ended.</summary>
public enum ExpansionState
{
    /// <summary>The text is known.</summary>
    Known,

    /// <summary>A variable of unknown value takes part.</summary>
    Unknown,

    /// <summary>BuildKit refuses the word.</summary>
    Error,
}

/// <summary>The operator of a <c>${name…}</c> reference.</summary>
public enum VariableOperator
{
    /// <summary><c>$name</c> or <c>${name}</c></summary>
    None,

    /// <summary><c>${name-word}</c> or <c>${name:-word}</c></summary>
    Default,

    /// <summary><c>${name+word}</c> or <c>${name:+word}</c></summary>
    Alternative,

    /// <summary><c>${name?word}</c> or <c>${name:?word}</c></summary>
    Required,

    /// <summary><c>${name#pattern}</c> or <c>${name##pattern}</c></summary>
    TrimPrefix,

    /// <summary><c>${name%pattern}</c> or <c>${name%%pattern}</c></summary>
    TrimSuffix,

    /// <summary><c>${name/pattern/text}</c> or <c>${name//pattern/text}</c></summary>
    Replace,
}

/// <summary>One variable reference in a word, also one in a default that is not used.</summary>
/// <param name="Name">The variable's name.</param>
/// <param name="Span">The whole reference in the source, with <c>$</c> and braces.</param>
/// <param name="NameSpan">The name in the source.</param>
/// <param name="Operator">Its operator.</param>
/// <param name="TreatsEmptyAsUnset">Whether a colon precedes the operator.</param>
/// <param name="State">What the lookup answered.</param>
public sealed record VariableReference(string Name, TextSpan Span, TextSpan NameSpan, VariableOperator Operator, bool TreatsEmptyAsUnset, VariableState State)
{
    /// <summary>Whether the reference brings its own text for an unset variable.</summary>
    public bool HasDefault => Operator is VariableOperator.Default;
}

/// <summary>The result of expanding a word.</summary>
public sealed class ExpansionResult
{
    private ImmutableArray<string> _words;

    internal ExpansionResult(ExpansionState state, string text, ImmutableArray<string> words, SyntaxError? error, ImmutableArray<VariableReference> references)
    {
        State = state;
        Text = text;
        _words = words;
        Error = error;
        References = references;
    }

    /// <summary>How the expansion ended.</summary>
    public ExpansionState State { get; }

    /// <summary>The text without quotes and escapes; empty unless the state is <see cref="ExpansionState.Known"/>.</summary>
    public string Text { get; }

    /// <summary>
    /// The text split at unquoted blanks, also at those that came out of a variable, as EXPOSE does; empty unless the state
    /// is <see cref="ExpansionState.Known"/>.
    /// </summary>
    public ImmutableArray<string> Words
    {
        get
        {
            if (_words.IsDefault)
            {
                // Only for a text without quotes and escapes: there every blank splits.
                _words = ImmutableArray.Create(Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            }

            return _words;
        }
    }

    /// <summary>What BuildKit refuses; null unless the state is <see cref="ExpansionState.Error"/>.</summary>
    public SyntaxError? Error { get; }

    /// <summary>The references in source order; inner ones follow the one that holds them.</summary>
    public ImmutableArray<VariableReference> References { get; }
}
