using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using LucidCompliance.Diagnostics;
using LucidCompliance.Knowledge;
using LucidCompliance.Model.Images;
using LucidCompliance.Model.Projects;
using LucidCompliance.Policy;
using LucidCompliance.Subjects;
using LucidCompliance.Syntax.Xml;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.Labels;

/// <summary>LUCID5002: a label says something about the image that the artifacts prove to be wrong.</summary>
public sealed class LabelContradictsImage : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID5002",
        Name = nameof(LabelContradictsImage),
        Title = "A label says something about the image that is not so.",
        DefaultSeverity = DiagnosticSeverity.Error,
        Fix = FixSafety.Unsafe,
    };

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Check(AnalysisSubjects subjects)
    {
        // Services that share a Dockerfile or an anchor share its labels: what is wrong with one is said once.
        var seen = new HashSet<SourceLocation>();
        foreach (var container in subjects.Containers)
        {
            foreach (var label in container.Labels.All)
            {
                if (label.IsOfBase || !label.Value.TryGet(out var value))
                {
                    continue;
                }

                var claim = LabelClaim.Judge(container, label.Key, value);
                if (claim.IsTrue == Trilean.No && seen.Add(label.Location))
                {
                    yield return Report(container, label, value, claim);
                }
            }
        }

        foreach (var finding in CheckPublished(subjects))
        {
            yield return finding;
        }
    }

    private IEnumerable<Diagnostic> CheckPublished(AnalysisSubjects subjects)
    {
        foreach (var project in subjects.Projects)
        {
            if (project is not { IsJudged: true, Publishing: { } publishing })
            {
                continue;
            }

            foreach (var label in publishing.Labels)
            {
                if (label.IsCertain && label.Find("Value") is { } datum && datum.Value.TryGet(out var value)
                    && PublishedLabelClaim.FindContradiction(project, label.Include, value) is { } contradiction)
                {
                    yield return Finding(
                        label.Location,
                        $"The label '{label.Include}' says '{value}', but {contradiction}. A label sets nothing: who trusts it is misled. "
                        + "Change the image to what the label says, or correct the label.") with
                    {
                        KeyPath = "ContainerLabel." + label.Include,
                        Fixes = FixOf(project, label, datum.Source, value),
                    };
                }
            }
        }
    }

    private static ImmutableArray<Fix> FixOf(ProjectSubject project, ProjectItem label, XmlAttribute written, string value) =>
        label.Include.EndsWith(".user", StringComparison.Ordinal)
        && string.Equals(written.Value, value, StringComparison.Ordinal)
        && PublishedLabelClaim.TrueUser(project) is { } truth
        && IsAllowed(project.Policy, label.Include, truth)
            ? [Fix.Replace("Write the published image's user into the label", FixSafety.Unsafe, label.Element.Locate(written.ValueSpan), truth)]
            : [];

    private static bool IsAllowed(PolicyDocument policy, string key, string value)
    {
        foreach (var required in policy.RequiredLabels)
        {
            if (string.Equals(required.Key, key, StringComparison.Ordinal) && !required.Value.IsMatch(value))
            {
                return false;
            }
        }

        return true;
    }

    private Diagnostic Report(ContainerSubject container, ContainerLabel label, string value, LabelClaim claim)
    {
        var isUser = label.Key.EndsWith(".user", StringComparison.Ordinal);
        return Finding(
            label.Location,
            $"The label '{label.Key}' says '{value}', but {claim.Contradiction}. A label sets nothing: who trusts it is misled. "
            + (isUser ? "Set the user that the label names, or correct the label." : "Change the image to what the label says, or remove the label.")) with
        {
            Service = container.Service?.Name,
            KeyPath = container.Service is { } service ? service.Node.KeyPath + ".labels." + label.Key : null,
            Related = claim.Related,
            Fixes = isUser && container.User.Value.TryGet(out var user) && Truth(container, label, user) is { } truth && Literal(label, value) is { } literal
                ? [Fix.Replace("Write the effective user into the label", FixSafety.Unsafe, literal, truth)]
                : [],
        };
    }

    // The value without its quotes; null where a variable or an escape makes it.
    private static SourceLocation? Literal(ContainerLabel label, string value)
    {
        var location = label.ValueLocation;
        var text = location.Text.GetText(location.Span);
        var quote = text.Length >= 2 && text[0] is '"' or '\'' && text[text.Length - 1] == text[0] ? 1 : 0;
        return string.Equals(text.Substring(quote, text.Length - (2 * quote)), value, StringComparison.Ordinal)
            ? new SourceLocation(location.Text, new TextSpan(location.Span.Start + quote, value.Length))
            : null;
    }

    // Null where the number is not known, or where the policy demands what the label says now.
    private static string? Truth(ContainerSubject container, ContainerLabel label, ImageUser user)
    {
        if (!user.UserId.TryGet(out var id))
        {
            return null;
        }

        var truth = id.ToString(CultureInfo.InvariantCulture);
        if (user.GroupId.TryGet(out var group))
        {
            truth += ":" + group.ToString(CultureInfo.InvariantCulture);
        }

        return IsAllowed(container.Policy, label.Key, truth) ? truth : null;
    }
}
