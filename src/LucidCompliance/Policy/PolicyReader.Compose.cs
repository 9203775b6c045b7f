using System;
using System.Collections.Immutable;
using LucidCompliance.Syntax.Yaml;

namespace LucidCompliance.Policy;

/// <content>The keys <c>labels</c>, <c>networks</c> and <c>environment</c>.</content>
internal sealed partial class PolicyReader
{
    private static readonly WildcardPattern AnyValue = new("*");

    private ImmutableArray<PolicyLabel> ReadLabels(YamlNode node, ImmutableArray<PolicyLabel> result)
    {
        foreach (var entry in _nodes.Entries(node, "labels", PolicyKeys.Labels))
        {
            if (entry.Value.Resolve() is YamlSequence)
            {
                foreach (var name in _nodes.List(entry.Value, "labels.required") ?? [])
                {
                    result = Replace(result, new PolicyLabel(name.Value, AnyValue, name.Location), static label => label.Key);
                }

                continue;
            }

            foreach (var label in _nodes.Entries(entry.Value.Resolve()!, "labels.required"))
            {
                if (_nodes.Text(label.Value, "a label's value") is { } value)
                {
                    result = Replace(
                        result, new PolicyLabel(label.Name!, new WildcardPattern(value.Value), label.Key.Location), static item => item.Key);
                }
            }
        }

        return result;
    }

    private ImmutableArray<PolicyNetwork> ReadNetworks(YamlNode node, ImmutableArray<PolicyNetwork> result)
    {
        foreach (var entry in _nodes.Entries(node, "networks"))
        {
            var network = new PolicyNetwork(entry.Name!, entry.Key.Location);
            foreach (var inherited in result)
            {
                if (string.Equals(inherited.Name, network.Name, StringComparison.Ordinal))
                {
                    network = inherited with { Location = network.Location };
                }
            }

            foreach (var attribute in _nodes.Entries(entry.Value.Resolve()!, "a network", PolicyKeys.Network))
            {
                network = ReadAttribute(attribute, network);
            }

            result = Replace(result, CheckGateway(network), static item => item.Name);
        }

        return result;
    }

    private PolicyNetwork ReadAttribute(YamlEntry entry, PolicyNetwork network) => entry.Name switch
    {
        "driver" => network with { Driver = _nodes.Text(entry.Value, "driver") ?? network.Driver },
        "subnet" => network with { Subnet = ReadSubnet(entry.Value) ?? network.Subnet },
        "gateway" => network with { Gateway = ReadGateway(entry.Value) ?? network.Gateway },
        "attachable" => network with { Attachable = _nodes.Boolean(entry.Value, "attachable") ?? network.Attachable },
        "internal" => network with { Internal = _nodes.Boolean(entry.Value, "internal") ?? network.Internal },
        _ => network with { Exclusive = _nodes.Boolean(entry.Value, "exclusive") ?? network.Exclusive },
    };

    private PolicyValue<string>? ReadSubnet(YamlNode node)
    {
        if (_nodes.Text(node, "subnet") is not { } text)
        {
            return null;
        }

        if (AddressRange.TryParse(text.Value, out _, out var problem))
        {
            return text;
        }

        _nodes.Report(node.Location, problem!);
        return null;
    }

    private PolicyValue<string>? ReadGateway(YamlNode node)
    {
        if (_nodes.Text(node, "gateway") is not { } text)
        {
            return null;
        }

        if (AddressRange.TryParseAddress(text.Value, out _))
        {
            return text;
        }

        _nodes.Report(node.Location, "A gateway is one IP address, such as 172.20.0.1.");
        return null;
    }

    private PolicyNetwork CheckGateway(PolicyNetwork network)
    {
        if (network.Subnet is not { } subnet
            || network.Gateway is not { } gateway
            || !AddressRange.TryParse(subnet.Value, out var range, out _)
            || !AddressRange.TryParseAddress(gateway.Value, out var address)
            || range!.Contains(address))
        {
            return network;
        }

        _nodes.Report(gateway.Location ?? network.Location!, $"The gateway does not lie in the subnet {subnet.Value}. Correct one of them.");
        return network with { Gateway = null };
    }

    private EnvironmentPolicy ReadEnvironment(YamlNode node, EnvironmentPolicy result)
    {
        foreach (var entry in _nodes.Entries(node, "environment", PolicyKeys.Environment))
        {
            switch (entry.Name)
            {
                case "files" when _nodes.List(entry.Value, "environment.files", ReadFile) is { } files:
                    result = result with { Files = new(files, entry.Key.Location) };
                    break;
                case "required" when _nodes.List(entry.Value, "environment.required", ReadVariable) is { } required:
                    result = result with { Required = required };
                    break;
                case "provided" when _nodes.List(entry.Value, "environment.provided", ReadVariable) is { } provided:
                    result = result with { Provided = provided };
                    break;
            }
        }

        return result;
    }

    private PolicyValue<string>? ReadFile(PolicyValue<string> text)
    {
        if (PolicyPath.TryResolve(_baseDirectory, text.Value, out var path))
        {
            return new(path, text.Location);
        }

        _nodes.Report(text.Location!, "The path leads out of the repository. Write a path relative to the policy file's folder, with '/' as separator.");
        return null;
    }

    private PolicyValue<string>? ReadVariable(PolicyValue<string> text)
    {
        var name = text.Value;
        if (name[0] is not (>= '0' and <= '9')
            && Array.TrueForAll(name.ToCharArray(), static c => c is '_' or (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= '0' and <= '9')))
        {
            return text;
        }

        _nodes.Report(text.Location!, "A variable's name has letters, digits and underscores, and no digit in front.");
        return null;
    }
}
