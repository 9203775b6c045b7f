using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Syntax.Dockerfile;

namespace LucidCompliance.Subjects.Secrets;

/// <summary>Which stages' instructions become part of an image that ships, over all builds of a Dockerfile.</summary>
internal sealed class ShippedStages
{
    private readonly HashSet<FromInstruction> _stages = [];
    private readonly HashSet<(DockerfileSyntax Dockerfile, string Argument)> _arguments = [];

    public ShippedStages(ImmutableArray<ImageSubject> images)
    {
        foreach (var image in images)
        {
            foreach (var stage in image.ShippingChain)
            {
                _ = _stages.Add(stage.From);
                foreach (var argument in stage.Arguments)
                {
                    _ = _arguments.Add((image.Dockerfile.Syntax, argument.Name));
                }
            }
        }
    }

    /// <summary>Whether the stage of a FROM ships.</summary>
    public bool Contains(FromInstruction from) => _stages.Contains(from);

    /// <summary>Whether a stage that ships declares a build argument, so that the value stands in the image's history.</summary>
    public bool Declares(DockerfileSubject dockerfile, string argument) => _arguments.Contains((dockerfile.Syntax, argument));
}
