using System.Collections.Immutable;
using LucidCompliance.Syntax.Dockerfile;
using LucidCompliance.Syntax.Shell;

namespace LucidCompliance.Model.Images;

/// <summary>A script of a RUN.</summary>
/// <param name="Step">The step.</param>
/// <param name="Run">Its instruction.</param>
/// <param name="Script">The script.</param>
/// <remarks>A class: collections of a structure are compiled when they are first used, even where the rest was compiled ahead of time.</remarks>
internal sealed record RunScript(StageStep Step, RunInstruction Run, ShellScript Script)
{
    public static ImmutableArray<RunScript> In(ImageBuild build)
    {
        var scripts = ImmutableArray.CreateBuilder<RunScript>();
        foreach (var stage in build.Stages)
        {
            foreach (var step in stage.Steps)
            {
                if (step.Instruction is not RunInstruction run || !step.IsPosix)
                {
                    continue;
                }

                foreach (var script in run.Scripts)
                {
                    scripts.Add(new RunScript(step, run, script));
                }
            }
        }

        return scripts.ToImmutable();
    }
}
