using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Xml.Linq;
using LucidCompliance.Analyzers;
using Xunit;

namespace LucidCompliance.Tests.Architecture;

/// <summary>The walls of the assemblies that compilers and editors load.</summary>
public sealed class AnalyzerAssemblyTests
{
    [Fact]
    public void The_analyzer_needs_nothing_but_the_compiler_and_the_engine() =>
        Assert.Equal(
            ["LucidCompliance", "Microsoft.CodeAnalysis", "System.Collections.Immutable", "netstandard"],
            References(typeof(ArtifactAnalyzer)));

    [Fact]
    public void The_analyzer_is_built_against_the_oldest_compiler() =>
        Assert.Equal(
            new Version(4, 8, 0, 0),
            typeof(ArtifactAnalyzer).Assembly.GetReferencedAssemblies().Single(name => name.Name == "Microsoft.CodeAnalysis").Version);

    [Fact]
    public void The_compilers_own_rules_for_analyzers_are_on_and_none_is_switched_off()
    {
        var folder = Path.Combine(Repository.Root, "src", "LucidCompliance.Analyzers");
        var properties = XDocument.Load(Path.Combine(folder, "LucidCompliance.Analyzers.csproj")).Descendants("PropertyGroup").Elements().ToArray();

        Assert.Equal("true", properties.Single(property => property.Name == "EnforceExtendedAnalyzerRules").Value);
        Assert.Equal("$(NoWarn);RS2008", properties.Single(property => property.Name == "NoWarn").Value);
        Assert.DoesNotContain(
            Directory.EnumerateFiles(folder, "*.cs").SelectMany(File.ReadLines),
            line => line.Contains("#pragma", StringComparison.Ordinal) || line.Contains("SuppressMessage", StringComparison.Ordinal));
    }

    private static IEnumerable<string> References(Type type) =>
        type.Assembly.GetReferencedAssemblies().Select(name => name.Name!).Order(StringComparer.Ordinal);
}
