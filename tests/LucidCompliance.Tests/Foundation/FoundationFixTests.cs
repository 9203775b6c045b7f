using System.Linq;
using LucidCompliance.Diagnostics;
using LucidCompliance.Engine.Fixes;
using LucidCompliance.Syntax.Dockerfile;
using LucidCompliance.Syntax.IgnoreFile;
using LucidCompliance.Syntax.Yaml;
using LucidCompliance.Text.Diffs;
using Xunit;

namespace LucidCompliance.Tests.Foundation;

public sealed class FoundationFixTests
{
    [Theory]
    [InlineData("before")]
    [InlineData("as-reported")]
    public void Safe_then_unsafe_fixes_leave_only_findings_that_need_a_decision(string name)
    {
        var input = FoundationStack.GetInput(name);
        var first = FixPlanner.Plan(input, new FixOptions());
        var plan = FixPlanner.Plan(input, new FixOptions { IncludeUnsafe = true });

        Assert.Empty(first.Rejected);
        Assert.Empty(plan.Rejected);
        Assert.True(plan.Applied.Length >= first.Applied.Length);
        Assert.NotEmpty(plan.Applied);
        Assert.DoesNotContain(plan.Remaining, finding => !finding.Fixes.IsEmpty);
        foreach (var file in plan.Files)
        {
            var text = new LucidCompliance.Text.SourceText(file.Original.Path, file.NewContent);
            Assert.Empty(
                text.Path.EndsWith(".yml", System.StringComparison.Ordinal) ? YamlDocument.Parse(text).Errors
                : text.Path.EndsWith(".dockerignore", System.StringComparison.Ordinal) ? DockerIgnore.Parse(text).Errors
                : DockerfileSyntax.Parse(text).Errors);

            // Minimal: no more lines than each fix has edits, and those that it writes.
            var changed = UnifiedDiff.Create(text.Path, file.Original.Content, file.NewContent).Split('\n').Skip(2).Count(line => line.StartsWith('-') || line.StartsWith('+'));
            var allowed = plan.Applied.SelectMany(applied => applied.Fix.Edits).Where(edit => edit.Text.Path == text.Path).Sum(edit => 2 + edit.Edit.NewText.Count(c => c == '\n'));
            Assert.InRange(changed, 1, allowed);
        }
    }

    [Fact]
    public void A_compliant_stack_is_left_alone()
    {
        var plan = FixPlanner.Plan(FoundationStack.GetInput("after"), new FixOptions());
        Assert.Empty(plan.Files);
        Assert.DoesNotContain(plan.Remaining, finding => finding.Severity >= DiagnosticSeverity.Warning);
    }
}
