using System.Collections.Generic;
using LucidCompliance.Model.Images;
using LucidCompliance.Subjects;

namespace LucidCompliance.Rules.Commands;

/// <summary>A command that a container of the image will use, with the name that messages give it.</summary>
internal readonly record struct EffectiveCommand(ImageCommand Command, string Name);

/// <summary>The commands of an image that count: what the last instruction says, unless every service that builds the image replaces it.</summary>
internal static class EffectiveCommands
{
    /// <summary>ENTRYPOINT and CMD, and HEALTHCHECK CMD where it is asked for; the base image's own are left out.</summary>
    public static IEnumerable<EffectiveCommand> Of(ImageSubject image, bool includeHealthcheck = true)
    {
        if (image.Shipping is not { Config: { } config })
        {
            yield break;
        }

        if (config.Entrypoint.TryGet(out var entrypoint) && entrypoint.Syntax is not null && !ServiceOverrides.Entrypoint(image))
        {
            yield return new EffectiveCommand(entrypoint, "ENTRYPOINT");
        }

        if (config.Command.TryGet(out var command) && command.Syntax is not null && !ServiceOverrides.Command(image))
        {
            yield return new EffectiveCommand(command, "CMD");
        }

        if (includeHealthcheck && config.Healthcheck.TryGet(out var healthcheck) && !ServiceOverrides.Healthcheck(image))
        {
            yield return new EffectiveCommand(healthcheck.Command, "HEALTHCHECK CMD");
        }
    }
}
