using System.Collections.Generic;
using LucidCompliance.Syntax.Dockerfile;

namespace LucidCompliance.Model.Images;

/// <content>ARG, ENV and LABEL.</content>
internal sealed partial class StepBinding
{
    private void ApplyArguments(ArgInstruction instruction)
    {
        foreach (var declaration in instruction.Variables)
        {
            var name = declaration.Name;
            _build.DeclareArgument(name);
            var isPassed = _build.Options.Arguments.TryGetValue(name, out var value) && !value.IsAbsent;
            if (!isPassed)
            {
                value = ValueWithoutPassing(declaration);
            }

            // Each declaration sees those before it, also of the same ARG.
            _scope = _scope.With(name, value);
            _arguments.Add(new ArgumentDeclaration(instruction, declaration, _stage, value, isPassed, _build.Locate(declaration.NameSpan)));
        }
    }

    /// <summary>The default, then the global argument, then what a parent stage or ENV has: a bare ARG unsets nothing.</summary>
    private Fact<string> ValueWithoutPassing(VariableDeclaration declaration) =>
        declaration.Default is { } word ? Expand(word)
        : _variables.Global.TryGet(declaration.Name, out var global) ? global
        : _scope.TryGet(declaration.Name, out var inherited) ? inherited
        : Fact<string>.UnknownBecause("the build argument has no default", _build.Locate(declaration.NameSpan));

    private void ApplyEnvironment(EnvInstruction instruction)
    {
        // All pairs of one ENV see the environment before it.
        var scope = _scope;
        foreach (var pair in instruction.Pairs)
        {
            var value = Expand(pair.Value);
            if (Expand(pair.Key).TryGet(out var name))
            {
                scope = scope.With(name, value);
                _config.EnvironmentMap = _config.EnvironmentMap.SetItem(name, value);
            }
            else
            {
                scope = scope.Incomplete();
                _config.EnvironmentIsComplete = false;
            }
        }

        _scope = scope;
    }

    private void ApplyLabels(LabelInstruction instruction)
    {
        foreach (var pair in instruction.Pairs)
        {
            var value = Expand(pair.Value);
            if (Expand(pair.Key).TryGet(out var name))
            {
                _config.LabelMap = _config.LabelMap.SetItem(name, value);
            }
            else
            {
                _config.LabelsAreComplete = false;
            }
        }
    }
}
