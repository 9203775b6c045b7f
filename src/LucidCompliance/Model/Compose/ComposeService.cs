using System.Collections.Immutable;
using LucidCompliance.Text;

namespace LucidCompliance.Model.Compose;

/// <summary>A service after interpolation, extends and merge. What has no accessor here is in <see cref="Node"/>.</summary>
public sealed class ComposeService
{
    internal ComposeService(string name, SourceLocation keyLocation, ComposeMapping node)
    {
        Name = name;
        KeyLocation = keyLocation;
        Node = node;
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>Where the name is written first: in the base file, or in the file that was included.</summary>
    public SourceLocation KeyLocation { get; }

    /// <summary>All properties.</summary>
    public ComposeMapping Node { get; }

    /// <summary><c>image</c>.</summary>
    public ComposeScalar? Image => Node.GetScalar("image");

    /// <summary><c>build</c>.</summary>
    public ComposeBuild? Build { get; internal init; }

    /// <summary><c>user</c>.</summary>
    public ComposeScalar? User => Node.GetScalar("user");

    /// <summary><c>healthcheck</c>.</summary>
    public ComposeHealthcheck? Healthcheck { get; internal init; }

    /// <summary><c>command</c>; null where the image's stays. An empty one clears it.</summary>
    public ComposeCommand? Command { get; internal init; }

    /// <summary><c>entrypoint</c>; null where the image's stays. An empty one clears it.</summary>
    public ComposeCommand? Entrypoint { get; internal init; }

    /// <summary>The container's variables, each name once: <c>environment</c> wins over <c>env_file</c>, a later file over an earlier one.</summary>
    public ImmutableArray<ComposeVariable> Environment { get; internal init; } = [];

    /// <summary>Whether there may be more variables: an env file that cannot be read, or a name from an unknown variable.</summary>
    public bool HasUnknownEnvironment { get; internal init; }

    /// <summary><c>labels</c> and <c>label_file</c>, each key once.</summary>
    public ImmutableArray<ComposeLabel> Labels { get; internal init; } = [];

    /// <summary>Whether there may be more labels.</summary>
    public bool HasUnknownLabels { get; internal init; }

    /// <summary><c>env_file</c>.</summary>
    public ImmutableArray<ComposeFileReference> EnvFiles { get; internal init; } = [];

    /// <summary><c>label_file</c>.</summary>
    public ImmutableArray<ComposeFileReference> LabelFiles { get; internal init; } = [];

    /// <summary><c>networks</c>; empty means the default network, unless <see cref="NetworkMode"/> says otherwise.</summary>
    public ImmutableArray<ComposeNetworkAttachment> Networks { get; internal init; } = [];

    /// <summary><c>network_mode</c>.</summary>
    public ComposeScalar? NetworkMode => Node.GetScalar("network_mode");

    /// <summary><c>ports</c>.</summary>
    public ImmutableArray<ComposePort> Ports { get; internal init; } = [];

    /// <summary><c>expose</c>.</summary>
    public ImmutableArray<ComposeScalar> Expose { get; internal init; } = [];

    /// <summary><c>volumes</c>.</summary>
    public ImmutableArray<ComposeMount> Volumes { get; internal init; } = [];

    /// <summary><c>tmpfs</c>, always a list.</summary>
    public ImmutableArray<ComposeScalar> Tmpfs { get; internal init; } = [];

    /// <summary><c>secrets</c>.</summary>
    public ImmutableArray<ComposeGrant> Secrets { get; internal init; } = [];

    /// <summary><c>configs</c>.</summary>
    public ImmutableArray<ComposeGrant> Configs { get; internal init; } = [];

    /// <summary><c>depends_on</c>.</summary>
    public ImmutableArray<ComposeDependency> DependsOn { get; internal init; } = [];

    /// <summary><c>profiles</c>; empty means always active.</summary>
    public ImmutableArray<ComposeScalar> Profiles { get; internal init; } = [];

    /// <summary><c>cap_add</c>.</summary>
    public ImmutableArray<ComposeScalar> CapAdd { get; internal init; } = [];

    /// <summary><c>cap_drop</c>.</summary>
    public ImmutableArray<ComposeScalar> CapDrop { get; internal init; } = [];

    /// <summary><c>security_opt</c>.</summary>
    public ImmutableArray<ComposeScalar> SecurityOpt { get; internal init; } = [];

    /// <summary><c>post_start</c>, <c>pre_stop</c> and <c>pre_start</c> hooks.</summary>
    public ImmutableArray<ComposeHook> Hooks { get; internal init; } = [];

    /// <summary><c>pull_policy</c>.</summary>
    public ComposeScalar? PullPolicy => Node.GetScalar("pull_policy");

    /// <summary><c>platform</c>.</summary>
    public ComposeScalar? Platform => Node.GetScalar("platform");

    /// <summary><c>container_name</c>.</summary>
    public ComposeScalar? ContainerName => Node.GetScalar("container_name");

    /// <summary><c>working_dir</c>.</summary>
    public ComposeScalar? WorkingDirectory => Node.GetScalar("working_dir");

    /// <summary><c>privileged</c>; known false where nothing is written.</summary>
    public Fact<bool> IsPrivileged => Flag("privileged");

    /// <summary><c>read_only</c>; known false where nothing is written.</summary>
    public Fact<bool> IsReadOnly => Flag("read_only");

    /// <summary><c>init</c>; known false where nothing is written.</summary>
    public Fact<bool> HasInit => Flag("init");

    /// <summary>A boolean property: known false where it is not written.</summary>
    public Fact<bool> Flag(string key) => Node.GetScalar(key)?.AsBoolean() ?? Fact<bool>.Known(false);

    /// <summary>Whether both services can run at the same time, so that their ports and names can conflict: some choice of profiles activates both.</summary>
    /// <remarks>Every set of profiles can be activated together, so two services of one project always can, unless item metadata chooses the profiles.</remarks>
    public bool CanRunWith(ComposeService other) => other is not null && !ReferenceEquals(this, other) && IsActive && other.IsActive;

    /// <summary>Whether the item's <c>Profiles</c> choose the service; true where the item chooses none, or a profile's name is unknown.</summary>
    public bool IsActive { get; internal init; } = true;

    /// <summary>The name, for debugging.</summary>
    public override string ToString() => Name;
}
