using System;
using LucidCompliance.Model.Compose;
using LucidCompliance.Subjects;

namespace LucidCompliance.Rules.Commands;

/// <summary>What every service that builds an image sets itself, so that the image's own is never used (RULES.md convention 2).</summary>
internal static class ServiceOverrides
{
    /// <summary>Whether every service has an <c>entrypoint</c>.</summary>
    public static bool Entrypoint(ImageSubject image) => Every(image, static service => service.Entrypoint is not null);

    /// <summary>Whether every service has a <c>command</c>, or an <c>entrypoint</c>, which drops the image's CMD.</summary>
    public static bool Command(ImageSubject image) => Every(image, static service => service.Command is not null || service.Entrypoint is not null);

    /// <summary>Whether every service has a health check of its own, or switches the image's off.</summary>
    public static bool Healthcheck(ImageSubject image) => Every(image, static service => SetsHealthcheck(service));

    /// <summary>Whether the service says what its health check runs.</summary>
    public static bool SetsHealthcheck(ComposeService service) => service.Healthcheck is { Form: not HealthcheckForm.None };

    private static bool Every(ImageSubject image, Func<ComposeService, bool> overrides)
    {
        foreach (var container in image.Containers)
        {
            if (container.Service is not { } service || !overrides(service))
            {
                return false;
            }
        }

        return !image.Containers.IsEmpty;
    }
}
