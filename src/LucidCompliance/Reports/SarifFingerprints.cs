using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using LucidCompliance.Diagnostics;

namespace LucidCompliance.Reports;

/// <summary>
/// Names findings so that they are the same from run to run: rule, path, key path, variant and the ordinal among equals. No
/// lines, no values and no hashes of values.
/// </summary>
internal sealed class SarifFingerprints
{
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    public string Next(Diagnostic diagnostic)
    {
        var key = new StringBuilder(diagnostic.Rule.Id);
        Append(key, diagnostic.Location.Path);
        Append(key, diagnostic.KeyPath);
        Append(key, diagnostic.Variant);
        var name = key.ToString();
        _counts.TryGetValue(name, out var ordinal);
        _counts[name] = ordinal + 1;
        return name + "|" + ordinal.ToString(CultureInfo.InvariantCulture);
    }

    private static void Append(StringBuilder key, string? part) =>
        key.Append('|').Append(part?.Replace("\\", "\\\\").Replace("|", "\\|"));
}
