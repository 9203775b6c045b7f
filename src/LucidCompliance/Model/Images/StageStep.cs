using System;
using System.Collections.Immutable;
using LucidCompliance.Model.DotNet;
using LucidCompliance.Syntax.Dockerfile;
using LucidCompliance.Syntax.Shell;
using LucidCompliance.Text;

namespace LucidCompliance.Model.Images;

/// <summary>One instruction of a stage, and what holds where it stands.</summary>
public sealed class StageStep
{
    internal StageStep(InstructionSyntax instruction, Stage stage, int index, bool isInherited, VariableScope variables, ImageFiles files, string shellPath, Fact<ImageUser> user, Fact<string> workingDirectory)
    {
        Instruction = instruction;
        Stage = stage;
        Index = index;
        IsInherited = isInherited;
        Variables = variables;
        FilesBefore = files;
        ShellPath = shellPath;
        User = user;
        WorkingDirectory = workingDirectory;
    }

    /// <summary>The instruction; of an inherited ONBUILD its trigger.</summary>
    public InstructionSyntax Instruction { get; }

    /// <summary>The stage in which it takes effect.</summary>
    public Stage Stage { get; }

    /// <summary>Whether it is an ONBUILD trigger of the parent stage, written there.</summary>
    public bool IsInherited { get; }

    /// <summary>
    /// The shell that the shell form needs here. For RUN it is the shell at build time, mounts included. What CMD, ENTRYPOINT
    /// and HEALTHCHECK need when the image runs is <see cref="ImageConfig.GetShell(ImageCommand)"/>.
    /// </summary>
    public ShellState Shell => new(ShellPath, MayMountShell ? Fact<bool>.UnknownBecause("a mount may bring the shell") : FilesBefore.HasShell(ShellPath));

    /// <summary>
    /// Whether a POSIX shell would read what the instruction runs: PowerShell and cmd have another grammar, and so have the shells of Windows
    /// images. A command in exec form counts as read by none, which the same words say.
    /// </summary>
    public bool IsPosix
    {
        get
        {
            if (Instruction is RunInstruction { Command.Form: CommandForm.Exec })
            {
                return true;
            }

            if (string.Equals(ShellPath, ShellState.Default, StringComparison.Ordinal))
            {
                return !Stage.Base.Root.IsWindows;
            }

            var name = ShellPath.Substring(ShellPath.LastIndexOfAny(['/', '\\']) + 1);
            return ShellScript.IsShell(name);
        }
    }

    /// <summary>The user that the instruction runs as.</summary>
    public Fact<ImageUser> User { get; }

    /// <summary>The directory that relative paths start from.</summary>
    public Fact<string> WorkingDirectory { get; }

    /// <summary>What a COPY or ADD brings; null for other instructions.</summary>
    public FileTransfer? Transfer { get; internal set; }

    /// <summary>Where the <c>from</c> option of each of a RUN's mounts leads, in the order of the mounts that have one.</summary>
    public ImmutableArray<TransferOrigin> MountOrigins { get; internal set; } = ImmutableArray<TransferOrigin>.Empty;

    /// <summary>The files before the instruction.</summary>
    public ImageFiles FilesBefore { get; }

    /// <summary>Its place among the stage's <see cref="Stage.Steps"/>.</summary>
    internal int Index { get; }

    internal VariableScope Variables { get; }

    /// <summary>The calls of the .NET CLI, which several rules ask for; default before the first one does.</summary>
    internal ImmutableArray<DotNetCommand> DotNetCommands { get; set; }

    internal string ShellPath { get; }

    internal bool MayMountShell { get; set; }

    /// <summary>
    /// Expands a word of the instruction with the variables that hold here. Only words of instructions that BuildKit expands
    /// (not RUN, CMD, ENTRYPOINT, HEALTHCHECK, SHELL) have a meaning here.
    /// </summary>
    public Fact<string> Expand(DockerWord word) => Variables.Expand(word, Stage.Build.Dockerfile.Text);

    /// <summary>Expands a word and splits it at blanks, as EXPOSE does, with the references in it.</summary>
    public ExpansionResult ExpandFully(DockerWord word) => Variables.ExpandFully(word);

    /// <summary>What a variable holds here: absent where it is proven to be unset.</summary>
    public Fact<string> FindVariable(string name) => Variables.Find(name);

    /// <summary>A span of the Dockerfile as a location.</summary>
    public SourceLocation Locate(TextSpan span) => Stage.Build.Locate(span);
}
