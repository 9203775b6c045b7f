using System;
using LucidCompliance.Knowledge;

namespace LucidCompliance.Model.Images;

/// <summary>The facts about external images: the caller's, then the catalogue's.</summary>
internal sealed class KnownImages(BaseImageCatalogue catalogue, Func<ImageReference, BaseImageFacts?>? findFacts)
{
    public BaseImageFacts? Find(ImageReference image) =>
        image.IsScratch ? null : findFacts?.Invoke(image) ?? catalogue.Find(image);
}
