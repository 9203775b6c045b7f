using LucidCompliance.Text;

namespace LucidCompliance.Model.Compose;

/// <summary>A range of ports.</summary>
/// <param name="First">The first port.</param>
/// <param name="Last">The last port; equal to <paramref name="First"/> for a single one.</param>
public readonly record struct PortRange(int First, int Last)
{
    /// <summary>Number of ports.</summary>
    public int Count => Last - First + 1;

    /// <summary>Whether both have a port in common.</summary>
    public bool Overlaps(PortRange other) => First <= other.Last && other.First <= Last;
}

/// <summary>An entry of <c>ports</c>.</summary>
public sealed class ComposePort
{
    internal ComposePort(ComposeNode node) => Node = node;

    /// <summary>The entry: a scalar (short form) or a mapping (long form).</summary>
    public ComposeNode Node { get; }

    /// <summary>The entry's place.</summary>
    public SourceLocation Location => Node.Location;

    /// <summary>Whether it is the long form.</summary>
    public bool IsLongForm => Node is ComposeMapping;

    /// <summary>Whether the text could be read; false is a schema problem of the project, and all parts are unknown.</summary>
    public bool IsValid { get; internal init; }

    /// <summary>The host address without brackets; absent publishes on all interfaces.</summary>
    public Fact<string> HostIp { get; internal init; }

    /// <summary>The host ports; absent lets the engine choose one.</summary>
    public Fact<PortRange> Published { get; internal init; }

    /// <summary>The container ports.</summary>
    public Fact<PortRange> Target { get; internal init; }

    /// <summary><c>tcp</c>, <c>udp</c> or <c>sctp</c>.</summary>
    public Fact<string> Protocol { get; internal init; }

    /// <summary>Where the host address is written; the entry where none is.</summary>
    public SourceLocation HostIpLocation => HostIp.Origin ?? Location;

    /// <summary>Where the host ports are written; the entry where none are.</summary>
    public SourceLocation PublishedLocation => Published.Origin ?? Location;

    /// <summary>Where the container ports are written.</summary>
    public SourceLocation TargetLocation => Target.Origin ?? Location;
}
