using System;
using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model.Compose;
using LucidCompliance.Model.Images;
using LucidCompliance.Subjects;

namespace LucidCompliance.Rules.Compose;

/// <summary>LUCID6019: a build argument that no ARG of the Dockerfile takes.</summary>
public sealed class BuildArgumentUnknown : ContainerRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID6019",
        Name = nameof(BuildArgumentUnknown),
        Title = "A build argument is declared by no ARG of the Dockerfile.",
        DefaultSeverity = DiagnosticSeverity.Warning,
        Fix = FixSafety.Unsafe,
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ContainerSubject container)
    {
        if (container is not { Service.Build: { Arguments.IsEmpty: false } build, Image: { } image } || HasForeignFrontend(image))
        {
            yield break;
        }

        foreach (var argument in build.Arguments)
        {
            if (image.Build.IsArgumentDeclared(argument.Name))
            {
                continue;
            }

            var nearest = VariableNames.FindNearest(argument.Name, Free(image.Build, build));
            if (nearest is not null || AllBasesAreKnown(image.Build))
            {
                yield return Describe(argument, image, nearest) with { KeyPath = build.Node.KeyPath + ".args." + argument.Name };
            }
        }
    }

    private Diagnostic Describe(ComposeBuildArgument argument, ImageSubject image, string? nearest)
    {
        var file = image.Dockerfile.Inline is null ? $"'{image.Dockerfile.Artifact.Path}'" : "The inline Dockerfile";
        var finding = Finding(
            argument.Location,
            $"{file} has no ARG '{argument.Name}', so the build drops this argument without an error. "
            + (nearest is null ? $"Add 'ARG {argument.Name}' to the stage that needs it, or remove the argument." : $"Did you mean '{nearest}'?"));
        return nearest is null ? finding : finding with { Fixes = [Fix.Replace($"Pass '{nearest}'", FixSafety.Unsafe, argument.Location.WithoutQuotes(), nearest)] };
    }

    // Arguments that are declared and not passed yet: the misspelt one can be one of them.
    private static IEnumerable<string> Free(ImageBuild image, ComposeBuild build)
    {
        foreach (var name in image.ArgumentNames)
        {
            var isPassed = false;
            foreach (var argument in build.Arguments)
            {
                isPassed |= string.Equals(argument.Name, name, StringComparison.Ordinal);
            }

            if (!isPassed)
            {
                yield return name;
            }
        }
    }

    // An image may declare arguments by ONBUILD; of the catalogued ones none does.
    private static bool AllBasesAreKnown(ImageBuild build)
    {
        foreach (var stage in build.Stages)
        {
            if (!stage.Base.Root.IsCatalogued)
            {
                return false;
            }
        }

        return true;
    }

    // Another frontend has arguments of its own.
    private static bool HasForeignFrontend(ImageSubject image)
    {
        foreach (var directive in image.Dockerfile.Syntax.Directives)
        {
            if (directive.Name == "syntax" && directive.Value.IndexOf("docker/dockerfile", StringComparison.Ordinal) < 0)
            {
                return true;
            }
        }

        return false;
    }
}
