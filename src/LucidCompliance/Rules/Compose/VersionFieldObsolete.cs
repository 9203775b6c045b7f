using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model.Compose;
using LucidCompliance.Subjects;
using LucidCompliance.Syntax.Yaml;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.Compose;

/// <summary>LUCID6022: the top-level <c>version</c>, which Compose has ignored since its second edition.</summary>
public sealed class VersionFieldObsolete : ComposeRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID6022",
        Name = nameof(VersionFieldObsolete),
        Title = "A Compose file has the obsolete top-level key 'version'.",
        DefaultSeverity = DiagnosticSeverity.Info,
        Tag = RuleTag.Unnecessary,
        Fix = FixSafety.Safe,
        PeerIds = ["dclint no-version-field"],
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ComposeSubject project)
    {
        foreach (var file in project.Project.Files)
        {
            foreach (var document in file.Document.Documents)
            {
                if (document is not YamlMapping root)
                {
                    continue;
                }

                foreach (var entry in root.Entries)
                {
                    if (string.Equals(entry.Name, "version", StringComparison.Ordinal))
                    {
                        yield return Finding(
                            entry.Key.Location,
                            "Compose ignores 'version' and warns about it at every command; it takes the newest schema in any case. Remove the line.") with
                        {
                            KeyPath = "version",
                            Fixes = FixesOf(project.Project, root, entry),
                        };
                    }
                }
            }
        }
    }

    // A swarm's 'docker stack deploy' of older releases still reads the key.
    private static ImmutableArray<Fix> FixesOf(ComposeProject project, YamlMapping root, YamlEntry entry) =>
        Removal(root, entry) is { } removal
            ? [Fix.Replace("Remove 'version'", IsForSwarm(project) ? FixSafety.Unsafe : FixSafety.Safe, new SourceLocation(root.Text, removal), string.Empty)]
            : [];

    // The whole line; a comment behind the value stays.
    private static TextSpan? Removal(YamlMapping root, YamlEntry entry)
    {
        var content = root.Text.Content;
        var key = entry.Key.Span;
        var line = root.Text.GetLineWithBreak(root.Text.GetPosition(key.Start).Line);
        if (root.Entries.Length < 2 || entry.Value is not YamlScalar { Anchor: null } value || key.Start != line.Start || value.Span.End > line.End)
        {
            return null;
        }

        var end = value.Span.End;
        while (end < line.End && content[end] is ' ' or '\t')
        {
            end++;
        }

        return end < line.End && content[end] == '#' ? TextSpan.FromBounds(line.Start, end)
            : end == line.End || content[end] is '\r' or '\n' ? line
            : null;
    }

    private static bool IsForSwarm(ComposeProject project)
    {
        foreach (var network in project.Networks)
        {
            if (network.Driver is { } driver && driver.Value is { IsKnown: true, Value: "overlay" })
            {
                return true;
            }
        }

        return false;
    }
}
