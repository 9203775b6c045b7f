using System.Collections.Immutable;
using System.Linq;
using LucidCompliance.Diagnostics;
using LucidCompliance.Policy;
using LucidCompliance.Text;

namespace LucidCompliance.Tests.Policy;

/// <summary>Reads policies for tests.</summary>
internal static class PolicyFixture
{
    public static PolicyDocument Read(string content, out ImmutableArray<PolicyError> errors)
    {
        var set = new PolicySet(new MemoryFiles((PolicySet.FileName, content)), []);
        var policy = set.For("Dockerfile");
        errors = set.Errors;
        return policy;
    }

    public static PolicyDocument Read(string content)
    {
        var policy = Read(content, out var errors);
        Xunit.Assert.Equal([], errors.Select(static error => error.Message));
        return policy;
    }

    public static string Covered(this SourceLocation? location) => location!.Text.GetText(location.Span);

    public static ImmutableArray<RuleDescriptor> Rules(params string[] ids) => [.. ids.Select(static id => TestRules.Create(id))];
}
