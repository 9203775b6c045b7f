using System;
using System.Globalization;
using System.Net;

namespace LucidCompliance.Rules.Runtime;

/// <summary>What is wrong with the text of a port, and which part of it.</summary>
/// <param name="Clause">What is wrong, as a clause without period.</param>
/// <param name="Start">Where the offending part begins.</param>
/// <param name="Length">Its length.</param>
internal sealed record PortProblem(string Clause, int Start, int Length)
{
    private const int Last = 65535;

    /// <summary>The problem of a container port: <c>port[-port][/protocol]</c>; null where there is none.</summary>
    public static PortProblem? OfExposed(string text)
    {
        var end = PortEnd(text);
        var colon = text.IndexOf(':');
        return colon >= 0 && colon < end
            ? new PortProblem("it maps a host address or port, and only the container's port can be exposed", 0, text.Length)
            : OfProtocol(text, end) ?? OfRange(text, 0, end, out _);
    }

    /// <summary>The problem of a Compose port: <c>[address:][published:]target[/protocol]</c>; null where there is none.</summary>
    public static PortProblem? OfMapping(string text)
    {
        var end = PortEnd(text);
        var target = end > 0 ? text.LastIndexOf(':', end - 1) + 1 : 0;
        if ((OfProtocol(text, end) ?? OfRange(text, target, end - target, out var targets)) is { } problem)
        {
            return problem;
        }

        if (target == 0)
        {
            return null;
        }

        var published = target > 1 ? text.LastIndexOf(':', target - 2) + 1 : 0;
        var length = target - 1 - published;
        OfRange(text, target, end - target, out targets);
        if (length > 0 && OfRange(text, published, length, out var count) is { } second)
        {
            return second;
        }

        OfRange(text, published, length, out count);
        return length > 0 && targets > 1 && count != targets
            ? new PortProblem("the ranges of host and container have different lengths", 0, end)
            : published > 1 ? OfAddress(text, published - 1)
            : null;
    }

    /// <summary>The problem of one port or range; null where there is none.</summary>
    public static PortProblem? OfPort(string text) => OfRange(text, 0, text.Length, out _);

    /// <summary>The problem of a host address; null where there is none.</summary>
    public static PortProblem? OfAddress(string text, int length)
    {
        var isBracketed = length > 1 && text[0] == '[' && text[length - 1] == ']';
        var address = isBracketed ? text.Substring(1, length - 2) : text.Substring(0, length);
        return IsAddress(address) ? null : new PortProblem("the host part is no IP address", 0, length);
    }

    private static int PortEnd(string text)
    {
        var slash = text.LastIndexOf('/');
        return slash < 0 ? text.Length : slash;
    }

    private static PortProblem? OfProtocol(string text, int end) =>
        end == text.Length || text.Substring(end + 1).ToLowerInvariant() is "tcp" or "udp" or "sctp" ? null
        : new PortProblem("the protocol is none of tcp, udp and sctp", end + 1, text.Length - end - 1);

    private static PortProblem? OfRange(string text, int start, int length, out int count)
    {
        count = 0;
        var dash = length > 0 ? text.IndexOf('-', start, length) : -1;
        var firstLength = dash < 0 ? length : dash - start;
        if (OfNumber(text, start, firstLength, out var first) is { } problem)
        {
            return problem;
        }

        var last = first;
        if (dash >= 0 && OfNumber(text, dash + 1, start + length - dash - 1, out last) is { } second)
        {
            return second;
        }

        count = last - first + 1;
        return last < first ? new PortProblem("the range ends before it begins", start, length) : null;
    }

    private static PortProblem? OfNumber(string text, int start, int length, out int port)
    {
        port = 0;
        if (length <= 0)
        {
            return new PortProblem("a port is missing", 0, text.Length);
        }

        for (var i = start; i < start + length; i++)
        {
            if (text[i] is < '0' or > '9')
            {
                return new PortProblem("a port is no number", start, length);
            }
        }

        return int.TryParse(text.Substring(start, length), NumberStyles.None, CultureInfo.InvariantCulture, out port) && port <= Last
            ? null
            : new PortProblem("a port is beyond 65535, the last one", start, length);
    }

    private static bool IsAddress(string text)
    {
        if (text.IndexOf(':') >= 0)
        {
            return IPAddress.TryParse(text, out _);
        }

        // IPAddress also takes "1" and "0x7f.1", which the engine refuses.
        var parts = text.Split('.');
        return parts.Length == 4 && Array.TrueForAll(parts, static part =>
            part.Length is > 0 and <= 3 && int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= 255);
    }
}
