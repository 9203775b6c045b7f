using System.Collections.Immutable;
using LucidCompliance.Model;
using LucidCompliance.Policy;
using LucidCompliance.Syntax.Xml;
using LucidCompliance.Text;

namespace LucidCompliance.Subjects;

/// <summary>A <c>NuGet.config</c>.</summary>
/// <param name="Artifact">The file.</param>
/// <param name="Text">Its text.</param>
/// <param name="Tags">Its start tags.</param>
/// <param name="Policy">The policy that holds for it.</param>
public sealed record NuGetConfigSubject(Artifact Artifact, SourceText Text, ImmutableArray<XmlTag> Tags, PolicyDocument Policy);
