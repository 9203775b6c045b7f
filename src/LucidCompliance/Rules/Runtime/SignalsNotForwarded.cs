using System;
using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model.Images;
using LucidCompliance.Rules.Commands;
using LucidCompliance.Subjects;

namespace LucidCompliance.Rules.Runtime;

/// <summary>LUCID4015: the container's first process is a wrapper that starts its program as a child and hands no signal on.</summary>
public sealed class SignalsNotForwarded : ContainerRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID4015",
        Name = nameof(SignalsNotForwarded),
        Title = "The start script does not hand signals on to its program.",
        DefaultSeverity = DiagnosticSeverity.Info,
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ContainerSubject container)
    {
        if (container.Service is { HasInit: not { IsKnown: true, Value: false } } || StartCommand.Find(container) is not { } start || start.ProgramIndex != 0)
        {
            yield break;
        }

        var index = ScriptIndex(container, start);
        if (index < 0 || ImageScript.Find(container, start.Words[index]) is not { } script || WrapperScript.Read(script) is not { } wrapper)
        {
            yield break;
        }

        var location = start.Locate(index);
        yield return Finding(
            location,
            $"{start.Title} starts {start.Words[index]}, which starts its program as a child ({script.Path}({Wording.Line(wrapper.Call)})) and hands no signal on: the stop signal ends the script, and the "
            + "program is killed with the container. " + Advice(script.Path) + (container.Service is null ? string.Empty : " 'init: true' helps as well.")) with
        {
            KeyPath = start.KeyPath,
            Related = [new RelatedLocation(wrapper.Call, "The child is started here.")],
        };
    }

    private static string Advice(string path) =>
        path.EndsWith(".py", StringComparison.Ordinal) ? "Replace the process with os.execv."
        : path.EndsWith("js", StringComparison.Ordinal) ? "Hand SIGTERM on to the child, or start the program directly."
        : "Put exec in front of the last command.";

    // The script behind an interpreter and its options, or the program itself.
    private static int ScriptIndex(ContainerSubject container, StartCommand start)
    {
        if (start.IsArgument)
        {
            // A repeated interpreter (LUCID1006) stands in front of the script that is meant.
            var repeated = container.BaseFacts?.CountRepeatedInterpreter(start.Words) ?? 0;
            return repeated >= start.Words.Length || IsOption(start.Words[repeated]) ? -1 : repeated;
        }

        var name = ImagePath.BaseName(start.Words[0]);
        if (!(name.StartsWith("python", StringComparison.Ordinal) || name == "node" || ImageFiles.IsShellName(name)))
        {
            return 0;
        }

        for (var i = 1; i < start.Words.Length; i++)
        {
            if (!IsOption(start.Words[i]))
            {
                return i;
            }

            if (start.Words[i] is "-m" or "-c" or "-e" or "--eval" or "-lc")
            {
                return -1;
            }
        }

        return -1;
    }

    private static bool IsOption(string word) => word.Length > 0 && word[0] == '-';
}
