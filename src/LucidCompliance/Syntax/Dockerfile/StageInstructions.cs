using System.Collections.Immutable;
using LucidCompliance.Text;

namespace LucidCompliance.Syntax.Dockerfile;

/// <summary><c>FROM [--platform=…] image [AS name]</c>: begins a stage.</summary>
public sealed class FromInstruction : InstructionSyntax
{
    internal FromInstruction(InstructionParts parts, DockerWord? image, TextSpan? asKeywordSpan, DockerWord? alias)
        : base(parts)
    {
        Image = image;
        AsKeywordSpan = asKeywordSpan;
        Alias = alias;
    }

    /// <summary>The image or earlier stage, not expanded.</summary>
    public DockerWord? Image { get; }

    /// <summary>The word <c>AS</c>.</summary>
    public TextSpan? AsKeywordSpan { get; }

    /// <summary>The stage's name as written; names are compared without regard to case.</summary>
    public DockerWord? Alias { get; }

    /// <summary>The <c>--platform</c> flag.</summary>
    public FlagSyntax? Platform => FindFlag("platform");
}

/// <summary><c>ARG name[=default] …</c></summary>
public sealed class ArgInstruction : InstructionSyntax
{
    internal ArgInstruction(InstructionParts parts, ImmutableArray<VariableDeclaration> variables)
        : base(parts) => Variables = variables;

    /// <summary>The declared variables in source order.</summary>
    public ImmutableArray<VariableDeclaration> Variables { get; }
}

/// <summary>One variable of an ARG.</summary>
public sealed class VariableDeclaration
{
    internal VariableDeclaration(DockerWord word, DockerWord name, DockerWord? @default)
    {
        Word = word;
        NameWord = name;
        Default = @default;
    }

    /// <summary>The whole declaration.</summary>
    public DockerWord Word { get; }

    /// <summary>The name as written, with quotes and escapes where there are any.</summary>
    public DockerWord NameWord { get; }

    /// <summary>The name as written.</summary>
    public string Name => NameWord.Text;

    /// <summary>The span of <see cref="Name"/>.</summary>
    public TextSpan NameSpan => NameWord.Span;

    /// <summary>The text behind <c>=</c>, not expanded; null where there is no <c>=</c>.</summary>
    public DockerWord? Default { get; }
}

/// <summary><c>ONBUILD instruction</c>: runs in images built on this one.</summary>
public sealed class OnbuildInstruction : InstructionSyntax
{
    internal OnbuildInstruction(InstructionParts parts, InstructionSyntax? trigger)
        : base(parts) => Trigger = trigger;

    /// <summary>
    /// The nested instruction; null where it is missing or unknown. ONBUILD, FROM and MAINTAINER are parsed here although
    /// BuildKit forbids them: see <see cref="IsForbiddenTrigger"/>.
    /// </summary>
    public InstructionSyntax? Trigger { get; }

    /// <summary>Whether BuildKit refuses this instruction as a trigger.</summary>
    public bool IsForbiddenTrigger => Trigger?.Kind is InstructionKind.Onbuild or InstructionKind.From or InstructionKind.Maintainer;
}

/// <summary><c>MAINTAINER text</c>, deprecated.</summary>
public sealed class MaintainerInstruction : InstructionSyntax
{
    internal MaintainerInstruction(InstructionParts parts, DockerWord? name)
        : base(parts) => Name = name;

    /// <summary>The text.</summary>
    public DockerWord? Name { get; }
}
