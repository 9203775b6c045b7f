using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using LucidCompliance.Diagnostics;
using LucidCompliance.Text;

namespace LucidCompliance.Reports;

/// <summary>Writes findings in the Static Analysis Results Interchange Format, version 2.1.0. Equal runs give equal text.</summary>
public static class SarifWriter
{
    private const string SourceRoot = "SRCROOT";

    /// <summary>Writes a log. The text has <c>\n</c> as line break; the writer should encode UTF-8 without byte order mark.</summary>
    /// <remarks>The edits of secret rules are left out: they may carry the secret to another place.</remarks>
    public static void Write(TextWriter writer, SarifRun run)
    {
        var json = new JsonWriter(writer);
        json.StartObject();
        json.Property("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        json.Property("version", "2.1.0");
        json.StartArray("runs");
        json.StartObject();
        var rules = CollectRules(run);
        SarifToolSection.Write(json, run, rules);
        WriteRoot(json, run.RootUri);
        json.Property("columnKind", "utf16CodeUnits");
        WriteResults(json, run, rules);
        json.EndObject();
        json.EndArray();
        json.EndObject();
    }

    private static ImmutableArray<RuleDescriptor> CollectRules(SarifRun run)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        var rules = ImmutableArray.CreateBuilder<RuleDescriptor>();
        foreach (var rule in run.Rules)
        {
            if (known.Add(rule.Id))
            {
                rules.Add(rule);
            }
        }

        foreach (var diagnostic in run.Diagnostics)
        {
            if (known.Add(diagnostic.Rule.Id))
            {
                rules.Add(diagnostic.Rule);
            }
        }

        return rules.ToImmutable();
    }

    private static void WriteRoot(JsonWriter json, string? rootUri)
    {
        json.StartObject("originalUriBaseIds");
        json.StartObject(SourceRoot);
        if (rootUri is not null)
        {
            json.Property("uri", rootUri.EndsWith("/", StringComparison.Ordinal) ? rootUri : rootUri + "/");
        }

        json.StartObject("description");
        json.Property("text", "The root of the repository.");
        json.EndObject();
        json.EndObject();
        json.EndObject();
    }

    private static void WriteResults(JsonWriter json, SarifRun run, ImmutableArray<RuleDescriptor> rules)
    {
        var indexes = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < rules.Length; i++)
        {
            indexes[rules[i].Id] = i;
        }

        var fingerprints = new SarifFingerprints();
        json.StartArray("results");
        foreach (var diagnostic in run.Diagnostics)
        {
            WriteResult(json, diagnostic, indexes[diagnostic.Rule.Id], fingerprints.Next(diagnostic));
        }

        json.EndArray();
    }

    private static void WriteResult(JsonWriter json, Diagnostic diagnostic, int ruleIndex, string fingerprint)
    {
        json.StartObject();
        json.Property("ruleId", diagnostic.Rule.Id);
        json.Property("ruleIndex", ruleIndex);
        json.Property("level", SarifToolSection.LevelOf(diagnostic.Severity));
        WriteMessage(json, diagnostic.Message);
        json.StartArray("locations");
        WriteLocation(json, diagnostic.Location, null);
        json.EndArray();
        if (!diagnostic.Related.IsEmpty)
        {
            json.StartArray("relatedLocations");
            for (var i = 0; i < diagnostic.Related.Length; i++)
            {
                WriteLocation(json, diagnostic.Related[i].Location, diagnostic.Related[i].Message, i + 1);
            }

            json.EndArray();
        }

        json.StartObject("partialFingerprints");
        json.Property("lucidFinding/v1", fingerprint);
        json.EndObject();
        if (!diagnostic.Fixes.IsEmpty && diagnostic.Rule.Category != "Secrets")
        {
            WriteFixes(json, diagnostic.Fixes);
        }

        if (diagnostic.Suppression is { } suppression)
        {
            WriteSuppression(json, suppression);
        }

        json.EndObject();
    }

    private static void WriteMessage(JsonWriter json, string text)
    {
        json.StartObject("message");
        json.Property("text", text);
        json.EndObject();
    }

    private static void WriteLocation(JsonWriter json, SourceLocation location, string? message, int id = 0)
    {
        json.StartObject();
        if (id > 0)
        {
            json.Property("id", id);
        }

        json.StartObject("physicalLocation");
        WriteArtifact(json, location.Path);
        WriteRegion(json, "region", location.Text, location.Span);
        json.EndObject();
        if (message is not null)
        {
            WriteMessage(json, message);
        }

        json.EndObject();
    }

    private static void WriteArtifact(JsonWriter json, string path)
    {
        json.StartObject("artifactLocation");
        json.Property("uri", SarifUri.FromPath(path));
        if (!SarifUri.IsAbsolute(path))
        {
            json.Property("uriBaseId", SourceRoot);
        }

        json.EndObject();
    }

    private static void WriteRegion(JsonWriter json, string name, SourceText text, TextSpan span)
    {
        var start = text.GetPosition(span.Start);
        var end = text.GetPosition(span.End);
        json.StartObject(name);
        json.Property("startLine", start.Line + 1);
        json.Property("startColumn", start.Column + 1);
        json.Property("endLine", end.Line + 1);
        json.Property("endColumn", end.Column + 1);
        json.EndObject();
    }

    private static void WriteFixes(JsonWriter json, ImmutableArray<Fix> fixes)
    {
        json.StartArray("fixes");
        foreach (var fix in fixes)
        {
            if (Minimal(fix) is not { } edits)
            {
                continue;
            }

            json.StartObject();
            json.StartObject("description");
            json.Property("text", fix.Title);
            json.EndObject();
            WriteChanges(json, edits);
            json.StartObject("properties");
            json.Property("safety", fix.Safety == FixSafety.Safe ? "safe" : "unsafe");
            json.EndObject();
            json.EndObject();
        }

        json.EndArray();
    }

    // The text that a fix keeps may hold a secret: only what is really inserted is written. Null where that cannot be told.
    private static ImmutableArray<FileEdit>? Minimal(Fix fix)
    {
        var edits = ImmutableArray.CreateBuilder<FileEdit>(fix.Edits.Length);
        foreach (var edit in fix.Edits)
        {
            if (MinimalEdits.Of(edit.Edit, edit.Text.Content) is not { } minimal)
            {
                return null;
            }

            foreach (var part in minimal)
            {
                edits.Add(new FileEdit(edit.Text, part));
            }
        }

        return edits.ToImmutable();
    }

    // One change for each file, in the order in which the edits first name it.
    private static void WriteChanges(JsonWriter json, ImmutableArray<FileEdit> edits)
    {
        var written = new HashSet<string>(StringComparer.Ordinal);
        json.StartArray("artifactChanges");
        foreach (var first in edits)
        {
            if (!written.Add(first.Text.Path))
            {
                continue;
            }

            json.StartObject();
            WriteArtifact(json, first.Text.Path);
            json.StartArray("replacements");
            foreach (var edit in edits)
            {
                if (string.Equals(edit.Text.Path, first.Text.Path, StringComparison.Ordinal))
                {
                    json.StartObject();
                    WriteRegion(json, "deletedRegion", edit.Text, edit.Edit.Span);
                    json.StartObject("insertedContent");
                    json.Property("text", edit.Edit.NewText);
                    json.EndObject();
                    json.EndObject();
                }
            }

            json.EndArray();
            json.EndObject();
        }

        json.EndArray();
    }

    private static void WriteSuppression(JsonWriter json, Suppression suppression)
    {
        json.StartArray("suppressions");
        json.StartObject();
        json.Property("kind", suppression.Kind == "comment" ? "inSource" : "external");
        json.Property("status", "accepted");
        if (suppression.Reason is { } reason)
        {
            json.Property("justification", reason);
        }

        json.StartObject("properties");
        json.Property("source", suppression.Kind);
        json.EndObject();
        json.EndObject();
        json.EndArray();
    }
}
