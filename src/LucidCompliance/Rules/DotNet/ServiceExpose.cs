using System;
using System.Collections.Generic;
using System.Globalization;
using LucidCompliance.Model.Compose;

namespace LucidCompliance.Rules.DotNet;

/// <summary>The list <c>expose</c> of a service: ports and ranges of its container, with a protocol behind a slash.</summary>
internal static class ServiceExpose
{
    /// <summary>The first port; null where one of the list is listened on, is not for TCP, or cannot be read.</summary>
    public static ComposeScalar? FindClosed(ComposeService service, SortedSet<int> listening)
    {
        foreach (var entry in service.Expose)
        {
            if (!entry.Value.TryGet(out var text) || !TryRead(text, out var first, out var last))
            {
                return null;
            }

            foreach (var port in listening)
            {
                if (port >= first && port <= last)
                {
                    return null;
                }
            }
        }

        return service.Expose[0];
    }

    private static bool TryRead(string text, out int first, out int last)
    {
        last = 0;
        var slash = text.IndexOf('/');
        var ports = slash < 0 ? text : text.Substring(0, slash);
        var dash = ports.IndexOf('-');
        return TryReadPort(dash < 0 ? ports : ports.Substring(0, dash), out first)
            && TryReadPort(dash < 0 ? ports : ports.Substring(dash + 1), out last)
            && (slash < 0 || string.Equals(text.Substring(slash + 1), "tcp", StringComparison.OrdinalIgnoreCase));
    }

    private static bool TryReadPort(string text, out int port) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out port);
}
