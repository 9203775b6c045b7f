using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Text;
using System.Threading;
using LucidCompliance.Knowledge;
using LucidCompliance.Model;
using LucidCompliance.Policy;
using LucidCompliance.Rules;
using LucidCompliance.Subjects;

namespace LucidCompliance.Engine.Adoption;

/// <summary>
/// Drafts the first policy of a repository: what is in force is the least, and what the repository keeps to already is proposed in comments.
/// </summary>
public static class PolicyDraft
{
    private const string FoundationLabel = "org.lucid.security";
    private static readonly char[] ReservedCharacters = [':', '*', '#', '\'', '"', ',', '[', ']', '{', '}'];

    /// <summary>The text of the policy.</summary>
    /// <param name="input">The artifacts.</param>
    /// <param name="cancellation">Cancels the reading.</param>
    public static string Create(AnalysisInput input, CancellationToken cancellation = default)
    {
        var policies = new PolicySet(input.Files, RuleCatalogue.Descriptors, input.PolicyPath);
        var subjects = new SubjectBuilder(input.Artifacts, input.Files, policies, input.Date, input.ReporterOf, cancellation) { Evaluated = input.EvaluatedProjects }.Build();
        var isFoundation = IsFoundation(subjects);
        var text = new StringBuilder()
            .Append("# What container artifacts of this repository must be like. The keys are explained in the README of LucidCompliance.Sdk; the JSON\n")
            .Append("# schema for editors is schema/lucid-compliance.schema.json in its package. A rule: dotnet build -t:LucidExplain -p:LucidRule=LUCID1001\n")
            .Append("version: 1\n\n");
        text.Append(isFoundation
            ? "# The labels of the artifacts say that they follow this regime. Others: recommended, strict, audit, none, ./another.yml\n"
            : "# recommended reports what is wrong everywhere; strict makes errors of most of it. Others: audit, none, lucid-foundation, ./another.yml\n");
        text.Append("extends: [").Append(isFoundation ? "lucid-foundation" : "recommended").Append("]\n");
        AppendRegistries(text, subjects);
        AppendEngine(text, input.Artifacts);
        text.Append("\n# What is there today is in lucid-baseline.json and is not reported. Of a locked rule no finding can be held back, by nothing:\n")
            .Append("# suppressions: { requireReason: true, locked: [LUCID2001] }\n");
        return text.ToString();
    }

    private static bool IsFoundation(AnalysisSubjects subjects)
    {
        foreach (var dockerfile in subjects.Dockerfiles)
        {
            if (dockerfile.Syntax.Text.Content.IndexOf(FoundationLabel, StringComparison.Ordinal) >= 0)
            {
                return true;
            }
        }

        foreach (var document in subjects.ComposeDocuments)
        {
            if (document.Text.Content.IndexOf(FoundationLabel, StringComparison.Ordinal) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    private static void AppendRegistries(StringBuilder text, AnalysisSubjects subjects)
    {
        var registries = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var image in subjects.Images)
        {
            foreach (var stage in image.Build.Stages)
            {
                if (stage.Base.Parent is null && stage.Base.Image.TryGet(out var reference))
                {
                    Add(registries, reference);
                }
            }
        }

        foreach (var container in subjects.Containers)
        {
            if (container.Pulled is { } pulled && pulled.Reference.TryGet(out var reference))
            {
                Add(registries, reference);
            }
        }

        if (registries.Count > 0)
        {
            text.Append("\n# All images come from here today; with the list in force, one from elsewhere is a finding (LUCID1014):\n# registries: { allow: [")
                .Append(string.Join(", ", registries)).Append("] }\n");
        }
    }

    // A registry with a port would have to be quoted; it is one of a developer's machine more often than not.
    private static void Add(SortedSet<string> registries, ImageReference reference)
    {
        if (reference.Registry.IndexOfAny(ReservedCharacters) < 0)
        {
            registries.Add(reference.Registry);
        }
    }

    private static void AppendEngine(StringBuilder text, ImmutableArray<Artifact> artifacts)
    {
        var count = 0;
        foreach (var artifact in artifacts)
        {
            if (artifact.Kind == ArtifactKind.Dockerfile)
            {
                if (artifact.Path.IndexOf("Containerfile", StringComparison.Ordinal) < 0)
                {
                    return;
                }

                count++;
            }
        }

        if (count > 0)
        {
            text.Append("\n# Containerfile is what podman calls it; some advice depends on the engine:\n# engines: [podman]\n");
        }
    }
}
