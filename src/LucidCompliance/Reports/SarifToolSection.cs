using System;
using System.Collections.Immutable;
using LucidCompliance.Diagnostics;

namespace LucidCompliance.Reports;

/// <summary>Writes the property <c>tool</c> of a run: the product and its rules.</summary>
internal static class SarifToolSection
{
    public static void Write(JsonWriter json, SarifRun run, ImmutableArray<RuleDescriptor> rules)
    {
        json.StartObject("tool");
        json.StartObject("driver");
        json.Property("name", "LucidCompliance");
        json.Property("version", run.ToolVersion);
        json.Property("semanticVersion", run.ToolVersion);
        json.Property("language", "en-US");
        json.StartArray("rules");
        foreach (var rule in rules)
        {
            WriteRule(json, rule, run.RuleHelp(rule.Id));
        }

        json.EndArray();
        json.EndObject();
        json.EndObject();
    }

    public static string LevelOf(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        DiagnosticSeverity.Info => "note",
        _ => "none",
    };

    private static void WriteRule(JsonWriter json, RuleDescriptor rule, string? help)
    {
        json.StartObject();
        json.Property("id", rule.Id);
        json.Property("name", rule.Name);
        WriteText(json, "shortDescription", rule.Title);
        WriteText(json, "fullDescription", rule.Title);
        json.StartObject("help");
        json.Property("text", help ?? rule.Title);
        if (help is not null)
        {
            json.Property("markdown", help);
        }

        json.EndObject();
        WriteConfiguration(json, rule);
        json.StartObject("properties");
        WriteTags(json, rule);
        json.EndObject();
        json.EndObject();
    }

    // A rule that is off has no level of its own: it would be shown as a warning when it is turned on.
    private static void WriteConfiguration(JsonWriter json, RuleDescriptor rule)
    {
        json.StartObject("defaultConfiguration");
        if (rule.DefaultSeverity == DiagnosticSeverity.None)
        {
            json.PropertyFalse("enabled");
        }
        else
        {
            json.Property("level", LevelOf(rule.DefaultSeverity));
        }

        json.EndObject();
    }

    private static void WriteText(JsonWriter json, string name, string text)
    {
        json.StartObject(name);
        json.Property("text", text);
        json.EndObject();
    }

    // Code hosts find weaknesses by tags of the form external/cwe/cwe-250.
    private static void WriteTags(JsonWriter json, RuleDescriptor rule)
    {
        json.StartArray("tags");
        json.String(rule.Category.ToLowerInvariant());
        foreach (var peer in rule.PeerIds)
        {
            json.String(peer.StartsWith("CWE-", StringComparison.Ordinal) ? "external/cwe/" + peer.ToLowerInvariant() : peer);
        }

        json.EndArray();
    }
}
