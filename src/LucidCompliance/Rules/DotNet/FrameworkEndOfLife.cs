using System;
using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Knowledge;
using LucidCompliance.Subjects;

namespace LucidCompliance.Rules.DotNet;

/// <summary>LUCID7014: a project that ships in a container targets a version of .NET that gets no fixes any more.</summary>
public sealed class FrameworkEndOfLife : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID7014",
        Name = nameof(FrameworkEndOfLife),
        Title = "The target framework is out of support.",
        DefaultSeverity = DiagnosticSeverity.Warning,
        DependsOnDate = true,
        PeerIds = ["CWE-1104"],
    };

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Check(AnalysisSubjects subjects)
    {
        foreach (var subject in subjects.Projects)
        {
            if (subject is not { IsJudged: true, IsContainerized: true, Project: { IsExecutable: { IsKnown: true, Value: true } } project } || !project.TargetFrameworks.TryGet(out var frameworks))
            {
                continue;
            }

            foreach (var framework in frameworks)
            {
                if (framework.IsNetCore && DotNetSupport.EndOf(framework.Version) is { } last && subjects.Date.Date > last)
                {
                    var advice = DotNetSupport.Current(subjects.Date) is { } current ? $" Target net{current.Version} (supported until {Wording.Day(current.Last)}), and take its images." : " Target a version with support.";
                    yield return Finding(
                        subject.Locate(project.TargetFrameworks),
                        $"Project '{project.Name}' targets {framework.Moniker}, which is out of support since {Wording.Day(last)}: neither the SDK nor its images get security fixes any more.{advice}");
                }
            }
        }
    }
}
