using System;
using LucidCompliance.Syntax.Dockerfile;
using LucidCompliance.Syntax.Shell;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.Commands;

/// <summary>A command of a RUN that installs packages or builds a program.</summary>
/// <param name="Text">What it is, for messages: <c>apt-get install</c>, <c>go build</c>.</param>
/// <param name="Span">From the program to the word that says what it does.</param>
/// <param name="IsPackageManager">Whether a package manager installs; otherwise a compiler or build tool runs.</param>
internal sealed record BuildStep(string Text, TextSpan Span, bool IsPackageManager)
{
    /// <summary>The first such command of a RUN; null where there is none.</summary>
    /// <param name="run">The instruction.</param>
    /// <param name="packagesOnly">Whether only package managers count.</param>
    public static BuildStep? First(RunInstruction run, bool packagesOnly)
    {
        foreach (var command in run.Programs)
        {
            if (Of(command) is { } step && (step.IsPackageManager || !packagesOnly))
            {
                return step;
            }
        }

        return null;
    }

    private static BuildStep? Of(SimpleCommand command)
    {
        var name = command.Name;
        switch (name)
        {
            case "apt" or "apt-get" or "aptitude" or "dnf" or "yum" or "microdnf" or "tdnf" or "zypper":
                return Verb(command, isAnywhere: true, "install");
            case "apk":
                return Verb(command, isAnywhere: true, "add");
            case "npm":
                return Verb(command, isAnywhere: false, "install", "i", "ci", "add") ?? Tool(Verb(command, isAnywhere: false, "run"));
            case "pnpm" or "bun":
                return Verb(command, isAnywhere: false, "install", "i", "add") ?? Tool(Verb(command, isAnywhere: false, "run", "build"));
            case "yarn":
                return command.ArgumentCount == 0 ? new BuildStep("yarn", command.Program!.Span, true)
                    : Verb(command, isAnywhere: false, "install", "add") ?? Tool(Verb(command, isAnywhere: false, "build", "run"));
            case "gem" or "bundle" or "poetry" or "pipenv" or "conda" or "mamba":
                return Verb(command, isAnywhere: false, "install");
            case "composer":
                return Verb(command, isAnywhere: false, "install", "require");
            case "uv":
                return Verb(command, isAnywhere: false, "sync", "pip");
            case "go":
                return Tool(Verb(command, isAnywhere: false, "build", "install"));
            case "cargo":
                return Tool(Verb(command, isAnywhere: false, "build", "install"));
            case "dotnet":
                return Tool(Verb(command, isAnywhere: false, "restore", "build", "publish"));
            case "mvn" or "mvnw" or "gradle" or "gradlew":
                return command.FindOperand() is >= 0 and var goal ? Tool(Make(command, goal)) : null;
            case "make" or "cmake" or "ninja" or "gcc" or "g++" or "cc" or "c++" or "clang" or "rustc" or "javac" or "tsc":
                return command.ArgumentCount > 0 || name == "make" ? new BuildStep(name, command.Program!.Span, false) : null;
            default:
                return IsPip(name) ? Verb(command, isAnywhere: false, "install")
                    : name.StartsWith("python", StringComparison.Ordinal) && command.FindArgument("pip") is > 0 and var pip && command.GetArgument(pip - 1).Text == "-m"
                        && command.FindOperand(pip + 1) is > 0 and var verb && command.GetArgument(verb).Text == "install"
                            ? new BuildStep("pip install", command.Program!.Span.Union(command.GetArgument(verb).Span), true)
                    : null;
        }
    }

    private static bool IsPip(string name) => name is "pip" or "pip3" || name.StartsWith("pip3.", StringComparison.Ordinal);

    private static BuildStep? Tool(BuildStep? step) => step is null ? null : step with { IsPackageManager = false };

    private static BuildStep? Verb(SimpleCommand command, bool isAnywhere, params string[] verbs)
    {
        foreach (var verb in verbs)
        {
            var index = isAnywhere ? command.FindArgument(verb) : command.FindOperand();
            if (index >= 0 && command.GetArgument(index).Text == verb)
            {
                return Make(command, index);
            }
        }

        return null;
    }

    private static BuildStep Make(SimpleCommand command, int index) =>
        new(command.Name + " " + command.GetArgument(index).Text, command.Program!.Span.Union(command.GetArgument(index).Span), true);
}
