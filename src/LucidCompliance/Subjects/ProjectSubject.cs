using System;
using System.Collections.Immutable;
using LucidCompliance.Model;
using LucidCompliance.Model.Projects;
using LucidCompliance.Policy;
using LucidCompliance.Text;

namespace LucidCompliance.Subjects;

/// <summary>
/// A C#, F# or Visual Basic project of the repository. Nothing is read before a question about its content is asked: in a solution with many
/// projects only those are read that an image or a rule needs.
/// </summary>
public sealed class ProjectSubject
{
    private readonly Lazy<DotNetProject?> _project;
    private readonly Lazy<PolicyDocument> _policy;
    private readonly Func<bool> _mayPublish;
    private readonly Func<bool> _mayNameDockerfile;
    private ImmutableArray<ImageSubject> _images = [];
    private ImmutableArray<ImageSubject> _ownImages;
    private ImageProjects? _lookup;
    private ContainerPublishing? _publishing;
    private bool _hasPublishing;
    private ProjectDockerfile? _dockerfile;
    private bool _hasDockerfile;

    internal ProjectSubject(Artifact artifact, Func<PolicyDocument> policy, bool isJudged, Func<bool> mayPublish, Func<bool> mayNameDockerfile, Func<DotNetProject?> read, ImageKnowledge knowledge)
    {
        Artifact = artifact;
        _policy = new Lazy<PolicyDocument>(policy, isThreadSafe: false);
        IsJudged = isJudged;
        Knowledge = knowledge;
        _mayPublish = mayPublish;
        _mayNameDockerfile = mayNameDockerfile;
        _project = new Lazy<DotNetProject?>(read, isThreadSafe: false);
    }

    /// <summary>The project file.</summary>
    public Artifact Artifact { get; }

    /// <summary>The project file, relative to the repository root.</summary>
    public string Path => Artifact.Path;

    /// <summary>Its folder; <c>.</c> for the root.</summary>
    public string Directory => RepositoryPath.DirectoryOf(Path);

    /// <summary>The file's name without its extension: the project's name in messages, and its assembly's name by default.</summary>
    public string Name => Path.Substring(Path.LastIndexOf('/') + 1, Path.LastIndexOf('.') - Path.LastIndexOf('/') - 1);

    /// <summary>The policy that holds for the project file.</summary>
    public PolicyDocument Policy => _policy.Value;

    /// <summary>What is known of the project; null where its file cannot be read or has no element. Read when it is first asked for.</summary>
    public DotNetProject? Project => _project.Value;

    /// <summary>
    /// What the project says about the image that the SDK makes of it; null where nothing proves that it publishes one, and where an image of
    /// a Dockerfile runs it (RULES.md convention 25).
    /// </summary>
    public ContainerPublishing? Publishing
    {
        get
        {
            if (!_hasPublishing)
            {
                _hasPublishing = true;
                _publishing = _mayPublish() && Images.IsEmpty ? Project?.Publishing : null;
            }

            return _publishing;
        }
    }

    /// <summary>What the project says about its Dockerfile; null where it says nothing.</summary>
    internal ProjectDockerfile? Dockerfile
    {
        get
        {
            if (!_hasDockerfile)
            {
                _hasDockerfile = true;
                _dockerfile = _mayNameDockerfile() && Project is { } project ? ProjectDockerfile.Find(project) : null;
            }

            return _dockerfile;
        }
    }

    /// <summary>Whether a container runs the project: the SDK publishes it as one, or a Dockerfile builds it.</summary>
    public bool IsContainerized => !Images.IsEmpty || Publishing is not null;

    /// <summary>Whether findings about the project itself belong to this analysis: in its file, or in a file that it imports.</summary>
    public bool IsJudged { get; }

    /// <summary>What is known of images.</summary>
    internal ImageKnowledge Knowledge { get; }

    /// <summary>The project's launch settings; null where it has none.</summary>
    public SettingsFileSubject? LaunchSettings { get; internal set; }

    /// <summary>The images whose Dockerfile is proven to build this project and no other (see <see cref="ImageSubject.Project"/>).</summary>
    public ImmutableArray<ImageSubject> Images => _ownImages.IsDefault ? _ownImages = _lookup?.ImagesOf(this, _images) ?? [] : _ownImages;

    /// <summary>Where a finding stands that no text decides: the start tag of the project file, which can be read.</summary>
    public SourceLocation Location => Project!.Location;

    /// <summary>
    /// Where a finding about a fact stands: at the text that sets it, in the project file or a file that it imports; at the project file's
    /// start tag where no text does.
    /// </summary>
    public SourceLocation Locate<T>(Fact<T> fact)
        where T : notnull => fact.Origin ?? Project!.Location;

    /// <summary>The path.</summary>
    public override string ToString() => Path;

    internal void Link(ImageProjects lookup, ImmutableArray<ImageSubject> images)
    {
        _lookup = lookup;
        _images = images;
    }
}
