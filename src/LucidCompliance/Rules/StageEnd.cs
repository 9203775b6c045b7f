using LucidCompliance.Diagnostics;
using LucidCompliance.Model.Images;
using LucidCompliance.Syntax.Dockerfile;
using LucidCompliance.Text;

namespace LucidCompliance.Rules;

/// <summary>
/// Where an instruction goes that belongs to the whole image (USER, LABEL): behind everything that builds the stage, in front of the
/// HEALTHCHECK, ENTRYPOINT and CMD that close it.
/// </summary>
internal static class StageEnd
{
    /// <summary>An edit that adds lines to the stage.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="lines">The instruction, with the file's line break between its lines and none at its end.</param>
    public static FileEdit Insert(Stage stage, string lines)
    {
        var dockerfile = stage.Build.Dockerfile;
        InstructionSyntax last = stage.From;
        InstructionSyntax? closing = null;
        var isInStage = false;
        foreach (var instruction in dockerfile.Instructions)
        {
            if (ReferenceEquals(instruction, stage.From))
            {
                isInStage = true;
            }
            else if (instruction is FromInstruction && isInStage)
            {
                break;
            }
            else if (isInStage)
            {
                last = instruction;
                closing = instruction is EntrypointInstruction or CmdInstruction or HealthcheckInstruction ? closing ?? instruction : null;
            }
        }

        var newLine = dockerfile.Text.NewLine;
        if (closing is not null)
        {
            var start = closing.LeadingComments.IsEmpty ? closing.FullSpan.Start : closing.LeadingComments[0].FullSpan.Start;
            return new FileEdit(dockerfile.Text, new TextEdit(new TextSpan(start, 0), lines + newLine));
        }

        var end = last.FullSpan.End;
        var isLineEnd = end > 0 && dockerfile.Text.Content[end - 1] is '\n' or '\r';
        return new FileEdit(dockerfile.Text, new TextEdit(new TextSpan(end, 0), isLineEnd ? lines + newLine : newLine + lines));
    }
}
