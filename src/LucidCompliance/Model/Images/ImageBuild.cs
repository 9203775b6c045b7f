using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Syntax;
using LucidCompliance.Syntax.Dockerfile;
using LucidCompliance.Text;

namespace LucidCompliance.Model.Images;

/// <summary>A Dockerfile under one set of options: its stages, and the image that ships.</summary>
public sealed class ImageBuild
{
    private readonly HashSet<string> _argumentNames = new(StringComparer.Ordinal);
    private BuildContext? _context;
    private ImmutableArray<RunScript> _runScripts;
    private ImmutableArray<ContextSource> _contextSources;

    internal ImageBuild(DockerfileSyntax dockerfile, ImageBuildOptions options)
    {
        Dockerfile = dockerfile;
        Options = options;
    }

    /// <summary>The file.</summary>
    public DockerfileSyntax Dockerfile { get; }

    /// <summary>What was passed to the build.</summary>
    public ImageBuildOptions Options { get; }

    /// <summary>The build context; found when it is first asked for.</summary>
    public BuildContext Context => _context ??= BuildContext.Of(this);

    /// <summary>The stages in source order.</summary>
    public ImmutableArray<Stage> Stages { get; internal set; } = ImmutableArray<Stage>.Empty;

    /// <summary>The stage whose image ships; null where the file has no stage or the target names none.</summary>
    public Stage? Shipping { get; internal set; }

    /// <summary>Whether the target names a stage; true where no target is named.</summary>
    public bool TargetExists { get; internal set; } = true;

    /// <summary>The ARG declarations before the first FROM, in source order.</summary>
    public ImmutableArray<ArgumentDeclaration> GlobalArguments { get; internal set; } = ImmutableArray<ArgumentDeclaration>.Empty;

    /// <summary>References to variables that the file does not declare where they stand, in source order.</summary>
    public ImmutableArray<UndefinedVariable> UndefinedVariables { get; internal set; } = ImmutableArray<UndefinedVariable>.Empty;

    /// <summary>
    /// Words whose expansion BuildKit refuses, in the order of the instructions: an open quote or brace, a modifier that does not exist,
    /// a required variable that is proven unset. Each word once; the message repeats no value.
    /// </summary>
    public ImmutableArray<SyntaxError> ExpansionErrors { get; internal set; } = ImmutableArray<SyntaxError>.Empty;

    /// <summary>The names of all ARG instructions, global ones and those of stages.</summary>
    public IReadOnlyCollection<string> ArgumentNames => _argumentNames;

    /// <summary>
    /// Whether a passed build argument of that name means something: an ARG declares it, or BuildKit predefines it (proxy
    /// variables, <c>BUILDKIT_*</c>, <c>SOURCE_DATE_EPOCH</c>, the platform arguments).
    /// </summary>
    public bool IsArgumentDeclared(string name) => _argumentNames.Contains(name) || PredefinedArguments.Contains(name);

    /// <summary>The stage that BuildKit finds under a name, without regard to case: the last one of that name.</summary>
    public Stage? FindStage(string name)
    {
        for (var i = Stages.Length - 1; i >= 0; i--)
        {
            if (string.Equals(Stages[i].Name, name, StringComparison.OrdinalIgnoreCase))
            {
                return Stages[i];
            }
        }

        return null;
    }

    /// <summary>The scripts of the RUN instructions of all stages, builders included, that a POSIX shell reads.</summary>
    internal ImmutableArray<RunScript> RunScripts => _runScripts.IsDefault ? _runScripts = RunScript.In(this) : _runScripts;

    /// <summary>The sources of COPY and ADD that name a path or pattern of the context; none where the context is not known.</summary>
    internal ImmutableArray<ContextSource> ContextSources => _contextSources.IsDefault ? _contextSources = ContextSource.In(this) : _contextSources;

    /// <summary>A span of the Dockerfile as a location.</summary>
    public SourceLocation Locate(TextSpan span) => new(Dockerfile.Text, span);

    /// <summary>
    /// Whether all stages are bound. Until then no question about the build context is asked, because its answer depends on all sources.
    /// </summary>
    internal bool IsBound { get; set; }

    internal void DeclareArgument(string name) => _argumentNames.Add(name);
}
