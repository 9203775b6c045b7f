using System;
using System.Collections.Generic;
using LucidCompliance.Model.Images;
using LucidCompliance.Syntax.Dockerfile;
using LucidCompliance.Syntax.Shell;

namespace LucidCompliance.Rules.Commands;

/// <summary>The scripts of an image's RUN instructions that a POSIX shell reads.</summary>
internal static class RunScripts
{
    /// <summary>The RUN instructions of all stages, builders included, with their scripts.</summary>
    public static IEnumerable<(StageStep Step, RunInstruction Run, ShellScript Script)> In(ImageBuild build)
    {
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
                    yield return (step, run, script);
                }
            }
        }
    }
}
