namespace LucidCompliance.Model.Images;

/// <summary>What a caller of the build tells about its context.</summary>
/// <param name="Files">The repository's files.</param>
/// <param name="Directory">
/// The context's directory relative to the repository root. Unknown where the caller names one that the artifacts do not tell, or a remote
/// one; absent where nobody names one: then RULES.md convention 20 finds it.
/// </param>
/// <param name="DockerfilePath">The Dockerfile relative to the repository root; null for one that is no file (<c>dockerfile_inline</c>).</param>
public sealed record BuildContextOptions(IRepositoryFiles Files, Fact<string> Directory, string? DockerfilePath)
{
    /// <summary>
    /// The directory that a project states for its Dockerfile (<c>DockerfileContext</c>), relative to the repository root: what counts first
    /// where <see cref="Directory"/> is absent. Its origin is the property.
    /// </summary>
    public Fact<string> StatedDirectory { get; init; } = Fact<string>.Absent;
}
