using System;
using LucidCompliance.Model;
using LucidCompliance.Model.Images;
using LucidCompliance.Subjects;
using LucidCompliance.Syntax.Shell;

namespace LucidCompliance.Rules.Commands;

/// <summary>A shell that a program needs and that the container is proven not to have.</summary>
/// <param name="Shell">The shell: <c>/bin/sh</c>, <c>bash</c>.</param>
/// <param name="IsScript">Whether the program is a script of that shell; otherwise it is the shell itself.</param>
internal sealed record ShellNeed(string Shell, bool IsScript)
{
    /// <summary>Why a program cannot start for want of a shell; null where nothing is proven.</summary>
    /// <param name="container">The container.</param>
    /// <param name="program">A path, or a name that is found on PATH.</param>
    /// <param name="isKnownScript">Whether the program is known to be a script of a shell, whatever it is called.</param>
    public static ShellNeed? Find(ContainerSubject container, string program, bool isKnownScript = false)
    {
        if (ImageFiles.IsShellName(ImagePath.BaseName(program)))
        {
            return IsMissing(container, program) ? new ShellNeed(program, false) : null;
        }

        if (ImageScript.ReadText(container, program, out var isHidden) is { } text)
        {
            return Interpreter(text) switch
            {
                null => null,
                "" => IsScriptName(program) && IsMissing(container, ShellState.Default) ? new ShellNeed(ShellState.Default, true) : null,
                var interpreter => ImageFiles.IsShellName(ImagePath.BaseName(interpreter)) && IsMissing(container, interpreter)
                    ? new ShellNeed(interpreter, true)
                    : null,
            };
        }

        // What is not at hand may begin with the path of any shell: none must be there.
        return !isHidden && (isKnownScript || IsScriptName(program)) && IsMissing(container, "sh") && IsMissing(container, "bash") && IsMissing(container, ShellState.Default)
            ? new ShellNeed(ShellState.Default, true)
            : null;
    }

    /// <summary>Whether a program is a shell, or a script that is one's or may be.</summary>
    public static bool MayUse(ContainerSubject container, string program) =>
        ImageFiles.IsShellName(ImagePath.BaseName(program))
        || (ImageScript.ReadText(container, program, out _) is { } text
            ? Interpreter(text) is { } interpreter && (interpreter.Length == 0 ? IsScriptName(program) : ImageFiles.IsShellName(ImagePath.BaseName(interpreter)))
            : IsScriptName(program));

    private static bool IsMissing(ContainerSubject container, string shell) => container.HasShell(shell).TryGet(out var isThere) && !isThere;

    private static bool IsScriptName(string program) =>
        program.EndsWith(".sh", StringComparison.Ordinal) || program.EndsWith(".bash", StringComparison.Ordinal);

    // What the first line names: empty where there is no such line; null where it is no text for an interpreter that we can tell.
    private static string? Interpreter(string text) => Shebang.FindInterpreter(text) switch
    {
        null => string.Empty,
        "" => null,
        var interpreter => interpreter,
    };
}
