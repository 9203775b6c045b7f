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
        if (!TryParseWithHostBits(text, out range, out var hasHostBits))
        {
            problem = "A subnet is an address range such as 172.20.0.0/16.";
            return false;
        }

        problem = hasHostBits ? "The subnet has bits behind its prefix: write the network's first address." : null;
        range = hasHostBits ? null : range;
        return problem is null;
    }

    /// <summary>Reads a range whose address may be any of its addresses; the range then begins at its first one.</summary>
    public static bool TryParseWithHostBits(string text, out AddressRange? range, out bool hasHostBits)
    {
        range = null;
        hasHostBits = false;
        var slash = text.IndexOf('/');
        if (slash < 0
            || !TryParseAddress(text.Substring(0, slash), out var address)
            || !int.TryParse(text.Substring(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            || length > address.Length * 8)
        {
            return false;
        }

        for (var bit = length; bit < address.Length * 8; bit++)
        {
            hasHostBits |= Bit(address, bit) != 0;
            address[bit / 8] &= (byte)~(0x80 >> (bit % 8));
        }

        range = new AddressRange(address, length);
        return true;
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

    /// <summary>Whether both have an address in common.</summary>
    public bool Overlaps(AddressRange other) => Contains(other._address) || other.Contains(_address);

    /// <summary>CIDR notation: <c>172.20.0.0/16</c>.</summary>
    public override string ToString() => new IPAddress(_address) + "/" + PrefixLength.ToString(CultureInfo.InvariantCulture);

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
