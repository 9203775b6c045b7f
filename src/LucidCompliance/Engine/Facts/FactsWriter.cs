using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using LucidCompliance.Model;

namespace LucidCompliance.Engine.Facts;

/// <summary>Facts as a text: a header, then one fact a line, its parts separated by tabs. Equal facts give equal texts.</summary>
public static class FactsWriter
{
    internal const string Header = "lucid-facts 1";

    /// <summary>Writes facts.</summary>
    public static string Write(AnalysisFacts facts)
    {
        var text = new StringBuilder(Header).Append('\n');
        Line(text, "root", facts.Root);
        Line(text, "date", facts.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        if (facts.PolicyPath is { } policy)
        {
            Line(text, "policy", policy);
        }

        Write(text, facts.Severities);
        if (facts.NeverFails)
        {
            Line(text, "never-fails");
        }

        foreach (var project in facts.EvaluatedProjects)
        {
            Line(text, "project", project.Path, project.Text);
        }

        foreach (var artifact in facts.Artifacts)
        {
            Write(text, artifact);
        }

        Write(text, facts.Answers);
        return text.ToString();
    }

    private static void Write(StringBuilder text, SeverityOptions severities)
    {
        Lines(text, "no-warn", severities.NoWarn);
        Lines(text, "as-error", severities.WarningsAsErrors);
        Lines(text, "not-as-error", severities.WarningsNotAsErrors);
        if (severities.TreatWarningsAsErrors)
        {
            Line(text, "all-as-errors");
        }

        foreach (var config in severities.GlobalConfigs)
        {
            Line(text, "global-config", config.Path, config.Content);
        }
    }

    private static void Write(StringBuilder text, Artifact artifact)
    {
        Line(
            text,
            "artifact",
            artifact.Kind.ToString(),
            artifact.IsInScope ? "in" : "out",
            artifact.HasReporter ? "reported" : "unreported",
            artifact.IsExplicit ? "item" : "found",
            artifact.Path);
        if (artifact.ImageName is { } image)
        {
            Line(text, "image-name", image);
        }

        if (artifact.Run is { } run)
        {
            // Belongs to the artifact above it.
            Line(text, "run");
            if (run.ProjectDirectory is { } directory)
            {
                Line(text, "run-directory", directory);
            }

            Lines(text, "run-env-file", run.EnvFiles);
            Lines(text, "run-override", run.Overrides);
            Lines(text, "run-profile", run.Profiles);
        }
    }

    private static void Write(StringBuilder text, RepositoryAnswers answers)
    {
        foreach (var read in answers.Reads)
        {
            Line(text, "read", read.Value.Status.ToString(), read.Value.Defect.ToString(), read.Key);
        }

        foreach (var config in answers.EditorConfigs)
        {
            Line(text, "editor-config", config.Key, config.Value.Content);
        }

        foreach (var archive in answers.Archives)
        {
            ArchiveFactsWriter.Write(archive.Key, archive.Value, parts => Line(text, parts));
        }

        foreach (var kind in answers.Kinds)
        {
            Line(text, "kind", kind.Value.TryGet(out var known) ? known.ToString() : kind.Value.Kind.ToString(), kind.Key);
        }

        Write(text, "tracked", answers.Tracked);
        Write(text, "ignored", answers.Ignored);
        foreach (var name in answers.Names)
        {
            var parts = new string[name.Value.Length + 2];
            parts[0] = "name";
            parts[1] = name.Key;
            name.Value.CopyTo(parts, 2);
            Line(text, parts);
        }

        WriteReporters(text, answers);
    }

    private static void Write(StringBuilder text, string word, ImmutableSortedDictionary<string, Fact<bool>> answers)
    {
        foreach (var answer in answers)
        {
            Line(text, word, answer.Value.TryGet(out var known) ? (known ? "yes" : "no") : answer.Value.Kind.ToString(), answer.Key);
        }
    }

    private static void WriteReporters(StringBuilder text, RepositoryAnswers answers)
    {
        foreach (var owned in answers.Owned)
        {
            Line(text, "owned", owned.Value ? "yes" : "no", owned.Key);
        }

        foreach (var reporter in answers.Reporters)
        {
            Line(text, "reporter", reporter.Value.ToString(), reporter.Key);
        }
    }

    private static void Lines(StringBuilder text, string word, IReadOnlyList<string> values)
    {
        foreach (var value in values)
        {
            Line(text, word, value);
        }
    }

    private static void Line(StringBuilder text, params string[] parts)
    {
        for (var i = 0; i < parts.Length; i++)
        {
            if (i > 0)
            {
                text.Append('\t');
            }

            Escape(text, parts[i]);
        }

        text.Append('\n');
    }

    // A hostile artifact names paths with any character; editors would normalise some line breaks.
    private static void Escape(StringBuilder text, string part)
    {
        foreach (var c in part)
        {
            if (c == '\\' || char.IsControl(c) || c is '\u2028' or '\u2029')
            {
                text.Append('\\').Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            }
            else
            {
                text.Append(c);
            }
        }
    }
}
