using System.Collections.Immutable;
using LucidCompliance.Knowledge;
using LucidCompliance.Model;
using LucidCompliance.Model.Compose;
using LucidCompliance.Model.Images;
using LucidCompliance.Policy;
using LucidCompliance.Text;

namespace LucidCompliance.Subjects;

/// <summary>
/// A container that will run: a Compose service with the image that it builds or pulls and its own settings on top, or an image that no
/// service builds.
/// </summary>
public sealed class ContainerSubject
{
    private ContainerUser? _user;
    private ContainerLabels? _labels;

    internal ContainerSubject(ComposeSubject project, ComposeService service, ImageSubject? image, PulledImage? pulled)
    {
        Project = project;
        Service = service;
        Image = image;
        Pulled = pulled;
        Policy = project.Policy;
        Location = service.KeyLocation;
    }

    internal ContainerSubject(ImageSubject image, SourceLocation location)
    {
        Image = image;
        Policy = image.Policy;
        Location = location;
    }

    /// <summary>The Compose project, or null.</summary>
    public ComposeSubject? Project { get; }

    /// <summary>The service, or null.</summary>
    public ComposeService? Service { get; }

    /// <summary>The image that is built; null where the service pulls one or where its Dockerfile is not known.</summary>
    public ImageSubject? Image { get; }

    /// <summary>The image that is pulled; null where one is built or neither is known.</summary>
    public PulledImage? Pulled { get; }

    /// <summary>The policy that holds for the container.</summary>
    public PolicyDocument Policy { get; }

    /// <summary>Where a finding about something missing stands: the service's key, or the FROM of the shipping stage.</summary>
    public SourceLocation Location { get; }

    /// <summary>The effective configuration of the built image; null where the image is not built or not known.</summary>
    public ImageConfig? Config => Image?.Shipping?.Config;

    /// <summary>What is known of the image's external base, or of the pulled image; null where it is not catalogued.</summary>
    public BaseImageFacts? BaseFacts => Image is null ? Pulled?.Facts : Image.Shipping?.Base.Root.Facts;

    /// <summary>The user that the container's process runs as: <c>user</c> of the service, else USER, else that of the base.</summary>
    public ContainerUser User => _user ??= ContainerUser.Of(this);

    /// <summary>The labels of the container: those of the image, of <c>build.labels</c>, of label files and of the service.</summary>
    public ContainerLabels Labels => _labels ??= ContainerLabels.Of(this);

    /// <summary>The shell that CMD-SHELL and shell forms need, and whether the running image has it.</summary>
    public ShellState Shell => Config is { } config ? config.Shell
        : Pulled is { } pulled ? pulled.Shell
        : new ShellState(ShellState.Default, Fact<bool>.Unknown);

    /// <summary>Whether the running image has a shell, by absolute path or by name on the usual PATH.</summary>
    public Fact<bool> HasShell(string pathOrName) => Config is { } config ? config.Files.HasShell(pathOrName) : Pulled?.HasShell(pathOrName) ?? default;

    /// <summary>The name of what is judged, for messages: <c>Service 'db'</c>, <c>The image</c>.</summary>
    public string Title => Service is { } service ? "Service '" + service.Name + "'" : "The image";
}

/// <summary>An image that a service pulls.</summary>
/// <param name="Reference">The reference; unknown where a variable is.</param>
/// <param name="Facts">What is known of it; null where it is not catalogued.</param>
/// <param name="Location">The <c>image</c> value.</param>
public sealed record PulledImage(Fact<ImageReference> Reference, BaseImageFacts? Facts, SourceLocation Location)
{
    /// <summary>The image's default shell.</summary>
    public ShellState Shell => new(ShellState.Default, HasShell(ShellState.Default));

    /// <summary>Whether the image has a shell, by absolute path or by name on its PATH.</summary>
    public Fact<bool> HasShell(string pathOrName) => Facts?.HasShell(pathOrName) switch
    {
        Trilean.Yes => Fact<bool>.Known(true),
        Trilean.No => Fact<bool>.Known(false),
        _ => Fact<bool>.Unknown,
    };
}
