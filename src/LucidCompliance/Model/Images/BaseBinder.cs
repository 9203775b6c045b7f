using System;
using System.Collections.Generic;
using LucidCompliance.Knowledge;
using LucidCompliance.Syntax.Dockerfile;
using LucidCompliance.Text;

namespace LucidCompliance.Model.Images;

/// <summary>Finds out what a FROM builds on.</summary>
internal sealed class BaseBinder(ImageBuild build, VariableBinding variables, GlobalArguments arguments, NamedContexts contexts, KnownImages images)
{
    /// <summary>Binds a FROM.</summary>
    /// <param name="from">The instruction.</param>
    /// <param name="earlier">The earlier stages by lower-case name, the last of each name.</param>
    public StageBase Bind(FromInstruction from, Dictionary<string, Stage> earlier)
    {
        var platform = BindPlatform(from);
        if (from.Alias is { } alias && contexts.TryFind(alias.Text, out var replacement))
        {
            return Finish(FromContext(replacement, LocationOf(from)), platform);
        }

        if (from.Image is not { } word)
        {
            return Finish(new StageBase(null, Fact<ImageReference>.UnknownBecause("FROM names no image"), null, LocationOf(from), null), platform);
        }

        var location = build.Locate(word.Span);
        var expansion = variables.ExpandFully(word, variables.Global, from, null);
        var text = VariableScope.ToFact(expansion, location);
        if (!text.TryGet(out var name))
        {
            var unknown = Fact<ImageReference>.UnknownBecause(text.Reason ?? "the image is not known", location);
            return Finish(new StageBase(null, unknown, null, location, Word(word, "", expansion)) { ImageText = text }, platform);
        }

        if (earlier.TryGetValue(name, out var parent))
        {
            var result = new StageBase(parent, Fact<ImageReference>.Absent, null, location, null) { ImageText = text };
            return result.WithPlatform(platform);
        }

        return Finish(BindImage(word, name, expansion, text), platform);
    }

    private StageBase BindImage(DockerWord word, string name, ExpansionResult expansion, Fact<string> text)
    {
        var location = build.Locate(word.Span);
        if (contexts.TryFind(name, out var replacement))
        {
            return FromContext(replacement, location);
        }

        return ImageReference.TryParse(name, out var image, out var problem) && image is not null
            ? new StageBase(null, Fact<ImageReference>.Known(image, location), images.FindBase(image), location, Word(word, name, expansion)) { ImageText = text }
            : new StageBase(null, Fact<ImageReference>.UnknownBecause("the image reference is not valid", location), null, location, Word(word, name, expansion))
            {
                ImageText = text,
                ImageProblem = problem,
            };
    }

    private StageBase FromContext(ImageReference? image, SourceLocation location)
    {
        var fact = image is null
            ? Fact<ImageReference>.UnknownBecause("a named context replaces the image", location)
            : Fact<ImageReference>.Known(image, location);
        return new StageBase(null, fact, image is null ? null : images.FindBase(image), location, null) { IsReplacedByContext = true };
    }

    private Fact<string> BindPlatform(FromInstruction from) => from.Platform is not { } flag ? Fact<string>.Absent
        : flag.Value is { } word ? variables.Expand(word, variables.Global, from, null)
        : Fact<string>.UnknownBecause("the platform is missing");

    private StageBase Finish(StageBase result, Fact<string> platform)
    {
        var asked = platform.TryGet(out var text) ? text : platform.IsAbsent ? build.Options.Platform : null;
        result.IsWindows = result.Facts?.IsWindows == true
            || (asked is not null && asked.StartsWith("windows", StringComparison.OrdinalIgnoreCase));
        return result.WithPlatform(platform);
    }

    private BaseWord Word(DockerWord word, string expanded, ExpansionResult expansion)
    {
        DockerWord? argumentDefault = null;
        var isSingle = false;
        foreach (var reference in expansion.References)
        {
            argumentDefault = arguments.FindDefault(reference.Name);
            if (argumentDefault is not null)
            {
                isSingle = reference.Operator == VariableOperator.None && reference.Span == word.Span;
                break;
            }
        }

        return new BaseWord(build.Dockerfile.Text, word, expanded, argumentDefault, isSingle);
    }

    private SourceLocation LocationOf(FromInstruction from) => build.Locate(from.Image?.Span ?? from.KeywordSpan);
}
