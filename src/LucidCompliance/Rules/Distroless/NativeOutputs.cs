using System;
using System.Collections.Generic;
using LucidCompliance.Knowledge;
using LucidCompliance.Model;
using LucidCompliance.Model.Images;
using LucidCompliance.Syntax.Dockerfile;
using LucidCompliance.Syntax.Shell;

namespace LucidCompliance.Rules.Distroless;

/// <summary>The programs that the RUNs of a stage are seen to build, as far as they are linked against the C library.</summary>
internal sealed class NativeOutputs
{
    private readonly Dictionary<string, NativeBuild> _go = new(StringComparer.Ordinal);
    private readonly HashSet<string> _compiled = new(StringComparer.Ordinal);
    private readonly Stage _stage;
    private NativeBuild? _rust;
    private bool _isStatic;

    private NativeOutputs(Stage stage)
    {
        _stage = stage;
        for (var current = stage; current is not null; current = current.Base.Parent)
        {
            foreach (var step in current.Steps)
            {
                if (step.Instruction is RunInstruction run)
                {
                    Read(run, step);
                }
            }
        }
    }

    /// <summary>The outputs of a stage, read once.</summary>
    public static NativeOutputs Of(Stage stage, Dictionary<Stage, NativeOutputs> known)
    {
        if (!known.TryGetValue(stage, out var outputs))
        {
            known[stage] = outputs = new NativeOutputs(stage);
        }

        return outputs;
    }

    /// <summary>The Go or Rust build of a file; null where none is known, or where the stage links statically.</summary>
    /// <param name="path">The file's absolute path in the stage.</param>
    public NativeBuild? Find(string path) =>
        _isStatic ? null
        : path.IndexOf("/target/release/", StringComparison.Ordinal) >= 0 || path.IndexOf("/target/debug/", StringComparison.Ordinal) >= 0 ? _rust
        : _go.TryGetValue(path, out var build) || (ImagePath.Parent(path) is { } directory && _go.TryGetValue(directory + "/", out build)) ? build
        : null;

    /// <summary>Whether a C or C++ compiler names the file as its output and links it dynamically.</summary>
    public bool IsCompiled(string path) => _compiled.Contains(path);

    private void Read(RunInstruction run, StageStep step)
    {
        _isStatic |= run.Command is { } line && IsStatic(line.ShellText);
        foreach (var heredoc in run.Heredocs)
        {
            _isStatic |= IsStatic(heredoc.Body.Text);
        }

        var runtime = _stage.Base.Root.Facts?.Runtime;
        foreach (var command in run.Programs)
        {
            if (runtime == "rust" && command.Name == "cargo")
            {
                _rust = Rust(command, step) ?? _rust;
            }
            else if (runtime == "go" && command.Name == "go" && command.FindOperand() is >= 0 and var verb && command.GetArgument(verb).Text == "build")
            {
                if (Output(command, step) is { } output && Go(command, step) is { } build)
                {
                    _go[output] = build;
                }
            }
            else if (command.Name is "gcc" or "g++" or "cc" or "c++" or "clang" or "clang++" && !command.HasArgument("-static") && Output(command, step) is { } compiled)
            {
                _compiled.Add(compiled);
            }
        }
    }

    private static bool IsStatic(string text) =>
        text.IndexOf("CGO_ENABLED=0", StringComparison.Ordinal) >= 0 || text.IndexOf("-static", StringComparison.Ordinal) >= 0
        || text.IndexOf("crt-static", StringComparison.Ordinal) >= 0 || text.IndexOf("musl", StringComparison.Ordinal) >= 0
        || text.IndexOf("netgo", StringComparison.Ordinal) >= 0;

    // The toolchain of the Alpine image links musl statically.
    private NativeBuild? Rust(SimpleCommand command, StageStep step) =>
        command.FindOperand() is >= 0 and var verb && command.GetArgument(verb).Text == "build" && command.FindValue("--target") is null
        && !IsMusl() && Variable(step, "RUSTFLAGS").IsAbsent && Variable(step, "CARGO_BUILD_TARGET").IsAbsent
            ? new NativeBuild("cargo for the gnu target", "Build for the musl target (--target x86_64-unknown-linux-musl)", "cc", true)
            : null;

    private NativeBuild? Go(SimpleCommand command, StageStep step)
    {
        const string Advice = "Build with CGO_ENABLED=0";
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

        return cgo.TryGet(out var value) ? (value == "1" ? new NativeBuild("go build with CGO_ENABLED=1", Advice, "base", true) : null)
            : cgo.IsAbsent && !isCross && !IsMusl() && Variable(step, "GOARCH").IsAbsent && Variable(step, "GOFLAGS").IsAbsent
                ? new NativeBuild("go build without CGO_ENABLED=0", Advice, "base", false)
            : null;
    }

    // With a slash at its end where -o names a directory.
    private static string? Output(SimpleCommand command, StageStep step)
    {
        if (command.FindValue("-o") is not { Length: > 0 } output || output.IndexOf('$') >= 0 || (output[0] != '/' && !step.WorkingDirectory.IsKnown))
        {
            return null;
        }

        var path = ImagePath.Combine(output[0] == '/' ? "/" : step.WorkingDirectory.Value, output);
        return output[output.Length - 1] == '/' ? path + "/" : path;
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

    private bool IsMusl() => _stage.Base.Root.Facts is { } facts && facts.Libc.TryGet(out var libc) && libc == "musl";
}
