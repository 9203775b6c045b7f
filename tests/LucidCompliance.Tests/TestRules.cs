using LucidCompliance.Diagnostics;

namespace LucidCompliance.Tests;

/// <summary>Rules for tests of the machinery around rules.</summary>
internal static class TestRules
{
    public static RuleDescriptor Create(string id, DiagnosticSeverity severity = DiagnosticSeverity.Warning, string name = "TestRule") => new()
    {
        Id = id,
        Name = name,
        Title = "Something is wrong.",
        DefaultSeverity = severity,
    };
}
