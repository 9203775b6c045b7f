using System;
using LucidCompliance.Knowledge;

namespace LucidCompliance.Model.Images;

/// <summary>The facts about external images: the caller's, then the catalogue's.</summary>
internal sealed class KnownImages(BaseImageCatalogue catalogue, Func<ImageReference, BaseImageFacts?>? findFacts)
{
    public BaseImageFacts? Find(ImageReference image) =>
        image.IsScratch ? null : findFacts?.Invoke(image) ?? catalogue.Find(image);

    /// <summary>The same for an image to build on: the triggers of an archived image may change all that it says of itself.</summary>
    public BaseImageFacts? FindBase(ImageReference image) =>
        Find(image) is { Built.HasTriggers: true } ? catalogue.Find(image) : Find(image);
}
