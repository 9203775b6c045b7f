using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Mono.Cecil;

namespace LucidCompliance.Package.Tests.Infrastructure;

/// <summary>
/// A package of somebody else, made here: an analyzer that carries a YamlDotNet of its own under its own name, as packages do, and says which
/// one it was given. It calls a member that has another type, or another name, in the other versions.
/// </summary>
internal static class OtherAnalyzerPackage
{
    /// <summary>What the analyzer says when it got its own copy.</summary>
    public const string Code = "OTHER001";

    /// <summary>Puts the package into the feed of the tests.</summary>
    /// <param name="id">The package's id.</param>
    /// <param name="yaml">The library that it carries.</param>
    /// <param name="member">How the offset of a mark is called in it.</param>
    public static void Make(string id, byte[] yaml, string member)
    {
        var analyzer = Compile(id, yaml, member);
        using var package = ZipFile.Open(Path.Combine(PackageFeed.Instance.Feed, id + ".1.0.0.nupkg"), ZipArchiveMode.Create);
        Add(package, id + ".nuspec", Encoding.UTF8.GetBytes($"""
            <?xml version="1.0" encoding="utf-8"?>
            <package><metadata><id>{id}</id><version>1.0.0</version><authors>tests</authors><description>An analyzer.</description></metadata></package>
            """));
        Add(package, $"analyzers/dotnet/cs/{id}.dll", analyzer);
        Add(package, "analyzers/dotnet/cs/YamlDotNet.dll", yaml);
    }

    /// <summary>A published version of the library.</summary>
    public static byte[] Published(string version) =>
        File.ReadAllBytes(Path.Combine(PackageFeed.Metadata("NuGetPackageRoot"), "yamldotnet", version, "lib", "netstandard2.0", "YamlDotNet.dll"));

    /// <summary>A version that is still to come, in which a member has another name.</summary>
    public static byte[] Future(byte[] published, Version version, string member, string newName)
    {
        using var module = ModuleDefinition.ReadModule(new MemoryStream(published));
        module.Assembly.Name.Version = version;
        var property = module.GetType("YamlDotNet.Core.Mark").Properties.Single(property => property.Name == member);
        property.Name = newName;
        property.GetMethod.Name = "get_" + newName;
        var result = new MemoryStream();
        module.Write(result);
        return result.ToArray();
    }

    private static byte[] Compile(string id, byte[] yaml, string member)
    {
        var source = $$"""
            using System.Collections.Immutable;
            using System.IO;
            using Microsoft.CodeAnalysis;
            using Microsoft.CodeAnalysis.Diagnostics;
            using YamlDotNet.Core;

            [DiagnosticAnalyzer(LanguageNames.CSharp)]
            public sealed class {{id}} : DiagnosticAnalyzer
            {
                private static readonly DiagnosticDescriptor Rule = new DiagnosticDescriptor("{{Code}}", "Yaml", "{{id}} uses YamlDotNet {0} at {1}", "Test", DiagnosticSeverity.Warning, true);

                public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

                public override void Initialize(AnalysisContext context)
                {
                    context.EnableConcurrentExecution();
                    context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
                    context.RegisterCompilationAction(compilation =>
                    {
                        var parser = new Parser(new StringReader("a: b"));
                        parser.MoveNext();
                        compilation.ReportDiagnostic(Diagnostic.Create(Rule, Location.None, typeof(Parser).Assembly.GetName().Version, parser.Current.Start.{{member}}));
                    });
                }
            }
            """;
        var framework = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(file => Path.GetFileName(file).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(file) == "netstandard.dll");
        var compiler = Path.Combine(PackageFeed.Metadata("NuGetPackageRoot"), "microsoft.codeanalysis.common", "4.8.0", "lib", "netstandard2.0", "Microsoft.CodeAnalysis.dll");
        var compilation = CSharpCompilation.Create(
            id,
            [CSharpSyntaxTree.ParseText(source)],
            [.. framework.Append(compiler).Select(file => MetadataReference.CreateFromFile(file)), MetadataReference.CreateFromImage(yaml)],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var result = new MemoryStream();
        var emitted = compilation.Emit(result);
        return emitted.Success ? result.ToArray() : throw new InvalidOperationException(string.Join('\n', emitted.Diagnostics));
    }

    private static void Add(ZipArchive package, string path, byte[] content)
    {
        using var stream = package.CreateEntry(path).Open();
        stream.Write(content);
    }
}
