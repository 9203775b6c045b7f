using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Text;

namespace LucidCompliance.Model.Images;

/// <summary>The configuration of an image: what its base brings and the instructions change.</summary>
public sealed class ImageConfig
{
    private ImmutableArray<ExposedPort> _ports;
    private ImmutableArray<ImageVolume> _volumes;

    internal ImageConfig(ImageFiles files) => Files = files;

    /// <summary>The user; the base's own has no location. Unknown where base or USER are.</summary>
    public Fact<ImageUser> User { get; internal set; }

    /// <summary>The entrypoint; absent where there is none, with an origin where an empty ENTRYPOINT cleared it.</summary>
    public Fact<ImageCommand> Entrypoint { get; internal set; }

    /// <summary>The default command; absent where there is none, with an origin where an ENTRYPOINT or an empty CMD cleared it.</summary>
    public Fact<ImageCommand> Command { get; internal set; }

    /// <summary>The health check; absent where there is none, with an origin at a <c>HEALTHCHECK NONE</c>. Catalogued base images bring none.</summary>
    public Fact<ImageHealthcheck> Healthcheck { get; internal set; }

    /// <summary>The shell of shell forms that would follow, at the end of the stage.</summary>
    public ShellState Shell => GetShell(ShellPath);

    /// <summary>
    /// The environment: ENV, and what the base is known to set. A pair of ENV has its value as origin. Build arguments are not
    /// part of it.
    /// </summary>
    public IReadOnlyDictionary<string, Fact<string>> Environment => EnvironmentMap;

    /// <summary>Whether a variable that is not listed is proven to be unset.</summary>
    public bool EnvironmentIsComplete { get; internal set; }

    /// <summary>The labels of LABEL instructions, with the value as origin.</summary>
    public IReadOnlyDictionary<string, Fact<string>> Labels => LabelMap;

    /// <summary>
    /// Whether a label that is not listed is proven absent, apart from the vendor's own labels of a catalogued base (which is
    /// known not to carry those of an organisation).
    /// </summary>
    public bool LabelsAreComplete { get; internal set; }

    /// <summary>Whether the base, reached through parent stages, is <c>scratch</c> or an image that the catalogue knows.</summary>
    public bool BaseIsCatalogued { get; internal set; }

    /// <summary>The absolute working directory; <c>/</c> for <c>scratch</c>, unknown for other bases without WORKDIR.</summary>
    public Fact<string> WorkingDirectory { get; internal set; }

    /// <summary>The ports of EXPOSE, in order; those of the base are not listed.</summary>
    public ImmutableArray<ExposedPort> ExposedPorts => _ports.IsDefault ? _ports = PortList.ToImmutableArray() : _ports;

    /// <summary>The paths of VOLUME, in order; those of the base are not listed.</summary>
    public ImmutableArray<ImageVolume> Volumes => _volumes.IsDefault ? _volumes = VolumeList.ToImmutableArray() : _volumes;

    /// <summary>The signal that stops the container; absent without STOPSIGNAL on <c>scratch</c>.</summary>
    public Fact<string> StopSignal { get; internal set; }

    /// <summary>The files of the image.</summary>
    public ImageFiles Files { get; internal set; }

    internal string ShellPath { get; set; } = ShellState.Default;

    internal ImmutableDictionary<string, Fact<string>> EnvironmentMap { get; set; } = VariableScope.EmptyMap;

    internal ImmutableDictionary<string, Fact<string>> LabelMap { get; set; } = VariableScope.EmptyMap;

    internal ImmutableList<ExposedPort> PortList { get; set; } = ImmutableList<ExposedPort>.Empty;

    internal ImmutableList<ImageVolume> VolumeList { get; set; } = ImmutableList<ImageVolume>.Empty;

    /// <summary>The shell of a path or name, as it is when the image runs.</summary>
    public ShellState GetShell(string path) => new(path, Files.HasShell(path));

    /// <summary>The shell that a command of shell form needs when the image runs, for the SHELL that held where it was written.</summary>
    public ShellState GetShell(ImageCommand command) => GetShell(command.ShellPath);

    /// <summary>A copy to change, for a stage that builds on this image.</summary>
    internal ImageConfig Copy()
    {
        var copy = (ImageConfig)MemberwiseClone();
        copy._ports = default;
        copy._volumes = default;
        return copy;
    }
}

/// <summary>One port, or range of ports, of EXPOSE.</summary>
/// <param name="Text">The expanded text: <c>8080/tcp</c>; unknown where a variable is.</param>
/// <param name="First">The first port; unknown where it is no number from 0 to 65535.</param>
/// <param name="Last">The last port; the first where there is no range.</param>
/// <param name="Protocol"><c>tcp</c>, <c>udp</c> or <c>sctp</c> in lower case, or what stands there.</param>
/// <param name="Location">The word in EXPOSE.</param>
/// <param name="Stage">The stage it was written in.</param>
public sealed record ExposedPort(Fact<string> Text, Fact<int> First, Fact<int> Last, string Protocol, SourceLocation Location, Stage Stage);

/// <summary>One path of VOLUME.</summary>
/// <param name="Path">The expanded path as written; unknown where a variable is.</param>
/// <param name="Location">The word in VOLUME.</param>
/// <param name="Stage">The stage it was written in.</param>
public sealed record ImageVolume(Fact<string> Path, SourceLocation Location, Stage Stage);
