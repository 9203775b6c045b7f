using System.Collections.Generic;
using System.Text;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model.Compose;
using LucidCompliance.Model.Images;
using LucidCompliance.Subjects;

namespace LucidCompliance.Rules.Compose;

/// <summary>LUCID6018: a <c>build.target</c> that is no stage of the Dockerfile.</summary>
public sealed class BuildTargetMissing : ContainerRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID6018",
        Name = nameof(BuildTargetMissing),
        Title = "The target of a build is no stage of its Dockerfile.",
        DefaultSeverity = DiagnosticSeverity.Error,
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ContainerSubject container)
    {
        if (container is { Service.Build.Target: { } target, Image: { Build: { TargetExists: false, Stages.IsEmpty: false } build } image }
            && target.Value.TryGet(out var name))
        {
            yield return Finding(target.Location, Describe(name, image, build)) with
            {
                KeyPath = target.KeyPath,
                Related = image.Dockerfile.Inline is null ? [new RelatedLocation(build.Stages[build.Stages.Length - 1].Location, "The last stage begins here.")] : [],
            };
        }
    }

    private static string Describe(string target, ImageSubject image, ImageBuild build)
    {
        var names = new List<string>();
        foreach (var stage in build.Stages)
        {
            if (stage.Name is { } name)
            {
                names.Add(name);
            }
        }

        var file = image.Dockerfile.Inline is null ? $"'{image.Dockerfile.Artifact.Path}'" : "the inline Dockerfile";
        var stages = names.Count == 0 ? "whose stages have no names" : $"which has {List(names)}";
        return $"The target '{target}' is no stage of {file}, {stages}, so the build stops before it begins. "
            + (Suggestions.Find(target, names, null) is { } nearest ? $"Did you mean '{nearest}'?" : "Name one of its stages, or add the stage.");
    }

    private static string List(List<string> names)
    {
        const int Most = 6;
        var text = new StringBuilder();
        for (var i = 0; i < names.Count && i < Most; i++)
        {
            text.Append(i == 0 ? "'" : ", '").Append(names[i]).Append('\'');
        }

        return text.Append(names.Count > Most ? " and others" : "").ToString();
    }
}
