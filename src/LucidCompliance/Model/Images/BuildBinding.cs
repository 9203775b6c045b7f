using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Syntax.Dockerfile;

namespace LucidCompliance.Model.Images;

/// <summary>One binding of one Dockerfile: see <see cref="ImageBinder"/>.</summary>
internal sealed class BuildBinding
{
    private readonly ImageBuild _build;
    private readonly VariableBinding _variables;
    private readonly GlobalArguments _arguments;
    private readonly NamedContexts _contexts;
    private readonly KnownImages _images;

    public BuildBinding(DockerfileSyntax syntax, ImageBuildOptions options, KnownImages images)
    {
        _build = new ImageBuild(syntax, options);
        _variables = new VariableBinding(_build);
        _arguments = new GlobalArguments(_build, _variables);
        _contexts = new NamedContexts(options);
        _images = images;
    }

    public ImageBuild Bind()
    {
        var firstFrom = _arguments.Bind();
        BindStages(firstFrom, out var byName);
        var steps = new StepBinding(_build, _variables, new OriginResolver(_build, byName, _contexts, _images));
        for (var i = 0; i < _build.Stages.Length; i++)
        {
            steps.Bind(_build.Stages[i]);
        }

        _build.UndefinedVariables = _variables.TakeUndefined();
        _build.ExpansionErrors = _variables.TakeErrors();
        SelectTarget();
        MarkUsed();
        _build.IsBound = true;
        return _build;
    }

    /// <summary>All stages exist before the first instruction is bound: a <c>--from</c> may name, wrongly, a later one.</summary>
    private void BindStages(int firstFrom, out Dictionary<string, Stage> byName)
    {
        var instructions = _build.Dockerfile.Instructions;
        var stages = ImmutableArray.CreateBuilder<Stage>();
        var bases = new BaseBinder(_build, _variables, _arguments, _contexts, _images);
        byName = new Dictionary<string, Stage>(StringComparer.Ordinal);
        for (var i = firstFrom; i < instructions.Length; i++)
        {
            if (instructions[i] is not FromInstruction from)
            {
                continue;
            }

            var stage = new Stage(_build, stages.Count, from, bases.Bind(from, byName), i + 1);
            stages.Add(stage);
            if (stage.Name is { } name)
            {
                stage.IsReplacedByContext = stage.Base.IsReplacedByContext && _contexts.TryFind(name, out _);
                byName[name.ToLowerInvariant()] = stage;
            }
        }

        _build.Stages = stages.ToImmutable();
    }

    private void SelectTarget()
    {
        var stages = _build.Stages;
        if (_build.Options.IsTargetUnknown)
        {
            return;
        }

        if (string.IsNullOrEmpty(_build.Options.Target))
        {
            _build.Shipping = stages.Length == 0 ? null : stages[stages.Length - 1];
            return;
        }

        _build.Shipping = _build.FindStage(_build.Options.Target!);
        _build.TargetExists = _build.Shipping is not null;
    }

    private void MarkUsed()
    {
        if (_build.Shipping is not { } shipping)
        {
            return;
        }

        var pending = new Stack<Stage>();
        shipping.IsUsedByShipping = true;
        pending.Push(shipping);
        while (pending.Count > 0)
        {
            foreach (var needed in pending.Pop().Dependencies)
            {
                if (!needed.IsUsedByShipping)
                {
                    needed.IsUsedByShipping = true;
                    pending.Push(needed);
                }
            }
        }
    }
}
