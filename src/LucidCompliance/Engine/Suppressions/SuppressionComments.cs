using System.Collections.Immutable;
using LucidCompliance.Syntax.Dockerfile;
using LucidCompliance.Syntax.Yaml;
using LucidCompliance.Text;

namespace LucidCompliance.Engine.Suppressions;

/// <summary>Finds the suppression comments of a file.</summary>
public static class SuppressionComments
{
    /// <summary>Of a Dockerfile: a comment applies to the next instruction, one between continued lines to the instruction around it.</summary>
    public static ImmutableArray<SuppressionComment> Read(DockerfileSyntax dockerfile) => ImmutableArray<SuppressionComment>.Empty;

    /// <summary>Of a YAML file: a comment applies to the entry or item below, a trailing one to its line.</summary>
    public static ImmutableArray<SuppressionComment> Read(YamlDocument document) => ImmutableArray<SuppressionComment>.Empty;

    /// <summary>Of an env file or another one whose comments are whole lines with <c>#</c>: a comment applies to the next line with text.</summary>
    public static ImmutableArray<SuppressionComment> ReadLines(SourceText text) => ImmutableArray<SuppressionComment>.Empty;
}
