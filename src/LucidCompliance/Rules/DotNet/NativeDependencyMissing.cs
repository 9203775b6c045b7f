using System;
using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Knowledge;
using LucidCompliance.Model.Projects;
using LucidCompliance.Subjects;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.DotNet;

/// <summary>LUCID7010: a package loads a native library that the image is known not to have.</summary>
public sealed class NativeDependencyMissing : ContainerRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID7010",
        Name = nameof(NativeDependencyMissing),
        Title = "A package needs a native library that the image lacks.",
        DefaultSeverity = DiagnosticSeverity.Warning,
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ContainerSubject container)
    {
        if (container.Image is not { Shipping: { } shipping, Project: { IsKnown: true, Value.Project: { } project } } image
            || container.BaseFacts is not { IsWindows: false } facts
            || AddedFiles.MayBeIn(container, "/usr/lib", "/usr/local/lib", "/lib", "/usr/lib64", "/lib64"))
        {
            yield break;
        }

        foreach (var need in NativeNeed.All)
        {
            if (facts.HasLibrary(need.Library) != Trilean.No || need.FindUse(project) is not { } use)
            {
                continue;
            }

            var root = shipping.Base.Root;
            yield return Finding(
                root.Location,
                $"Project '{project.Name}' uses {need.Package}, which loads {need.Library}, and {Wording.Name(root)} does not have it: {need.Effect}. {need.Advice}.") with
            {
                Severity = need.IsOptional ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning,
                KeyPath = need.Package,
                Related = Wording.RelatedBase(root, root.Location, string.Empty).Add(new RelatedLocation(use.Location ?? project.Location, "The project uses the package here.")),
            };
        }
    }
}
