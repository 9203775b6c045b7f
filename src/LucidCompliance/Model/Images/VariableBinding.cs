using System;
using System.Collections.Immutable;
using LucidCompliance.Syntax;
using LucidCompliance.Syntax.Dockerfile;
using LucidCompliance.Text;

namespace LucidCompliance.Model.Images;

/// <summary>Expands the words of one build while it is bound, and keeps the references that lead nowhere.</summary>
internal sealed class VariableBinding
{
    private readonly ImageBuild _build;
    private readonly ImmutableArray<UndefinedVariable>.Builder _undefined = ImmutableArray.CreateBuilder<UndefinedVariable>();
    private readonly ImmutableArray<SyntaxError>.Builder _errors = ImmutableArray.CreateBuilder<SyntaxError>();
    private long _budget;

    public VariableBinding(ImageBuild build)
    {
        _build = build;
        _budget = 1_000_000L + (16L * build.Dockerfile.Text.Length);
    }

    /// <summary>The global scope, which FROM sees: platform arguments and the ARGs before the first FROM.</summary>
    public VariableScope Global { get; set; } = VariableScope.Empty;

    /// <summary>What was kept, in source order: FROMs were bound before the instructions between them.</summary>
    public ImmutableArray<UndefinedVariable> TakeUndefined()
    {
        _undefined.Sort(static (left, right) => left.Location.Span.CompareTo(right.Location.Span));
        return _undefined.ToImmutable();
    }

    /// <summary>The errors that were kept, in source order.</summary>
    public ImmutableArray<SyntaxError> TakeErrors()
    {
        _errors.Sort(static (left, right) => left.Span.CompareTo(right.Span));
        return _errors.ToImmutable();
    }

    /// <summary>Expands a word in a scope.</summary>
    /// <param name="word">The word.</param>
    /// <param name="scope">The variables that hold there.</param>
    /// <param name="instruction">The instruction that holds the word.</param>
    /// <param name="stage">The stage; null where only the global scope is seen.</param>
    /// <param name="reports">Whether references that lead nowhere are kept: not for an inherited trigger, which its own stage shows.</param>
    public Fact<string> Expand(DockerWord word, VariableScope scope, InstructionSyntax instruction, Stage? stage, bool reports = true)
    {
        var origin = _build.Locate(word.Span);
        return VariableScan.IsPlain(word.Text, word.EscapeCharacter)
            ? Fact<string>.Known(word.Text, origin)
            : Bounded(VariableScope.ToFact(ExpandFully(word, scope, instruction, stage, reports), origin));
    }

    /// <summary>Expands a word and tells its references and words.</summary>
    public ExpansionResult ExpandFully(DockerWord word, VariableScope scope, InstructionSyntax instruction, Stage? stage, bool reports = true)
    {
        var result = scope.ExpandFully(word);
        if (reports)
        {
            Report(result, scope, instruction, stage);
        }

        return result;
    }

    /// <summary>Keeps the references of an expansion that lead nowhere, and its error.</summary>
    public void Report(ExpansionResult result, VariableScope scope, InstructionSyntax instruction, Stage? stage)
    {
        if (result.Error is { } error)
        {
            _errors.Add(error);
        }

        foreach (var reference in result.References)
        {
            if (!scope.Contains(reference.Name) && IsName(reference.Name))
            {
                _undefined.Add(new UndefinedVariable(
                    reference, instruction, stage, !scope.IsComplete, stage is not null && Global.Contains(reference.Name), _build.Locate(reference.Span)));
            }
        }
    }

    /// <summary>Positional and special parameters are always unset and no mistake in a name.</summary>
    private static bool IsName(string name) => name.Length > 0 && (name[0] == '_' || char.IsLetter(name[0]));

    // Values that are kept must stay linear in the text in sum, or many variables of one large one fill the memory.
    private Fact<string> Bounded(Fact<string> fact)
    {
        if (!fact.TryGet(out var text))
        {
            return fact;
        }

        _budget -= text.Length;
        return _budget < 0 ? Fact<string>.UnknownBecause("the variables of this file hold too much text", fact.Origin) : fact;
    }
}
