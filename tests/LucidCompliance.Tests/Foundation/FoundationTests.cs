using System.IO;
using System.Linq;
using System.Threading.Tasks;
using LucidCompliance.Diagnostics;
using Xunit;

namespace LucidCompliance.Tests.Foundation;

/// <summary>What the product says about the three foundation stacks: see <c>tests/foundation/README.md</c>.</summary>
public sealed class FoundationTests
{
    [Theory]
    [InlineData("before")]
    [InlineData("as-reported")]
    [InlineData("after")]
    public Task A_stack_has_the_verified_findings(string name)
    {
        var settings = new VerifySettings();
        settings.UseDirectory(Path.Combine(Repository.Tests, "foundation"));
        settings.UseFileName(name);
        return Verifier.Verify(FoundationStack.Describe(FoundationStack.Analyze(name)), settings);
    }

    [Fact]
    public void The_compliant_stack_has_no_warning_and_no_error()
    {
        var findings = FoundationStack.Analyze("after").Diagnostics;
        Assert.DoesNotContain(findings, static finding => finding.Suppression is null && finding.Severity >= DiagnosticSeverity.Warning);
    }
}
