using System;
using System.Collections.Generic;
using LucidCompliance.Model.Compose;
using LucidCompliance.Policy;

namespace LucidCompliance.Rules.Compose;

/// <summary>An attribute in which a network is not what the policy demands.</summary>
/// <param name="Key">The attribute: <c>driver</c>, <c>subnet</c>.</param>
/// <param name="Value">The differing value; null where the attribute is not written and its default differs.</param>
/// <param name="Text">What must be written.</param>
internal sealed record NetworkDifference(string Key, ComposeScalar? Value, string Text)
{
    public string Actual => Describe(Value?.Value.Value ?? "");

    public string Demanded => Describe(Text);

    private string Describe(string text) => Key switch
    {
        "attachable" or "internal" => Key + ": " + text,
        "name" => $"the name '{text}'",
        _ => $"the {Key} {text}",
    };
}

/// <summary>Compares a declared network with the policy's. What is not known differs in nothing.</summary>
internal static class NetworkDifferences
{
    public static IEnumerable<NetworkDifference> Between(ComposeResource network, PolicyNetwork policy)
    {
        if (network.Mapping?.GetScalar("name") is { } name && Differs(name, policy.Name))
        {
            yield return new NetworkDifference("name", name, policy.Name);
        }

        if (policy.Driver is { Value: var driver })
        {
            if (network.Driver is { } written)
            {
                if (Differs(written, driver))
                {
                    yield return new NetworkDifference("driver", written, driver);
                }
            }
            else if (driver != "bridge")
            {
                yield return new NetworkDifference("driver", null, driver);
            }
        }

        if (Flag(network, "attachable", policy.Attachable) is { } attachable)
        {
            yield return attachable;
        }

        if (Flag(network, "internal", policy.Internal) is { } isInternal)
        {
            yield return isInternal;
        }

        if (policy.Subnet is { Value: var subnet } && Address(network, "subnet", subnet, IsSameRange) is { } range)
        {
            yield return range;
        }

        if (policy.Gateway is { Value: var gateway } && Address(network, "gateway", gateway, IsSameAddress) is { } address && !IsChosenByDocker(address, policy))
        {
            yield return address;
        }
    }

    private static bool Differs(ComposeScalar scalar, string demanded) =>
        scalar.Value.TryGet(out var text) && !string.Equals(text, demanded, StringComparison.Ordinal);

    private static NetworkDifference? Flag(ComposeResource network, string key, PolicyValue<bool>? demanded)
    {
        if (demanded is null)
        {
            return null;
        }

        var text = demanded.Value ? "true" : "false";
        if (network.Mapping?.GetScalar(key) is not { } scalar)
        {
            return demanded.Value ? new NetworkDifference(key, null, text) : null;
        }

        return scalar.AsBoolean().TryGet(out var value) && value != demanded.Value ? new NetworkDifference(key, scalar, text) : null;
    }

    // An IPv6 range beside the demanded IPv4 one is no difference: only values of the same family are compared.
    private static NetworkDifference? Address(ComposeResource network, string key, string demanded, Func<string, string, bool> isSame)
    {
        ComposeScalar? differing = null;
        if (network.Mapping?.GetMapping("ipam") is { } ipam && ipam.GetValue("config") is { } config)
        {
            if (config is not ComposeSequence items)
            {
                return null;
            }

            foreach (var item in items.Items)
            {
                if ((item as ComposeMapping)?.GetScalar(key) is not { } scalar)
                {
                    continue;
                }

                if (!scalar.Value.TryGet(out var text) || isSame(text, demanded))
                {
                    return null;
                }

                differing ??= IsSameFamily(text, demanded) ? scalar : null;
            }
        }

        return new NetworkDifference(key, differing, demanded);
    }

    // Without a gateway Docker takes the first address of the subnet.
    private static bool IsChosenByDocker(NetworkDifference gateway, PolicyNetwork policy)
    {
        if (gateway.Value is not null
            || policy.Subnet is not { Value: var subnet }
            || !AddressRange.TryParseAddress(subnet.Substring(0, subnet.IndexOf('/')), out var first)
            || !AddressRange.TryParseAddress(gateway.Text, out var address))
        {
            return false;
        }

        first[first.Length - 1]++;
        return Same(first, address);
    }

    private static bool IsSameFamily(string left, string right) => (left.IndexOf(':') >= 0) == (right.IndexOf(':') >= 0);

    private static bool IsSameRange(string text, string demanded)
    {
        var (slash, other) = (text.IndexOf('/'), demanded.IndexOf('/'));
        return slash >= 0
            && string.Equals(text.Substring(slash), demanded.Substring(other), StringComparison.Ordinal)
            && IsSameAddress(text.Substring(0, slash), demanded.Substring(0, other));
    }

    private static bool IsSameAddress(string text, string demanded) =>
        string.Equals(text, demanded, StringComparison.Ordinal)
        || (AddressRange.TryParseAddress(text, out var left) && AddressRange.TryParseAddress(demanded, out var right) && Same(left, right));

    private static bool Same(byte[] left, byte[] right)
    {
        if (left.Length != right.Length)
        {
            return false;
        }

        for (var i = 0; i < left.Length; i++)
        {
            if (left[i] != right[i])
            {
                return false;
            }
        }

        return true;
    }
}
