using System.Collections.Immutable;
using System.IO;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using LucidCompliance.Diagnostics;
using LucidCompliance.Repository.Analysis;
using LucidCompliance.Text;

namespace LucidCompliance.Tool.Reports;

/// <summary>Findings as one JSON object, for scripts. Lines and columns count from 1, the end column is the one behind the last character.</summary>
internal static class JsonReport
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(TextWriter output, string root, ImmutableArray<Diagnostic> findings)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Options))
        {
            writer.WriteStartObject();
            writer.WriteNumber("version", 1);
            writer.WriteString("root", root);
            writer.WriteStartArray("findings");
            foreach (var finding in findings)
            {
                Write(writer, finding);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        output.Write(Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length));
        output.Write('\n');
    }

    private static void Write(Utf8JsonWriter writer, Diagnostic finding)
    {
        writer.WriteStartObject();
        writer.WriteString("rule", finding.Rule.Id);
        writer.WriteString("name", finding.Rule.Name);
        writer.WriteString("severity", finding.Severity switch
        {
            DiagnosticSeverity.Error => "error",
            DiagnosticSeverity.Warning => "warning",
            _ => "suggestion",
        });
        WriteLocation(writer, finding.Location);
        writer.WriteString("message", EngineRun.OneLine(finding.Message));
        if (finding.Service is { } service)
        {
            writer.WriteString("service", service);
        }

        if (finding.KeyPath is { } keyPath)
        {
            writer.WriteString("keyPath", keyPath);
        }

        writer.WriteStartArray("related");
        foreach (var related in finding.Related)
        {
            writer.WriteStartObject();
            WriteLocation(writer, related.Location);
            writer.WriteString("message", EngineRun.OneLine(related.Message));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("fixes");
        foreach (var fix in finding.Fixes)
        {
            writer.WriteStartObject();
            writer.WriteString("title", EngineRun.OneLine(fix.Title));
            writer.WriteBoolean("safe", fix.Safety == FixSafety.Safe);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteLocation(Utf8JsonWriter writer, SourceLocation location)
    {
        var (start, end) = (location.Start, location.End);
        writer.WriteString("path", location.Path);
        writer.WriteNumber("line", start.Line + 1);
        writer.WriteNumber("column", start.Column + 1);
        writer.WriteNumber("endLine", end.Line + 1);
        writer.WriteNumber("endColumn", end.Column + 1);
    }
}
