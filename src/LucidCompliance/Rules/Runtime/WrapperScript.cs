using System;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.Runtime;

/// <summary>A start script that runs its program as a child and hands no signal on.</summary>
/// <param name="Call">Where it starts the child.</param>
internal sealed record WrapperScript(SourceLocation Call)
{
    private static readonly string[] PythonCalls = ["subprocess.run(", "subprocess.call(", "subprocess.check_call(", "subprocess.Popen(", "os.system(", "os.spawn"];

    // What hands signals on, replaces the process, or serves in the process itself.
    private static readonly string[] PythonOthers =
        ["os.exec", "signal.", "add_signal_handler", "send_signal", ".terminate(", ".kill(", "serve_forever", "run_forever", "uvicorn.run", "app.run(", "asyncio.run", "atexit"];

    private static readonly string[] NodeCalls = ["spawn(", "spawnSync(", "execSync(", "execFile(", "execFileSync(", "fork("];

    private static readonly string[] NodeOthers = ["SIGTERM", ".kill(", ".listen(", "process.on("];

    /// <summary>The wrapper; null where the script is none, or hands signals on, or may.</summary>
    public static WrapperScript? Read(SourceText script)
    {
        var text = script.Content;
        return script.Path.EndsWith(".py", StringComparison.Ordinal) ? Find(script, PythonCalls, PythonOthers)
            : script.Path.EndsWith(".js", StringComparison.Ordinal) || script.Path.EndsWith(".mjs", StringComparison.Ordinal) || script.Path.EndsWith(".cjs", StringComparison.Ordinal)
                ? text.IndexOf("child_process", StringComparison.Ordinal) >= 0 ? Find(script, NodeCalls, NodeOthers) : null
            : IsShell(script) ? OfShell(script)
            : null;
    }

    private static WrapperScript? Find(SourceText script, string[] calls, string[] others)
    {
        var text = script.Content;
        foreach (var other in others)
        {
            if (text.IndexOf(other, StringComparison.Ordinal) >= 0)
            {
                return null;
            }
        }

        // The last call is the one that stays; those before it prepare.
        var last = -1;
        var length = 0;
        foreach (var call in calls)
        {
            var at = text.LastIndexOf(call, StringComparison.Ordinal);
            if (at > last)
            {
                last = at;
                length = call.Length;
            }
        }

        return last < 0 ? null : new WrapperScript(new SourceLocation(script, new TextSpan(last, length)));
    }

    private static bool IsShell(SourceText script)
    {
        var line = script.Content.Length == 0 ? string.Empty : script.GetText(script.GetLine(0));
        return line.StartsWith("#!", StringComparison.Ordinal)
            ? line.IndexOf("sh", StringComparison.Ordinal) > 0 && line.IndexOf("python", StringComparison.Ordinal) < 0
            : script.Path.EndsWith(".sh", StringComparison.Ordinal);
    }

    // A script whose last command is another program, and which never says exec, trap or wait.
    private static WrapperScript? OfShell(SourceText script)
    {
        var text = script.Content;
        foreach (var word in new[] { "exec", "trap", "wait", "source ", "tini", "dumb-init" })
        {
            if (text.IndexOf(word, StringComparison.Ordinal) >= 0)
            {
                return null;
            }
        }

        for (var i = script.LineCount - 1; i >= 0; i--)
        {
            var span = script.GetLine(i);
            var line = script.GetText(span).Trim();
            if (line.Length > 0 && line[0] != '#')
            {
                // The end of a block or of a continued line says too little.
                return line is "fi" or "done" or "esac" or "}" || line[0] == '.' || IsContinued(script, i) || line.StartsWith("echo", StringComparison.Ordinal) || line.StartsWith("exit", StringComparison.Ordinal)
                    ? null
                    : new WrapperScript(new SourceLocation(script, new TextSpan(span.Start + script.GetText(span).IndexOf(line, StringComparison.Ordinal), line.Length)));
            }
        }

        return null;
    }

    private static bool IsContinued(SourceText script, int line) =>
        line > 0 && script.GetText(script.GetLine(line - 1)).TrimEnd().EndsWith("\\", StringComparison.Ordinal);
}
