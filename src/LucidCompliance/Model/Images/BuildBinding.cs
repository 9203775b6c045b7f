using System;
using LucidCompliance.Syntax.Dockerfile;

namespace LucidCompliance.Model.Images;

/// <summary>One binding of one Dockerfile: see <see cref="ImageBinder"/>.</summary>
internal sealed class BuildBinding(DockerfileSyntax syntax, ImageBuildOptions options, KnownImages images)
{
    public ImageBuild Bind() => throw new NotImplementedException($"{syntax}{options}{images}");
}
