using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using LucidCompliance.Diagnostics;

namespace LucidCompliance.Repository.Baselines;

/// <summary>How many findings each rule has, the gravest and the most frequent first.</summary>
internal sealed class RuleCounts
{
    private readonly List<Row> _rows = [];

    public RuleCounts(IEnumerable<Diagnostic> findings)
    {
        var rows = new Dictionary<string, Row>(StringComparer.Ordinal);
        foreach (var finding in findings)
        {
            if (!rows.TryGetValue(finding.Rule.Id, out var row))
            {
                rows.Add(finding.Rule.Id, row = new Row(finding.Rule));
            }

            row.Count++;
            row.Severity = finding.Severity > row.Severity ? finding.Severity : row.Severity;
        }

        _rows.AddRange(rows.Values);
        _rows.Sort(static (left, right) =>
        {
            var order = right.Severity.CompareTo(left.Severity);
            order = order != 0 ? order : right.Count.CompareTo(left.Count);
            return order != 0 ? order : string.CompareOrdinal(left.Rule.Id, right.Rule.Id);
        });
    }

    /// <summary>The rule of the first row; null where there is none.</summary>
    public RuleDescriptor? First => _rows.Count == 0 ? null : _rows[0].Rule;

    /// <summary>Adds a line for each rule, up to a number of lines, and one that says how many rules more there are.</summary>
    public void AppendTo(StringBuilder text, int maximumRows)
    {
        for (var i = 0; i < _rows.Count && i < maximumRows; i++)
        {
            text.Append("  ").Append(_rows[i].Count.ToString(CultureInfo.InvariantCulture).PadLeft(5))
                .Append("  ").Append(_rows[i].Rule.Id)
                .Append("  ").Append((_rows[i].Severity == DiagnosticSeverity.Error ? "error" : "warning").PadRight(7))
                .Append("  ").Append(_rows[i].Rule.Title).Append('\n');
        }

        if (_rows.Count > maximumRows)
        {
            text.Append("         and ").Append((_rows.Count - maximumRows).ToString(CultureInfo.InvariantCulture)).Append(" rules more\n");
        }
    }

    private sealed class Row(RuleDescriptor rule)
    {
        public RuleDescriptor Rule { get; } = rule;

        public int Count { get; set; }

        public DiagnosticSeverity Severity { get; set; }
    }
}
