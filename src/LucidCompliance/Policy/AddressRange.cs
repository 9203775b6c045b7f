using System;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace LucidCompliance.Policy;

/// <summary>An IP address range in CIDR notation.</summary>
internal sealed class AddressRange
{
    private readonly byte[] _address;

    private AddressRange(byte[] address, int prefixLength)
    {
        _address = address;
        PrefixLength = prefixLength;
    }

    public int PrefixLength { get; }

    /// <summary>Reads <c>172.20.0.0/16</c> or <c>fd00::/64</c>; bits behind the prefix must be zero.</summary>
    public static bool TryParse(string text, out AddressRange? range, out string? problem)
    {
        range = null;
        var slash = text.IndexOf('/');
        if (slash < 0
            || !TryParseAddress(text.Substring(0, slash), out var address)
            || !int.TryParse(text.Substring(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            || length > address.Length * 8)
        {
            problem = "A subnet is an address range such as 172.20.0.0/16.";
            return false;
        }

        var candidate = new AddressRange(address, length);
        problem = candidate.HasHostBits ? "The subnet has bits behind its prefix: write the network's first address." : null;
        range = problem is null ? candidate : null;
        return problem is null;
    }

    /// <summary>Reads a full address: IPv4 with four decimal numbers, or IPv6 without a zone.</summary>
    public static bool TryParseAddress(string text, out byte[] bytes)
    {
        bytes = [];
        if (text.IndexOf(':') < 0)
        {
            return TryParseVersion4(text, out bytes);
        }

        if (text.IndexOfAny(['%', '[', ']', '/']) >= 0 || !IPAddress.TryParse(text, out var address) || address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return false;
        }

        bytes = address.GetAddressBytes();
        return true;
    }

    /// <summary>Whether an address lies in the range.</summary>
    public bool Contains(byte[] address)
    {
        if (address.Length != _address.Length)
        {
            return false;
        }

        for (var bit = 0; bit < PrefixLength; bit++)
        {
            if (Bit(address, bit) != Bit(_address, bit))
            {
                return false;
            }
        }

        return true;
    }

    private bool HasHostBits
    {
        get
        {
            for (var bit = PrefixLength; bit < _address.Length * 8; bit++)
            {
                if (Bit(_address, bit) != 0)
                {
                    return true;
                }
            }

            return false;
        }
    }

    private static int Bit(byte[] bytes, int index) => (bytes[index / 8] >> (7 - (index % 8))) & 1;

    private static bool TryParseVersion4(string text, out byte[] bytes)
    {
        bytes = [];
        var parts = text.Split('.');
        if (parts.Length != 4)
        {
            return false;
        }

        var result = new byte[4];
        for (var i = 0; i < 4; i++)
        {
            var part = parts[i];
            if (part.Length is 0 or > 3
                || (part.Length > 1 && part[0] == '0')
                || !byte.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out result[i]))
            {
                return false;
            }
        }

        bytes = result;
        return true;
    }
}
