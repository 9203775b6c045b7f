using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Syntax.Dockerfile;

namespace LucidCompliance.Model.Images;

/// <summary>Binds the ARGs before the first FROM.</summary>
internal sealed class GlobalArguments(ImageBuild build, VariableBinding variables)
{
    private readonly Dictionary<string, DockerWord?> _defaults = new(StringComparer.Ordinal);

    /// <summary>The default that gives a global argument its value; null where it is passed, or has none.</summary>
    public DockerWord? FindDefault(string name) => _defaults.TryGetValue(name, out var word) ? word : null;

    /// <summary>Binds the instructions before the first FROM; gives their number.</summary>
    public int Bind()
    {
        var instructions = build.Dockerfile.Instructions;
        var declarations = ImmutableArray.CreateBuilder<ArgumentDeclaration>();
        variables.Global = PlatformScope(build.Options);
        var index = 0;
        for (; index < instructions.Length && instructions[index] is not FromInstruction; index++)
        {
            if (instructions[index] is ArgInstruction arg)
            {
                foreach (var declaration in arg.Variables)
                {
                    declarations.Add(Bind(arg, declaration));
                }
            }
        }

        build.GlobalArguments = declarations.ToImmutable();
        return index;
    }

    private ArgumentDeclaration Bind(ArgInstruction arg, VariableDeclaration declaration)
    {
        var name = declaration.Name;
        build.DeclareArgument(name);
        var isPassed = build.Options.Arguments.TryGetValue(name, out var value) && !value.IsAbsent;
        if (!isPassed)
        {
            value = declaration.Default is { } word
                ? variables.Expand(word, variables.Global, arg, null)
                : variables.Global.TryGet(name, out var earlier) ? earlier
                : Fact<string>.UnknownBecause("the build argument has no default", build.Locate(declaration.NameSpan));
        }

        // A bare repetition keeps the earlier value, and so its default.
        if (isPassed || declaration.Default is not null)
        {
            _defaults[name] = isPassed ? null : declaration.Default;
        }

        variables.Global = variables.Global.With(name, value);
        return new ArgumentDeclaration(arg, declaration, null, value, isPassed, build.Locate(declaration.NameSpan));
    }

    /// <summary>The platform arguments: those of the target as far as a platform is named, those of the builder never.</summary>
    private static VariableScope PlatformScope(ImageBuildOptions options)
    {
        var scope = VariableScope.Empty;
        var parts = options.Platform?.Split('/');
        foreach (var name in PredefinedArguments.Platform)
        {
            var value = name switch
            {
                "TARGETPLATFORM" => options.Platform,
                "TARGETOS" => parts?[0],
                "TARGETARCH" when parts?.Length > 1 => parts[1],
                "TARGETVARIANT" when parts is not null => parts.Length > 2 ? parts[2] : "",
                "TARGETSTAGE" when !string.IsNullOrEmpty(options.Target) => options.Target,
                _ => null,
            };
            var fact = options.Arguments.TryGetValue(name, out var passed) && !passed.IsAbsent ? passed
                : value is null ? Fact<string>.UnknownBecause("the platform is chosen by the build")
                : Fact<string>.Known(value);
            scope = scope.With(name, fact);
        }

        return scope;
    }
}
