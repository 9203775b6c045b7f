using System;
using LucidCompliance.Knowledge;
using LucidCompliance.Syntax.Dockerfile;

namespace LucidCompliance.Model.Images;

/// <summary>Finds out what image a Dockerfile gives, with BuildKit's semantics.</summary>
public static class ImageBinder
{
    /// <summary>Binds a Dockerfile. Never throws on any text; the time grows linearly with it.</summary>
    /// <param name="syntax">The file.</param>
    /// <param name="options">What is passed to the build.</param>
    /// <param name="catalogue">The known base images.</param>
    /// <param name="findFacts">Asked before the catalogue, for images that others know (a policy, another build); null where it knows nothing.</param>
    public static ImageBuild Bind(DockerfileSyntax syntax, ImageBuildOptions options, BaseImageCatalogue catalogue, Func<ImageReference, BaseImageFacts?>? findFacts = null)
    {
        if (syntax is null)
        {
            throw new ArgumentNullException(nameof(syntax));
        }

        var images = new KnownImages(catalogue ?? throw new ArgumentNullException(nameof(catalogue)), findFacts);
        return new BuildBinding(syntax, options ?? throw new ArgumentNullException(nameof(options)), images).Bind();
    }
}
