using System;
using System.Globalization;
using System.Text;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model;

namespace LucidCompliance.Baselines;

/// <summary>
/// What a finding is known by in a baseline: what it is about, never where it stands or what is written there. It survives moved lines
/// and changed values, and holds no part of either.
/// </summary>
/// <param name="Path">The file, relative to the repository root.</param>
/// <param name="RuleId">The rule.</param>
/// <param name="KeyPath">The keys that lead to the place, without positions in lists; null where there are none.</param>
/// <param name="Kind">The finding's variant (a secret's kind), or null.</param>
/// <param name="Ordinal">The number, from 0 and in the order of the text, among the findings of the file that are equal in all else.</param>
public sealed record BaselineKey(string Path, string RuleId, string? KeyPath, string? Kind, int Ordinal) : IComparable<BaselineKey>
{
    /// <summary>The key of a finding of an analysis.</summary>
    public static BaselineKey Of(Diagnostic finding) => new(finding.Location.Path, finding.Rule.Id, Normalize(finding.KeyPath), finding.Variant, finding.Ordinal);

    /// <summary>
    /// Whether a finding may be in a baseline: not one that says that the product does not do what the build believes, and none in a file
    /// outside the repository.
    /// </summary>
    public static bool CanHold(Diagnostic finding) =>
        finding.Rule.Id is not (FrontEndRuleIds.PolicyInvalid or FrontEndRuleIds.RuleFailed)
        && !RepositoryPath.IsAbsolute(finding.Location.Path)
        && !finding.Location.Path.StartsWith("../", StringComparison.Ordinal);

    /// <summary>A key path without the positions in lists, which change with every item that is added: <c>services.web.ports[]</c>.</summary>
    public static string? Normalize(string? keyPath)
    {
        if (keyPath is null || keyPath.IndexOf('[') < 0)
        {
            return keyPath;
        }

        var result = new StringBuilder(keyPath.Length);
        for (var i = 0; i < keyPath.Length; i++)
        {
            result.Append(keyPath[i]);
            var end = i + 1;
            while (keyPath[i] == '[' && end < keyPath.Length && keyPath[end] is >= '0' and <= '9')
            {
                end++;
            }

            i = end < keyPath.Length && keyPath[end] == ']' ? end - 1 : i;
        }

        return result.ToString();
    }

    /// <summary>The order of the entries in a file: by path, rule, key path, kind, ordinal.</summary>
    public int CompareTo(BaselineKey? other)
    {
        if (other is null)
        {
            return 1;
        }

        var order = string.CompareOrdinal(Path, other.Path);
        order = order != 0 ? order : string.CompareOrdinal(RuleId, other.RuleId);
        order = order != 0 ? order : string.CompareOrdinal(KeyPath, other.KeyPath);
        order = order != 0 ? order : string.CompareOrdinal(Kind, other.Kind);
        return order != 0 ? order : Ordinal.CompareTo(other.Ordinal);
    }

    /// <summary>The parts, for debugging.</summary>
    public override string ToString() => string.Join("|", Path, RuleId, KeyPath, Kind, Ordinal.ToString(CultureInfo.InvariantCulture));
}
