using System;
using System.Collections.Immutable;
using LucidCompliance.Model;
using LucidCompliance.Policy;
using LucidCompliance.Syntax.Xml;
using LucidCompliance.Text;

namespace LucidCompliance.Subjects;

/// <summary>A project file, or an MSBuild file that projects import, that has to do with containers.</summary>
/// <param name="Artifact">The file.</param>
/// <param name="Text">Its text.</param>
/// <param name="Root">Its root element.</param>
/// <param name="Policy">The policy that holds for it.</param>
public sealed record MsBuildFileSubject(Artifact Artifact, SourceText Text, XmlElement Root, PolicyDocument Policy)
{
    /// <summary>The files among the artifacts; those without the word, which most are, are not parsed.</summary>
    internal static ImmutableArray<MsBuildFileSubject> Among(ImmutableArray<Artifact> artifacts, IRepositoryFiles files, PolicySet policies)
    {
        var subjects = ImmutableArray.CreateBuilder<MsBuildFileSubject>();
        foreach (var artifact in artifacts)
        {
            if (artifact is { IsInScope: true, Kind: ArtifactKind.Project or ArtifactKind.Props }
                && files.Read(artifact.Path).Text is { } text
                && (Contains(text, "Container") || Contains(text, "lucid:"))
                && XmlElement.ReadRoot(text) is { } root)
            {
                subjects.Add(new MsBuildFileSubject(artifact, text, root, policies.For(artifact.Path)));
            }
        }

        return subjects.ToImmutable();
    }

    private static bool Contains(SourceText text, string word) => text.Content.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0;
}
