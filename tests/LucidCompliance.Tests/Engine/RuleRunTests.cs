using System;
using System.Collections.Generic;
using System.Linq;
using LucidCompliance.Diagnostics;
using LucidCompliance.Engine;
using LucidCompliance.Model;
using LucidCompliance.Rules;
using LucidCompliance.Rules.Analysis;
using LucidCompliance.Subjects;
using LucidCompliance.Tests.Cases;
using LucidCompliance.Text;
using Xunit;

namespace LucidCompliance.Tests.Engine;

public sealed class RuleRunTests
{
    [Fact]
    public void A_failing_rule_is_named_and_the_others_still_speak()
    {
        var result = Analyze(new FailingRule(), new DockerfileSyntaxError());
        Assert.Equal(["LUCID0006", "LUCID0001"], result.Diagnostics.Select(diagnostic => diagnostic.Rule.Id));
        Assert.Contains("LUCID8888 (FailingRule)", result.Diagnostics[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_exceptions_text_is_not_repeated() =>
        Assert.DoesNotContain("hunter2", string.Concat(Analyze(new FailingRule()).Diagnostics.Select(diagnostic => diagnostic.Message)), StringComparison.Ordinal);

    [Fact]
    public void What_a_rule_found_before_it_failed_is_dropped() =>
        Assert.DoesNotContain(Analyze(new FailingRule()).Diagnostics, diagnostic => diagnostic.Rule.Id == "LUCID8888");

    private static AnalysisResult Analyze(params Rule[] rules) => Analyzer.Analyze(
        new AnalysisInput
        {
            Artifacts = [new Artifact("Dockerfile", ArtifactKind.Dockerfile)],
            Files = new MemoryRepository().Add("Dockerfile", "FROM alpine:3.22\nNONSENSE x\n"),
            Date = new DateTime(2026, 11, 24),
        },
        [.. rules]);

    private sealed class FailingRule : Rule
    {
        public override RuleDescriptor Descriptor { get; } = new()
        {
            Id = "LUCID8888",
            Name = nameof(FailingRule),
            Title = "Fails.",
            DefaultSeverity = DiagnosticSeverity.Error,
        };

        public override IEnumerable<Diagnostic> Check(AnalysisSubjects subjects)
        {
            yield return Finding(new SourceLocation(subjects.Dockerfiles[0].Syntax.Text, new TextSpan(0, 4)), "Half a truth.");
            throw new InvalidOperationException("the password is hunter2");
        }
    }
}
