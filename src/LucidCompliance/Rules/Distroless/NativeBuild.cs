using System;
using LucidCompliance.Knowledge;
using LucidCompliance.Model;
using LucidCompliance.Model.Images;
using LucidCompliance.Rules.Commands;
using LucidCompliance.Syntax.Dockerfile;

namespace LucidCompliance.Rules.Distroless;

/// <summary>A build in a stage whose program is linked against the C library.</summary>
/// <param name="What">The build, for messages.</param>
/// <param name="Advice">How it is linked statically, as the beginning of a sentence.</param>
/// <param name="Base">The distroless image that has what the program needs.</param>
/// <param name="IsCertain">Whether the link is certain; otherwise it depends on what the program imports.</param>
internal sealed record NativeBuild(string What, string Advice, string Base, bool IsCertain)
{
    /// <summary>The build of a file; null where none is known, or where it is static.</summary>
    /// <param name="stage">The stage that builds.</param>
    /// <param name="path">The file's absolute path in it.</param>
    public static NativeBuild? Find(Stage stage, string path)
    {
        var isRust = stage.Base.Root.Facts is { Runtime: "rust" } && (path.IndexOf("/target/release/", StringComparison.Ordinal) >= 0 || path.IndexOf("/target/debug/", StringComparison.Ordinal) >= 0);
        var isGo = stage.Base.Root.Facts is { Runtime: "go" };
        if (!isRust && !isGo)
        {
            return null;
        }

        NativeBuild? found = null;
        for (var current = stage; current is not null; current = current.Base.Parent)
        {
            foreach (var step in current.Steps)
            {
                if (step.Instruction is RunInstruction run)
                {
                    if ((run.Command is { } line && IsStatic(line.ShellText)) || HasStaticHeredoc(run))
                    {
                        return null;
                    }

                    foreach (var command in ShellCommand.Of(run))
                    {
                        found = (isRust ? Rust(command, step, stage) : Go(command, step, stage, path)) ?? found;
                    }
                }
            }
        }

        return found;
    }

    private static bool IsStatic(string text) =>
        text.IndexOf("CGO_ENABLED=0", StringComparison.Ordinal) >= 0 || text.IndexOf("-static", StringComparison.Ordinal) >= 0
        || text.IndexOf("crt-static", StringComparison.Ordinal) >= 0 || text.IndexOf("musl", StringComparison.Ordinal) >= 0
        || text.IndexOf("netgo", StringComparison.Ordinal) >= 0;

    private static bool HasStaticHeredoc(RunInstruction run)
    {
        foreach (var heredoc in run.Heredocs)
        {
            if (IsStatic(heredoc.Body.Text))
            {
                return true;
            }
        }

        return false;
    }

    // The toolchain of the Alpine image links musl statically.
    private static NativeBuild? Rust(ShellCommand command, StageStep step, Stage stage) =>
        command.Name == "cargo" && command.FirstOperand() is > 0 and var verb && command.TextOf(verb) == "build" && command.ValueOf("--target") is null
        && !IsMusl(stage) && Variable(step, "RUSTFLAGS").IsAbsent && Variable(step, "CARGO_BUILD_TARGET").IsAbsent
            ? new NativeBuild("cargo for the gnu target", "Build for the musl target (--target x86_64-unknown-linux-musl)", "cc", true)
            : null;

    private static NativeBuild? Go(ShellCommand command, StageStep step, Stage stage, string path)
    {
        if (command.Name != "go" || command.FirstOperand() is not (> 0 and var verb) || command.TextOf(verb) != "build" || !IsOutput(command, step, path))
        {
            return null;
        }

        var cgo = Variable(step, "CGO_ENABLED");
        var isCross = false;
        foreach (var assignment in command.Assignments)
        {
            if (assignment.Text.StartsWith("CGO_ENABLED=", StringComparison.Ordinal))
            {
                cgo = assignment.Text.EndsWith("=1", StringComparison.Ordinal) ? Fact<string>.Known("1") : Fact<string>.Unknown;
            }

            isCross |= assignment.Text.StartsWith("GOARCH", StringComparison.Ordinal) || assignment.Text.StartsWith("GOOS", StringComparison.Ordinal);
        }

        const string Advice = "Build with CGO_ENABLED=0";
        return cgo.TryGet(out var value) ? (value == "1" ? new NativeBuild("go build with CGO_ENABLED=1", Advice, "base", true) : null)
            : cgo.IsAbsent && !isCross && !IsMusl(stage) && Variable(step, "GOARCH").IsAbsent && Variable(step, "GOFLAGS").IsAbsent
                ? new NativeBuild("go build without CGO_ENABLED=0", Advice, "base", false)
            : null;
    }

    private static bool IsOutput(ShellCommand command, StageStep step, string path)
    {
        if (command.ValueOf("-o") is not { Length: > 0 } output || output.IndexOf('$') >= 0 || (output[0] != '/' && !step.WorkingDirectory.IsKnown))
        {
            return false;
        }

        var made = ImagePath.Combine(output[0] == '/' ? "/" : step.WorkingDirectory.Value, output);
        return path == made || (output[output.Length - 1] == '/' && path.StartsWith(made + "/", StringComparison.Ordinal));
    }

    // The official images set none of these themselves: what no ENV and no ARG of the file names is not set.
    private static Fact<string> Variable(StageStep step, string name)
    {
        var value = step.FindVariable(name);
        if (!value.IsUnknown)
        {
            return value;
        }

        for (var stage = step.Stage; stage is not null; stage = stage.Base.Parent)
        {
            if (stage.Config.Environment.ContainsKey(name))
            {
                return value;
            }

            foreach (var argument in stage.Arguments)
            {
                if (argument.Name == name)
                {
                    return value;
                }
            }
        }

        return Fact<string>.Absent;
    }

    private static bool IsMusl(Stage stage) => stage.Base.Root.Facts is { } facts && facts.Libc.TryGet(out var libc) && libc == "musl";
}
