using System;
using System.Collections.Immutable;
using System.Globalization;
using LucidCompliance.Syntax.Yaml;
using LucidCompliance.Text.Globs;

namespace LucidCompliance.Policy;

/// <content>The keys <c>exemptions</c> and <c>suppressions</c>.</content>
internal sealed partial class PolicyReader
{
    private ImmutableArray<PolicyExemption>? ReadExemptions(YamlNode node)
    {
        if (node is not YamlSequence sequence)
        {
            _nodes.Report(node.Location, "Exemptions are a list: write one '- rule: …' item for each.");
            return null;
        }

        var result = ImmutableArray.CreateBuilder<PolicyExemption>(sequence.Items.Length);
        foreach (var item in sequence.Items)
        {
            if (item.Resolve() is { } value && ReadExemption(value) is { } exemption)
            {
                result.Add(exemption);
            }
        }

        return result.ToImmutable();
    }

    // An exemption with a broken condition must not suppress more than it was meant to: it is left out as a whole.
    private PolicyExemption? ReadExemption(YamlNode node)
    {
        var result = new PolicyExemption(string.Empty, node.Location) { BaseDirectory = _baseDirectory };
        var isValid = true;
        foreach (var entry in _nodes.Entries(node, "an exemption", PolicyKeys.Exemption))
        {
            if (_nodes.Text(entry.Value, $"'{entry.Name}'") is not { } text)
            {
                isValid = false;
                continue;
            }

            switch (entry.Name)
            {
                case "rule" when ReadRuleId(text) is { } id:
                    result = result with { RuleId = id.Value, RuleLocation = id.Location! };
                    break;
                case "path" when ReadGlob(text) is { } glob:
                    result = result with { Path = glob };
                    break;
                case "service":
                    result = result with { Service = text.Value };
                    break;
                case "reason":
                    result = result with { Reason = text.Value };
                    break;
                case "until" when ReadDate(text) is { } date:
                    result = result with { Until = date };
                    break;
                default:
                    isValid = false;
                    break;
            }
        }

        if (isValid && result.RuleId.Length == 0 && node is YamlMapping)
        {
            _nodes.Report(node.Location, "An exemption needs a rule: write 'rule: LUCID…'.");
        }

        return isValid && result.RuleId.Length > 0 && !HasBrokenKey(node) ? result : null;
    }

    private bool HasBrokenKey(YamlNode node)
    {
        foreach (var entry in ((YamlMapping)node).EffectiveEntries)
        {
            if (entry.Value.Resolve() is null or YamlScalar { IsNullLike: true })
            {
                _nodes.Report(entry.Key.Location, "The key has no value. Write one, or remove the key.");
                return true;
            }

            if (Array.IndexOf(PolicyKeys.Exemption, entry.Name) < 0)
            {
                return true;
            }
        }

        return false;
    }

    private PolicyValue<string>? ReadRuleId(PolicyValue<string> text)
    {
        if (_rules.FindProblem(text.Value) is not { } problem)
        {
            return text;
        }

        _nodes.Report(text.Location!, problem);
        return null;
    }

    private Glob? ReadGlob(PolicyValue<string> text)
    {
        string? problem = "A path pattern has '/' as separator.";
        if (text.Value.IndexOf('\\') < 0 && Glob.TryParse(text.Value, out var glob, out problem))
        {
            return glob;
        }

        _nodes.Report(text.Location!, problem + " Example: legacy/**.");
        return null;
    }

    private DateTime? ReadDate(PolicyValue<string> text)
    {
        if (DateTime.TryParseExact(text.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        _nodes.Report(text.Location!, "A date is written as year-month-day, such as 2027-03-01.");
        return null;
    }

    private SuppressionPolicy ReadSuppressions(YamlNode node, SuppressionPolicy result)
    {
        foreach (var entry in _nodes.Entries(node, "suppressions", PolicyKeys.Suppressions))
        {
            switch (entry.Name)
            {
                case "requireReason" when _nodes.Boolean(entry.Value, "suppressions.requireReason") is { } required:
                    result = result with { RequireReason = required };
                    break;
                case "foreign" when _nodes.Boolean(entry.Value, "suppressions.foreign") is { } foreign:
                    result = result with { Foreign = foreign };
                    break;
                case "locked":
                    foreach (var id in _nodes.List(entry.Value, "suppressions.locked", ReadRuleId) ?? [])
                    {
                        result = result.IsLocked(id.Value) ? result : result with { Locked = result.Locked.Add(id) };
                    }

                    break;
            }
        }

        return result;
    }
}
