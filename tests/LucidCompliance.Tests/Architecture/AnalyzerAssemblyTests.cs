using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;
using Xunit;

namespace LucidCompliance.Tests.Architecture;

/// <summary>The walls of the assemblies that compilers and editors load.</summary>
public sealed class AnalyzerAssemblyTests
{
    private const string Analyzers = "LucidCompliance.Analyzers";
    private const string CodeFixes = "LucidCompliance.CodeFixes";

    [Fact]
    public void The_analyzer_needs_nothing_but_the_compiler_and_the_engine() =>
        Assert.Equal(["LucidCompliance", "Microsoft.CodeAnalysis", "System.Collections.Immutable", "netstandard"], References(Analyzers).Keys);

    [Fact]
    public void Workspaces_are_needed_by_the_code_fixes_alone() =>
        Assert.Equal(
            ["LucidCompliance", Analyzers, "Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.Workspaces", "System.Collections.Immutable", "netstandard"],
            References(CodeFixes).Keys);

    [Theory]
    [InlineData(Analyzers)]
    [InlineData(CodeFixes)]
    public void They_are_built_against_the_oldest_compiler(string assembly) =>
        Assert.Equal(new Version(4, 8, 0, 0), References(assembly)["Microsoft.CodeAnalysis"]);

    [Theory]
    [InlineData(Analyzers, "$(NoWarn);RS2008")]
    [InlineData(CodeFixes, null)]
    public void The_compilers_own_rules_for_analyzers_are_on_and_none_is_switched_off(string assembly, string? noWarn)
    {
        var folder = Path.Combine(Repository.Root, "src", assembly);
        var properties = XDocument.Load(Path.Combine(folder, assembly + ".csproj")).Descendants("PropertyGroup").Elements().ToArray();

        Assert.Equal("true", properties.Single(property => property.Name == "EnforceExtendedAnalyzerRules").Value);
        Assert.Equal(noWarn, properties.SingleOrDefault(property => property.Name == "NoWarn")?.Value);
        Assert.DoesNotContain(
            Directory.EnumerateFiles(folder, "*.cs").SelectMany(File.ReadLines),
            line => line.Contains("#pragma", StringComparison.Ordinal) || line.Contains("SuppressMessage", StringComparison.Ordinal));
    }

    // Read, not loaded: the tests have no workspaces.
    private static SortedDictionary<string, Version> References(string assembly)
    {
        using var file = new PEReader(File.OpenRead(Path.Combine(AppContext.BaseDirectory, assembly + ".dll")));
        var metadata = file.GetMetadataReader();
        var references = new SortedDictionary<string, Version>(StringComparer.Ordinal);
        foreach (var handle in metadata.AssemblyReferences)
        {
            var reference = metadata.GetAssemblyReference(handle);
            references.Add(metadata.GetString(reference.Name), reference.Version);
        }

        return references;
    }
}
