using System;
using System.Collections.Generic;
using System.Text;
using LucidCompliance.Diagnostics;
using LucidCompliance.Knowledge;
using LucidCompliance.Model.Images;
using LucidCompliance.Rules.Commands;
using LucidCompliance.Subjects;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.Distroless;

/// <summary>LUCID1023: settings that only a server's own entrypoint script reads, for an image that got the server without the script.</summary>
public sealed class EntrypointFeatureLost : ContainerRule
{
    private const string InitDirectory = "/docker-entrypoint-initdb.d";

    // Scripts that are read; an image with more is not judged.
    private const int MaximumScripts = 32;

    private static readonly Server[] Servers =
    [
        new("MongoDB", "mongo", ["mongod"], static name => name.StartsWith("MONGO_INITDB_", StringComparison.Ordinal)),
        new("PostgreSQL", "postgres", ["postgres"], static name => name.StartsWith("POSTGRES_", StringComparison.Ordinal)),
        new("Elasticsearch", "elasticsearch", ["elasticsearch"], static name => name == "discovery.type" || name.StartsWith("xpack.", StringComparison.Ordinal)),
    ];

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID1023",
        Name = nameof(EntrypointFeatureLost),
        Title = "A setting is for an entrypoint script that is not in the image.",
        DefaultSeverity = DiagnosticSeverity.Warning,
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ContainerSubject container)
    {
        if (container is not { Service: { } service, Image.Shipping: { } shipping }
            || shipping.Base.Root is not { IsReplacedByContext: false } root
            || !(root.IsScratch || root.Facts is { IsDistroless: Trilean.Yes })
            || FindServer(container.Image) is not { } found
            || HasScript(shipping)
            || StartText(container) is not { } start)
        {
            yield break;
        }

        foreach (var variable in service.Environment)
        {
            if (found.Server.Reads(variable.Name) && start.IndexOf(variable.Name, StringComparison.Ordinal) < 0)
            {
                yield return Report(container, found, variable.NameLocation, "sets " + variable.Name) with { KeyPath = variable.Value?.KeyPath };
                yield break;
            }
        }

        foreach (var mount in service.Volumes)
        {
            if (found.Server.Repository != "elasticsearch"
                && mount.Target.TryGet(out var target)
                && (target == InitDirectory || target.StartsWith(InitDirectory + "/", StringComparison.Ordinal))
                && start.IndexOf(InitDirectory, StringComparison.Ordinal) < 0)
            {
                yield return Report(container, found, mount.TargetLocation, "mounts " + target) with { KeyPath = mount.Node.KeyPath };
                yield break;
            }
        }
    }

    private Diagnostic Report(ContainerSubject container, Found found, SourceLocation location, string what) =>
        Finding(
            location,
            $"Service '{container.Service!.Name}' {what}, but only the entrypoint script of the '{found.Server.Repository}' image reads that, and the Dockerfile copies the server "
            + $"without it: {found.Server.Name} starts as if it were not set. Do what the script did in the container's own start program, or configure the server itself.") with
        {
            Related = [new RelatedLocation(found.Step.Locate(found.Step.Instruction.Span), "The server is copied here.")],
        };

    // The server whose program, or whole directory, a COPY takes from its publisher's image.
    private static Found? FindServer(ImageSubject image)
    {
        foreach (var step in image.ShippingSteps())
        {
            if (step.Transfer is not { } transfer
                || (transfer.Origin.Stage is { } stage ? stage.Base.Root.Image.TryGet(out var reference) ? reference : null : transfer.Origin.Image) is not { } origin)
            {
                continue;
            }

            foreach (var server in Servers)
            {
                if (ImagePath.BaseName(origin.Path) != server.Repository)
                {
                    continue;
                }

                foreach (var source in transfer.Sources)
                {
                    if (source.Text.TryGet(out var text) && Array.IndexOf(server.Programs, ImagePath.BaseName(text)) >= 0)
                    {
                        return new Found(server, step);
                    }
                }
            }
        }

        return null;
    }

    private static bool HasScript(Stage shipping) =>
        shipping.Files.MayHoldMore
        || !shipping.Files.FindArrivals("/usr/local/bin/docker-entrypoint.sh").IsEmpty
        || !shipping.Files.FindArrivals("/docker-entrypoint.sh").IsEmpty;

    // Where nothing but the server starts, empty; else the text of all scripts that are copied, which may read the setting. Null where
    // something starts that is not at hand. A health check may use the setting, but sets nothing up.
    private static string? StartText(ContainerSubject container)
    {
        if (StartCommand.Find(container) is not { } start)
        {
            return null;
        }

        if (Array.Exists(Servers, server => Array.IndexOf(server.Programs, ImagePath.BaseName(start.Program)) >= 0))
        {
            return string.Empty;
        }

        var isScript = false;
        foreach (var word in start.Words)
        {
            isScript |= ImageScript.ReadText(container, word, out _) is not null;
        }

        return isScript ? CopiedTexts(container) : null;
    }

    private static string? CopiedTexts(ContainerSubject container)
    {
        var checks = HealthcheckFiles(container);
        var texts = new StringBuilder();
        var count = 0;
        foreach (var step in container.Image!.ShippingSteps())
        {
            if (step.Transfer is not { Origin.Kind: TransferOriginKind.Context } transfer)
            {
                continue;
            }

            var build = step.Stage.Build;
            foreach (var source in transfer.Sources)
            {
                if (!source.Text.TryGet(out var path))
                {
                    return null;
                }

                if (checks.Contains(ImagePath.BaseName(path)))
                {
                    continue;
                }

                if (++count > MaximumScripts
                    || build.Options.Context is not { } context
                    || !build.Context.GetRepositoryPath(path).TryGet(out var file)
                    || context.Files.Read(file).Text is not { } text)
                {
                    return null;
                }

                texts.Append(text.Content);
            }
        }

        return texts.ToString();
    }

    private static HashSet<string> HealthcheckFiles(ContainerSubject container)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in container.Service?.Healthcheck?.Arguments ?? [])
        {
            if (word.Value.TryGet(out var value))
            {
                names.Add(ImagePath.BaseName(value));
            }
        }

        if (container.Config is { } config && config.Healthcheck.TryGet(out var healthcheck))
        {
            foreach (var word in healthcheck.Command.Arguments)
            {
                names.Add(ImagePath.BaseName(word));
            }
        }

        return names;
    }

    private sealed record Server(string Name, string Repository, string[] Programs, Func<string, bool> Reads);

    private sealed record Found(Server Server, StageStep Step);
}
