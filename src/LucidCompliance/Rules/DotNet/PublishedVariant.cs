using System;
using System.Collections.Immutable;
using LucidCompliance.Diagnostics;
using LucidCompliance.Knowledge;
using LucidCompliance.Subjects;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.DotNet;

/// <summary>The variant of .NET's image that the SDK takes for a project, where all of them lack something that the variant <c>-extra</c> has.</summary>
internal sealed class PublishedVariant
{
    private const string Extra = "-extra";
    private readonly ProjectSubject _project;

    private PublishedVariant(ProjectSubject project, ImageReference reference)
    {
        _project = project;
        Name = reference.FamiliarName;
    }

    /// <summary>The reference, for messages.</summary>
    public string Name { get; }

    /// <summary>The property that decides; the project where none does.</summary>
    public SourceLocation Location => _project.Locate(_project.Publishing!.BaseImages);

    /// <summary>The variant; null where an image has what is asked for, or is not known.</summary>
    /// <param name="project">The project.</param>
    /// <param name="has">Whether an image has it.</param>
    public static PublishedVariant? Find(ProjectSubject project, Func<BaseImageFacts, Trilean> has)
    {
        PublishedVariant? found = null;
        foreach (var candidate in PublishedBase.Of(project))
        {
            if (candidate.Facts is not { IsWindows: false } facts || has(facts) != Trilean.No)
            {
                return null;
            }

            found ??= new PublishedVariant(project, candidate.Reference);
        }

        return found;
    }

    /// <summary>A fix that takes the variant with ICU and time zones, in the property that names the image or its family. None where there is no such image.</summary>
    public ImmutableArray<Fix> UseExtra()
    {
        if (_project.Publishing!.BaseImage.IsKnown)
        {
            return DotNetImage.Of(_project)?.UseExtra(_project.Policy) ?? [];
        }

        return _project.Publishing.Family.TryGet(out var family) && family.EndsWith("-chiseled", StringComparison.Ordinal)
            && _project.Project!.FindPropertyElement("ContainerFamily") is { Content: { } content } element && content.Value == family && ProjectEdits.IsPlain(_project, element)
                ? [Fix.Replace("Use the variant with ICU and time zones (-extra)", FixSafety.Safe, element.Locate(content.ValueSpan), family + Extra)]
                : [];
    }
}
