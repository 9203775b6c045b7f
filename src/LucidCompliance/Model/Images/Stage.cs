using System.Collections.Immutable;
using LucidCompliance.Syntax.Dockerfile;
using LucidCompliance.Text;

namespace LucidCompliance.Model.Images;

/// <summary>One stage of a build: a FROM and what follows it.</summary>
public sealed class Stage
{
    internal Stage(ImageBuild build, int index, FromInstruction from, StageBase @base, int firstInstruction)
    {
        FirstInstruction = firstInstruction;
        Build = build;
        Index = index;
        From = from;
        Base = @base;
        Config = null!;
    }

    /// <summary>The build the stage belongs to.</summary>
    public ImageBuild Build { get; }

    /// <summary>Zero-based position, by which <c>--from</c> may name the stage.</summary>
    public int Index { get; }

    /// <summary>The name as written behind AS; null without one. Names are compared without regard to case.</summary>
    public string? Name => From.Alias?.Text;

    /// <summary>The FROM.</summary>
    public FromInstruction From { get; }

    /// <summary>What the stage builds on.</summary>
    public StageBase Base { get; }

    /// <summary>
    /// The instructions in the order in which they take effect: the ONBUILD triggers of a parent stage in this file, then those
    /// behind FROM. Empty where a named context replaces the stage.
    /// </summary>
    public ImmutableArray<StageStep> Steps { get; internal set; } = ImmutableArray<StageStep>.Empty;

    /// <summary>The ARG declarations of the stage itself, in source order.</summary>
    public ImmutableArray<ArgumentDeclaration> Arguments { get; internal set; } = ImmutableArray<ArgumentDeclaration>.Empty;

    /// <summary>The image's configuration at the end of the stage, with what it inherits.</summary>
    public ImageConfig Config { get; internal set; }

    /// <summary>The files at the end of the stage.</summary>
    public ImageFiles Files => Config.Files;

    /// <summary>Whether this is the stage that ships.</summary>
    public bool IsShipping => ReferenceEquals(Build.Shipping, this);

    /// <summary>Whether the shipping image needs the stage: it is that stage, or one it builds on, copies from or mounts, directly or not.</summary>
    public bool IsUsedByShipping { get; internal set; }

    /// <summary>Whether a named context of the stage's name replaces it, so that its instructions do not run.</summary>
    public bool IsReplacedByContext { get; internal set; }

    /// <summary>The stages it builds on, copies from or mounts, directly, in source order and with repetitions.</summary>
    public ImmutableArray<Stage> Dependencies { get; internal set; } = ImmutableArray<Stage>.Empty;

    /// <summary>The FROM's image word, or its keyword where that is missing.</summary>
    public SourceLocation Location => Base.Location;

    /// <summary>Index of the instruction behind FROM.</summary>
    internal int FirstInstruction { get; }

    /// <summary>The triggers of its ONBUILD instructions that BuildKit accepts.</summary>
    internal ImmutableArray<InstructionSyntax> Triggers { get; set; } = ImmutableArray<InstructionSyntax>.Empty;

    internal VariableScope Variables { get; set; } = VariableScope.Empty;

    /// <summary>
    /// The index of the first step that may make project files, the number of steps where none may; negative before somebody has looked.
    /// </summary>
    internal int FirstMaker { get; set; } = -1;
}
