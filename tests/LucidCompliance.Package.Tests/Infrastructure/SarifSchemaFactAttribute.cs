using System;
using System.IO;
using Xunit;

namespace LucidCompliance.Package.Tests.Infrastructure;

/// <summary>A test against the published JSON schema of SARIF; skipped, with the reason, where its npm package is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SarifSchemaFactAttribute : FactAttribute
{
    public SarifSchemaFactAttribute() =>
        Skip = File.Exists(SchemaFile) ? null : "The SARIF schema is not installed: run 'npm ci' in tests/differential/sarif-schema.";

    internal static string SchemaFile { get; } = Path.Combine(
        TestsFolder(), "differential", "sarif-schema", "node_modules", "@microsoft", "jest-sarif", "lib", "schemas", "sarif-2.1.0-rtm.5.json");

    private static string TestsFolder() => Path.Combine(PackageFeed.RepositoryRoot, "tests");
}
