using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Syntax.Dockerfile;

namespace LucidCompliance.Model.Images;

/// <summary>Applies the instructions of one stage after the other to the image it builds on.</summary>
internal sealed partial class StepBinding
{
    /// <summary>
    /// Triggers that stages of one file inherit in sum. Without a bound a file of many triggers and many stages on them would
    /// cost quadratic time; no real file comes near.
    /// </summary>
    private int _triggerBudget = 4096;

    private readonly ImageBuild _build;
    private readonly VariableBinding _variables;
    private readonly OriginResolver _origins;

    private readonly ImmutableArray<StageStep>.Builder _steps = ImmutableArray.CreateBuilder<StageStep>();
    private readonly ImmutableArray<ArgumentDeclaration>.Builder _arguments = ImmutableArray.CreateBuilder<ArgumentDeclaration>();
    private readonly ImmutableArray<Stage>.Builder _dependencies = ImmutableArray.CreateBuilder<Stage>();
    private readonly ImmutableArray<InstructionSyntax>.Builder _triggers = ImmutableArray.CreateBuilder<InstructionSyntax>();

    private Stage _stage = null!;
    private ImageConfig _config = null!;
    private VariableScope _scope = VariableScope.Empty;
    private StageStep _step = null!;
    private bool _setsCommand;
    private HashSet<string>? _startedPrograms;

    public StepBinding(ImageBuild build, VariableBinding variables, OriginResolver origins)
    {
        _build = build;
        _variables = variables;
        _origins = origins;
    }

    /// <summary>Binds a stage whose parents are bound.</summary>
    public void Bind(Stage stage)
    {
        Start(stage);
        if (!stage.IsReplacedByContext)
        {
            if (stage.Base.Parent is { } parent)
            {
                _dependencies.Add(parent);
                foreach (var trigger in parent.Triggers)
                {
                    if (--_triggerBudget >= 0)
                    {
                        Apply(trigger, isInherited: true);
                    }
                }
            }

            var instructions = _build.Dockerfile.Instructions;
            for (var i = stage.FirstInstruction; i < instructions.Length && instructions[i] is not FromInstruction; i++)
            {
                Apply(instructions[i], isInherited: false);
            }
        }

        stage.Steps = _steps.ToImmutable();
        stage.Arguments = _arguments.ToImmutable();
        stage.Dependencies = _dependencies.ToImmutable();
        stage.Triggers = _triggers.ToImmutable();
        stage.Config = _config;
        stage.Variables = _scope;
    }

    private void Start(Stage stage)
    {
        _steps.Clear();
        _arguments.Clear();
        _dependencies.Clear();
        _triggers.Clear();
        _setsCommand = false;
        _startedPrograms = null;
        _stage = stage;
        if (stage.Base.Parent is { } parent)
        {
            _config = parent.Config.Copy();
            _scope = parent.Variables;
        }
        else
        {
            _config = BaseConfig.Create(stage.Base);
            _scope = BaseConfig.CreateScope(_config, stage.Base);
        }
    }

    private void Apply(InstructionSyntax instruction, bool isInherited)
    {
        _step = new StageStep(instruction, _stage, _steps.Count, isInherited, _scope, _config.Files, _config.ShellPath, _config.User, _config.WorkingDirectory);
        _steps.Add(_step);
        switch (instruction)
        {
            case ArgInstruction arg:
                ApplyArguments(arg);
                break;
            case EnvInstruction env:
                ApplyEnvironment(env);
                break;
            case LabelInstruction label:
                ApplyLabels(label);
                break;
            case UserInstruction user:
                ApplyUser(user);
                break;
            case WorkdirInstruction workdir:
                ApplyWorkingDirectory(workdir);
                break;
            case ExposeInstruction expose:
                ApplyPorts(expose);
                break;
            case VolumeInstruction volume:
                ApplyVolumes(volume);
                break;
            case StopsignalInstruction { Signal: { } signal }:
                _config.StopSignal = Expand(signal);
                break;
            case ShellInstruction { Command: { Form: CommandForm.Exec, Words: { IsEmpty: false } words } }:
                _config.ShellPath = words[0].Text;
                break;
            case CmdInstruction cmd:
                _config.Command = BindCommand(cmd, cmd.Command);
                _setsCommand = true;
                break;
            case EntrypointInstruction entrypoint:
                ApplyEntrypoint(entrypoint);
                break;
            case HealthcheckInstruction healthcheck:
                ApplyHealthcheck(healthcheck);
                break;
            case RunInstruction run:
                ApplyRun(run);
                break;
            case FileTransferInstruction transfer:
                ApplyTransfer(transfer);
                break;
            case OnbuildInstruction { IsForbiddenTrigger: false, Trigger: { } trigger }:
                _triggers.Add(trigger);
                break;
            default:
                break;
        }
    }

    private Fact<string> Expand(DockerWord word) =>
        _variables.Expand(word, _scope, _step.Instruction, _stage, reports: !_step.IsInherited);

    private ExpansionResult ExpandFully(DockerWord word) =>
        _variables.ExpandFully(word, _scope, _step.Instruction, _stage, reports: !_step.IsInherited);

    private void DependOn(TransferOrigin origin)
    {
        if (origin.Stage is { } stage && !origin.IsNotYetDefined)
        {
            _dependencies.Add(stage);
        }
    }
}
