using System;
using System.Collections.Immutable;
using LucidCompliance.Diagnostics;
using LucidCompliance.Syntax.Yaml;

namespace LucidCompliance.Policy;

/// <summary>
/// Lays the keys of one policy file over what it extends: the later value wins, mappings merge, lists replace; locks add up.
/// </summary>
internal sealed partial class PolicyReader
{
    private readonly PolicyNodes _nodes;
    private readonly RuleNames _rules;
    private readonly string _baseDirectory;

    /// <param name="nodes">Reads values and reports errors.</param>
    /// <param name="rules">The rules that exist.</param>
    /// <param name="baseDirectory">See <see cref="PolicyDocument.BaseDirectory"/>.</param>
    public PolicyReader(PolicyNodes nodes, RuleNames rules, string baseDirectory)
    {
        _nodes = nodes;
        _rules = rules;
        _baseDirectory = baseDirectory;
    }

    /// <summary>Reads all keys but <c>extends</c>.</summary>
    public PolicyDocument Read(YamlNode root, PolicyDocument inherited)
    {
        var result = inherited;
        foreach (var entry in _nodes.Entries(root, "the policy", PolicyKeys.Root))
        {
            result = ReadKey(entry.Name!, entry.Value.Resolve()!, inherited, result);
        }

        return result;
    }

    private PolicyDocument ReadKey(string key, YamlNode value, PolicyDocument inherited, PolicyDocument result)
    {
        switch (key)
        {
            case "version":
                if (_nodes.Text(value, "version") is { Value: not "1" })
                {
                    _nodes.Report(value.Location, "This version of the policy format is unknown. Write 'version: 1', or update the package.");
                }

                return result;
            case "baseImages":
                return result with { BaseImages = ReadBaseImages(value, result.BaseImages) };
            case "registries":
                return result with { Registries = ReadRegistries(value, result.Registries) };
            case "user":
                return result with { User = ReadUser(value) ?? result.User };
            case "labels":
                return result with { RequiredLabels = ReadLabels(value, result.RequiredLabels) };
            case "networks":
                return result with { Networks = ReadNetworks(value, result.Networks) };
            case "environment":
                return result with { Environment = ReadEnvironment(value, result.Environment) };
            case "multiStage":
                return result with { MultiStageRequired = ReadRequirement(value, key) ?? result.MultiStageRequired };
            case "healthcheck":
                return result with { HealthcheckRequired = ReadRequirement(value, key) ?? result.HealthcheckRequired };
            case "platforms":
                return result with { Platforms = _nodes.List(value, "platforms", ReadPlatform) ?? result.Platforms };
            case "engines":
                return result with { Engines = _nodes.List(value, "engines", ReadEngine) ?? result.Engines };
            case "rules":
                return result with { Rules = ReadRules(value, inherited.Suppressions, result.Rules) };
            case "exemptions":
                return result with { Exemptions = ReadExemptions(value) ?? result.Exemptions };
            case "suppressions":
                return result with { Suppressions = ReadSuppressions(value, result.Suppressions) };
            default:
                return result;
        }
    }

    private RegistryPolicy ReadRegistries(YamlNode node, RegistryPolicy result)
    {
        foreach (var entry in _nodes.Entries(node, "registries", PolicyKeys.Registries))
        {
            if (_nodes.List(entry.Value, "registries.allow", ReadRegistry) is { } allow)
            {
                result = result with { Allow = new(allow, entry.Key.Location) };
            }
        }

        return result;
    }

    private PolicyValue<WildcardPattern>? ReadRegistry(PolicyValue<string> text)
    {
        var value = text.Value.TrimEnd('/');
        if (value.Length == 0 || value.IndexOf("://", StringComparison.Ordinal) >= 0 || value.IndexOfAny([' ', '@', '\\']) >= 0)
        {
            _nodes.Report(text.Location!, "A registry is a host such as 'gcr.io', with a port or a path behind it where needed, without a scheme.");
            return null;
        }

        return new(new WildcardPattern(value), text.Location);
    }

    private PolicyValue<string>? ReadUser(YamlNode node)
    {
        if (_nodes.Text(node, "user") is not { } user)
        {
            return null;
        }

        var parts = user.Value.Split(':');
        if (parts.Length > 2 || Array.Exists(parts, static part => part.Length == 0 || part.IndexOfAny([' ', '\t', '/', '$']) >= 0))
        {
            _nodes.Report(node.Location, "A user is 'uid', 'uid:gid' or the same with names, such as \"65532:65532\".");
            return null;
        }

        return user;
    }

    private PolicyValue<bool>? ReadRequirement(YamlNode node, string owner) =>
        _nodes.Word(node, owner, PolicyKeys.Requirements) is { } word ? new(word.Value == "required", word.Location) : null;

    private PolicyValue<string>? ReadPlatform(PolicyValue<string> text)
    {
        var parts = text.Value.Split('/');
        if (parts.Length is 2 or 3 && !Array.Exists(parts, static part => part.Length == 0 || part.IndexOfAny([' ', ',', '*']) >= 0))
        {
            return text;
        }

        _nodes.Report(text.Location!, "A platform is 'os/architecture' or 'os/architecture/variant', such as linux/arm64.");
        return null;
    }

    private PolicyValue<string>? ReadEngine(PolicyValue<string> text)
    {
        if (Array.IndexOf(PolicyKeys.Engines, text.Value) >= 0)
        {
            return text;
        }

        _nodes.Report(text.Location!, $"'{text.Value}' is no engine. Write one of {string.Join(", ", PolicyKeys.Engines)}.");
        return null;
    }

    private ImmutableDictionary<string, PolicyValue<DiagnosticSeverity>> ReadRules(
        YamlNode node, SuppressionPolicy inherited, ImmutableDictionary<string, PolicyValue<DiagnosticSeverity>> result)
    {
        foreach (var entry in _nodes.Entries(node, "rules"))
        {
            var id = entry.Name!;
            if (_rules.FindProblem(id) is { } problem)
            {
                _nodes.Report(entry.Key.Location, problem);
            }
            else if (inherited.IsLocked(id))
            {
                _nodes.Report(entry.Key.Location, $"A policy that this one extends locks {id}. Remove the line.");
            }
            else if (_nodes.Word(entry.Value, "the severity", PolicyKeys.Severities) is { } word)
            {
                result = result.SetItem(id, new(ToSeverity(word.Value), entry.Key.Location));
            }
        }

        return result;
    }

    private static DiagnosticSeverity ToSeverity(string word) => word switch
    {
        "info" or "suggestion" => DiagnosticSeverity.Info,
        "warning" => DiagnosticSeverity.Warning,
        "error" => DiagnosticSeverity.Error,
        _ => DiagnosticSeverity.None,
    };
}
