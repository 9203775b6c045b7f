using System;
using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model.Compose;
using LucidCompliance.Subjects;
using LucidCompliance.Syntax.Yaml;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.Compose;

/// <summary>
/// LUCID6021: a plain word that readers of YAML 1.1 take for a number to the base of sixty or for a boolean, and Compose, which reads YAML
/// 1.2, for a text.
/// </summary>
public sealed class YamlScalarSurprise : ComposeRule
{
    private static readonly string[] Sections = ["services", "networks", "volumes", "secrets", "configs"];

    private static readonly HashSet<string> Booleans = new(StringComparer.Ordinal)
    {
        "attach", "attachable", "create_host_path", "disable", "enable_ipv4", "enable_ipv6", "external", "init", "initial_sync", "internal", "no_cache",
        "nocopy", "oom_kill_disable", "privileged", "pull", "read_only", "required", "stdin_open", "tty", "use_api_socket",
    };

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID6021",
        Name = nameof(YamlScalarSurprise),
        Title = "A plain word is a number or a boolean for readers of YAML 1.1.",
        DefaultSeverity = DiagnosticSeverity.Info,
        Fix = FixSafety.Safe,
        PeerIds = ["dclint require-quotes-in-ports"],
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ComposeSubject project)
    {
        // An anchor that many services merge is written once.
        var seen = new HashSet<SourceLocation>();
        foreach (var section in Sections)
        {
            if (project.Project.Root.GetValue(section) is { } node)
            {
                foreach (var scalar in Scalars(node))
                {
                    if (Describe(scalar) is { } finding && seen.Add(scalar.Location))
                    {
                        yield return finding with { KeyPath = scalar.KeyPath, Service = scalar.ServiceName };
                    }
                }
            }
        }
    }

    private static IEnumerable<ComposeScalar> Scalars(ComposeNode root)
    {
        var open = new Stack<ComposeNode>();
        open.Push(root);
        while (open.Count > 0)
        {
            switch (open.Pop())
            {
                case ComposeScalar { Syntax: YamlScalar { IsPlain: true } syntax } scalar
                    when string.Equals(syntax.Value, scalar.RawText, StringComparison.Ordinal):
                    yield return scalar;
                    break;
                case ComposeMapping mapping:
                    for (var i = mapping.Entries.Length - 1; i >= 0; i--)
                    {
                        open.Push(mapping.Entries[i].Value);
                    }

                    break;
                case ComposeSequence sequence:
                    for (var i = sequence.Items.Length - 1; i >= 0; i--)
                    {
                        open.Push(sequence.Items[i]);
                    }

                    break;
            }
        }
    }

    private Diagnostic? Describe(ComposeScalar scalar)
    {
        var text = scalar.RawText;
        if (scalar.Kind != ComposeScalarKind.String || scalar.Syntax is not YamlScalar { Tag: null })
        {
            return null;
        }

        if (IsBaseSixty(text))
        {
            return Quoted(scalar, $"Readers of YAML 1.1 take {text} for a number to the base of sixty; Compose reads the text. Put it in quotes, so that all tools read the same.");
        }

        if (Boolean(text) is not { } value)
        {
            return null;
        }

        var word = value ? "true" : "false";
        return scalar.Key is { } key && Booleans.Contains(key)
            ? Finding(scalar.Location, $"'{text}' is a boolean for readers of YAML 1.1 only; Compose accepts it here with a warning. Write {word}.") with
            {
                Fixes = [Fix.Replace($"Write {word}", FixSafety.Safe, scalar.Location, word)],
            }
            : Quoted(scalar, $"Readers of YAML 1.1 take {text} for {word}; Compose reads the text. Put it in quotes, so that all tools read the same.");
    }

    private Diagnostic Quoted(ComposeScalar scalar, string message) => Finding(scalar.Location, message) with
    {
        Fixes = [Fix.Replace("Put it in quotes", FixSafety.Safe, scalar.Location, "\"" + scalar.RawText + "\"")],
    };

    private static bool? Boolean(string text) => text switch
    {
        "yes" or "Yes" or "YES" or "on" or "On" or "ON" => true,
        "no" or "No" or "NO" or "off" or "Off" or "OFF" => false,
        _ => null,
    };

    // [-+]?[1-9][0-9_]*(:[0-5]?[0-9])+
    private static bool IsBaseSixty(string text)
    {
        var i = text.Length > 0 && text[0] is '-' or '+' ? 1 : 0;
        if (i >= text.Length || text[i] is not (>= '1' and <= '9'))
        {
            return false;
        }

        while (i < text.Length && text[i] is (>= '0' and <= '9') or '_')
        {
            i++;
        }

        if (i == text.Length)
        {
            return false;
        }

        while (i < text.Length)
        {
            var start = ++i;
            while (i < text.Length && text[i] is >= '0' and <= '9')
            {
                i++;
            }

            if (text[start - 1] != ':' || i == start || i - start > 2 || (i - start == 2 && text[start] > '5'))
            {
                return false;
            }
        }

        return true;
    }
}
