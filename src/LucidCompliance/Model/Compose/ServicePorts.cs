using System.Globalization;
using LucidCompliance.Text;

namespace LucidCompliance.Model.Compose;

/// <summary>Reads entries of <c>ports</c>: <c>[address:][published:]target[/protocol]</c>, or the long form.</summary>
internal static class ServicePorts
{
    public static ComposePort Read(ComposeNode node) => node switch
    {
        ComposeMapping mapping => Long(mapping),
        ComposeScalar { IsNull: false } scalar => Short(scalar),
        _ => new ComposePort(node),
    };

    private static ComposePort Long(ComposeMapping mapping)
    {
        var target = Range(mapping.GetScalar("target"), out var isTargetValid);
        var published = Range(mapping.GetScalar("published"), out var isPublishedValid);
        return new ComposePort(mapping)
        {
            IsValid = isTargetValid && isPublishedValid && !target.IsAbsent,
            HostIp = ServiceParts.TextOf(mapping, "host_ip"),
            Published = published,
            Target = target,
            Protocol = mapping.GetScalar("protocol")?.Value ?? Fact<string>.Known("tcp"),
        };
    }

    private static Fact<PortRange> Range(ComposeScalar? scalar, out bool isValid)
    {
        isValid = true;
        if (scalar is null || (scalar.Value.TryGet(out var empty) && empty.Length == 0))
        {
            return Fact<PortRange>.Absent;
        }

        if (!scalar.Value.TryGet(out var text))
        {
            return Fact<PortRange>.UnknownBecause("a variable decides the port", scalar.Location);
        }

        isValid = TryParse(text, out var range);
        return isValid ? Fact<PortRange>.Known(range, scalar.Location) : Fact<PortRange>.UnknownBecause("the port is invalid", scalar.Location);
    }

    private static ComposePort Short(ComposeScalar scalar)
    {
        if (!scalar.Value.TryGet(out var text))
        {
            return ShortWithUnknowns(scalar);
        }

        var slash = text.LastIndexOf('/');
        var end = slash < 0 ? text.Length : slash;
        var targetStart = end > 0 ? text.LastIndexOf(':', end - 1) + 1 : 0;
        if (!TryParse(text.Substring(targetStart, end - targetStart), out var target))
        {
            return new ComposePort(scalar);
        }

        var hostIp = Fact<string>.Absent;
        var published = Fact<PortRange>.Absent;
        if (targetStart > 0)
        {
            var publishedStart = targetStart > 1 ? text.LastIndexOf(':', targetStart - 2) + 1 : 0;
            var publishedText = text.Substring(publishedStart, targetStart - 1 - publishedStart);
            if (publishedText.Length > 0)
            {
                if (!TryParse(publishedText, out var range) || !Fits(range, target))
                {
                    return new ComposePort(scalar);
                }

                published = Fact<PortRange>.Known(range, scalar.MapValueToSource(publishedStart, publishedText.Length));
            }

            if (publishedStart > 1)
            {
                var isBracketed = text[0] == '[' && text[publishedStart - 2] == ']';
                var start = isBracketed ? 1 : 0;
                hostIp = ServiceParts.Part(scalar, text, start, publishedStart - 1 - (2 * start));
            }
        }

        var protocol = slash < 0 ? Fact<string>.Known("tcp") : Fact<string>.Known(text.Substring(slash + 1).ToLowerInvariant(), scalar.MapValueToSource(slash + 1, text.Length - slash - 1));
        return new ComposePort(scalar)
        {
            IsValid = protocol.Value is "tcp" or "udp" or "sctp",
            HostIp = hostIp,
            Published = published,
            Target = Fact<PortRange>.Known(target, scalar.MapValueToSource(targetStart, end - targetStart)),
            Protocol = protocol,
        };
    }

    // "${IP}:8080:80" and "${PORT:?}:80": the container's port is still known where its text is literal.
    private static ComposePort ShortWithUnknowns(ComposeScalar scalar)
    {
        var raw = scalar.RawText;
        var slash = raw.LastIndexOf('/');
        var end = slash < 0 || raw.IndexOf('}', slash) >= 0 ? raw.Length : slash;
        var start = end > 0 ? raw.LastIndexOf(':', end - 1) + 1 : 0;
        var isLiteral = TryParse(raw.Substring(start, end - start), out var target) && (start == 0 || raw.LastIndexOf('}') < start);
        return new ComposePort(scalar)
        {
            IsValid = true,
            HostIp = Fact<string>.UnknownBecause("a variable decides the address", scalar.Location),
            Published = Fact<PortRange>.UnknownBecause("a variable decides the port", scalar.Location),
            Target = isLiteral && start > 0
                ? Fact<PortRange>.Known(target, scalar.MapToSource(start, end - start))
                : Fact<PortRange>.UnknownBecause("a variable decides the port", scalar.Location),
            Protocol = Fact<string>.UnknownBecause("a variable may decide the protocol", scalar.Location),
        };
    }

    // A single container port may be published on one free port of a range.
    private static bool Fits(PortRange published, PortRange target) => published.Count == target.Count || target.Count == 1;

    internal static bool TryParse(string text, out PortRange range)
    {
        var dash = text.IndexOf('-');
        var isValid = TryParsePort(dash < 0 ? text : text.Substring(0, dash), out var first);
        var last = first;
        isValid = isValid && (dash < 0 || TryParsePort(text.Substring(dash + 1), out last)) && last >= first;
        range = new PortRange(first, last);
        return isValid;
    }

    private static bool TryParsePort(string text, out int port) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out port) && port <= 65535;
}
