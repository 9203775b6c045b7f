using LucidCompliance.Text;

namespace LucidCompliance.Model.Compose;

/// <summary>A secret or config that a service is granted.</summary>
/// <param name="Source">The name of the top-level secret or config.</param>
/// <param name="Location">Where that name is written.</param>
/// <param name="Target">The path in the container, or the file name under <c>/run/secrets</c>; absent in the short form.</param>
/// <param name="Node">The entry: a scalar, or a mapping with <c>uid</c>, <c>gid</c> and <c>mode</c>.</param>
public sealed record ComposeGrant(Fact<string> Source, SourceLocation Location, Fact<string> Target, ComposeNode Node)
{
    /// <summary>The owner.</summary>
    public ComposeScalar? Uid => (Node as ComposeMapping)?.GetScalar("uid");

    /// <summary>The group.</summary>
    public ComposeScalar? Gid => (Node as ComposeMapping)?.GetScalar("gid");

    /// <summary>The file mode; <see cref="ComposeScalar.RawText"/> has the octal digits.</summary>
    public ComposeScalar? Mode => (Node as ComposeMapping)?.GetScalar("mode");
}

/// <summary>A network that a service joins.</summary>
/// <param name="Name">The key of the top-level network.</param>
/// <param name="Location">Where it is written.</param>
/// <param name="Options">Aliases, addresses; null where only the name is written.</param>
public sealed record ComposeNetworkAttachment(string Name, SourceLocation Location, ComposeMapping? Options)
{
    /// <summary>The fixed IPv4 address.</summary>
    public ComposeScalar? Ipv4Address => Options?.GetScalar("ipv4_address");

    /// <summary>The fixed IPv6 address.</summary>
    public ComposeScalar? Ipv6Address => Options?.GetScalar("ipv6_address");
}

/// <summary>An entry of <c>depends_on</c>.</summary>
/// <param name="Name">The service.</param>
/// <param name="Location">Where its name is written.</param>
/// <param name="Options">The long form; null in the list form.</param>
public sealed record ComposeDependency(string Name, SourceLocation Location, ComposeMapping? Options)
{
    /// <summary>Whether Compose fails without that service; known true where nothing is written.</summary>
    public Fact<bool> IsRequired => Options?.GetScalar("required")?.AsBoolean() ?? Fact<bool>.Known(true);

    /// <summary>The condition; absent means <c>service_started</c>.</summary>
    public Fact<string> Condition => Options?.GetScalar("condition")?.Value ?? Fact<string>.Absent;
}

/// <summary>A file that a service names: <c>env_file</c> or <c>label_file</c>.</summary>
/// <param name="Path">Relative to the repository root.</param>
/// <param name="Location">Where it is named.</param>
/// <param name="IsRequired">Whether Compose fails without it.</param>
/// <param name="Format"><c>format</c>; absent where none is written.</param>
public sealed record ComposeFileReference(Fact<string> Path, SourceLocation Location, Fact<bool> IsRequired, Fact<string> Format);

/// <summary>A <c>post_start</c> or <c>pre_stop</c> hook.</summary>
/// <param name="Kind">The key, such as <c>post_start</c>.</param>
/// <param name="Command">What it runs in the container.</param>
/// <param name="Node">The hook.</param>
public sealed record ComposeHook(string Kind, ComposeCommand? Command, ComposeMapping Node);
