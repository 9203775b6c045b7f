using System;
using System.Collections.Immutable;
using LucidCompliance.Diagnostics;
using LucidCompliance.Knowledge;
using LucidCompliance.Model;
using LucidCompliance.Model.Compose;
using LucidCompliance.Policy;
using LucidCompliance.Rules.Commands;
using LucidCompliance.Rules.Identity;
using LucidCompliance.Subjects;
using LucidCompliance.Syntax.Dockerfile;

namespace LucidCompliance.Rules.Labels;

/// <summary>What a label says about the image, and what the artifacts prove about it.</summary>
internal sealed class LabelClaim
{
    private static readonly string[] Shells = ["/bin/sh", "/bin/bash", "/busybox/sh", "sh", "bash", "busybox"];

    private LabelClaim(Trilean isTrue, string? contradiction = null, ImmutableArray<RelatedLocation> related = default)
    {
        IsTrue = isTrue;
        Contradiction = contradiction;
        Related = related.IsDefault ? [] : related;
    }

    /// <summary>Whether what the label says is proven; a label that claims nothing about the image is true.</summary>
    public Trilean IsTrue { get; }

    /// <summary>What is the case instead, as a clause; null unless the label is proven wrong.</summary>
    public string? Contradiction { get; }

    /// <summary>The texts that prove the label wrong.</summary>
    public ImmutableArray<RelatedLocation> Related { get; }

    /// <summary>Judges a label of a container.</summary>
    /// <param name="container">The container.</param>
    /// <param name="key">The label's key.</param>
    /// <param name="value">The label's value.</param>
    public static LabelClaim Judge(ContainerSubject container, string key, string value) =>
        !IsClaim(container.Policy, key) ? new(Trilean.Yes)
        : key.EndsWith(".user", StringComparison.Ordinal) ? User(container, value)
        : key.EndsWith(".shell", StringComparison.Ordinal) ? value == "false" ? NoShell(container) : new(Trilean.Unknown)
        : value == "distroless" ? Distroless(container)
        : new(Trilean.Unknown);

    /// <summary>Whether a key speaks of the image: one of <c>org.lucid.*</c> or of the policy's labels that ends in user, shell or security.</summary>
    public static bool IsClaim(PolicyDocument policy, string key)
    {
        if (!key.EndsWith(".user", StringComparison.Ordinal) && !key.EndsWith(".shell", StringComparison.Ordinal) && !key.EndsWith(".security", StringComparison.Ordinal))
        {
            return false;
        }

        if (key.StartsWith("org.lucid.", StringComparison.Ordinal))
        {
            return true;
        }

        foreach (var label in policy.RequiredLabels)
        {
            if (string.Equals(label.Key, key, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    // Another name than these may be a team's or a person's.
    private static LabelClaim User(ContainerSubject container, string value)
    {
        if (value.Length == 0 || !(value[0] is >= '0' and <= '9' || value is "root" or "nonroot") || !container.User.Value.TryGet(out var user))
        {
            return new(Trilean.Unknown);
        }

        var isMet = new UserDemand(value).IsMetBy(user);
        return isMet != Trilean.No
            ? new(isMet)
            : new(
                Trilean.No,
                $"{container.Title.ToLowerFirst()} runs as {EffectiveUser.Name(user)}, {EffectiveUser.Origin(container)}",
                EffectiveUser.Related(container).Insert(0, new RelatedLocation(container.User.Location, "The effective user is decided here.")));
    }

    private static LabelClaim NoShell(ContainerSubject container)
    {
        if (container.Service?.Healthcheck is { Form: HealthcheckForm.Shell or HealthcheckForm.ShellString } healthcheck)
        {
            return new(
                Trilean.No,
                $"the health check of service '{container.Service.Name}' runs by a shell",
                [new RelatedLocation(healthcheck.TestLocation, "This health check needs a shell.")]);
        }

        if (container.Config is { } config
            && !(container.Service is { } service && ServiceOverrides.SetsHealthcheck(service))
            && config.Healthcheck.TryGet(out var check) && check.Command.Form == CommandForm.Shell)
        {
            return new(Trilean.No, "HEALTHCHECK runs by a shell", [new RelatedLocation(check.Location, "This health check needs a shell.")]);
        }

        if (FindShell(container) is { } shell)
        {
            return new(Trilean.No, $"{Subject(container)} has {shell}", RelatedImage(container, "The image with the shell is named here."));
        }

        return new(IsShellFree(container) ? Trilean.Yes : Trilean.Unknown);
    }

    private static LabelClaim Distroless(ContainerSubject container)
    {
        var facts = container.BaseFacts;
        if (facts is { IsDistroless: Trilean.No })
        {
            return new(
                Trilean.No,
                $"{Subject(container)} is not distroless{(Wording.Tools(facts) is { } tools ? ": it has " + tools : string.Empty)}",
                RelatedImage(container, "The image that is not distroless is named here."));
        }

        return new((facts is { IsDistroless: Trilean.Yes } || IsScratch(container)) && IsShellFree(container) ? Trilean.Yes : Trilean.Unknown);
    }

    private static string? FindShell(ContainerSubject container)
    {
        if (container.Shell.IsAvailable.TryGet(out var isAvailable) && isAvailable)
        {
            return container.Shell.Path;
        }

        return container.BaseFacts?.Shell.TryGet(out var path) == true ? path : null;
    }

    private static bool IsShellFree(ContainerSubject container)
    {
        if (!IsScratch(container) && container.BaseFacts is not { Shell.IsAbsent: true })
        {
            return false;
        }

        if (container.Config is { } config)
        {
            foreach (var shell in Shells)
            {
                if (!config.Files.HasShell(shell).TryGet(out var isThere) || isThere)
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static bool IsScratch(ContainerSubject container) => container.Image?.Shipping?.Base.Root.IsScratch == true;

    private static string Subject(ContainerSubject container) =>
        container.Image?.Shipping is { } shipping ? "the base image " + Wording.Name(shipping.Base.Root) + " (FROM in line " + Wording.Line(shipping.Base.Root.Location) + ")"
        : container.Pulled is { } pulled && pulled.Reference.TryGet(out var reference) ? "the image " + Wording.Name(reference)
        : "the image";

    private static ImmutableArray<RelatedLocation> RelatedImage(ContainerSubject container, string message) =>
        container.Image?.Shipping is { } shipping ? [new RelatedLocation(shipping.Base.Root.Location, message)]
        : container.Pulled is { } pulled ? [new RelatedLocation(pulled.Location, message)]
        : [];
}
