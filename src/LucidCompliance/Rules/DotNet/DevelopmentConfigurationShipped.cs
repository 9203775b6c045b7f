using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model.DotNet;
using LucidCompliance.Model.Images;
using LucidCompliance.Subjects;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.DotNet;

/// <summary>LUCID7012: the image that ships holds a Debug build, or tells its program that it runs on a developer's machine.</summary>
public sealed class DevelopmentConfigurationShipped : Rule
{
    private const string Configuration = "Configuration";
    private const string Development = "Development";

    private static readonly string[] Variables = ["ASPNETCORE_ENVIRONMENT", "DOTNET_ENVIRONMENT"];

    // Whoever calls an image so means it for developers.
    private static readonly string[] DevelopmentWords = ["dev", "debug", "development", "develop", "test", "tests", "testing", "local", "watch"];

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID7012",
        Name = nameof(DevelopmentConfigurationShipped),
        Title = "A configuration for development ships.",
        DefaultSeverity = DiagnosticSeverity.Warning,
        Fix = FixSafety.Safe,
        PeerIds = ["CWE-489"],
    };

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Check(AnalysisSubjects subjects)
    {
        foreach (var image in subjects.Images)
        {
            foreach (var finding in Check(image))
            {
                yield return finding;
            }
        }

        foreach (var project in PublishedProjects(subjects))
        {
            foreach (var finding in CheckPublished(project))
            {
                yield return finding;
            }
        }
    }

    private IEnumerable<Diagnostic> CheckPublished(ProjectSubject project)
    {
        foreach (var item in project.Publishing!.EnvironmentVariables)
        {
            if (item.IsCertain && Array.IndexOf(Variables, item.Include) >= 0 && item.Find("Value") is { } datum && datum.Value.TryGet(out var value)
                && string.Equals(value, Development, StringComparison.OrdinalIgnoreCase))
            {
                var location = item.Element.Locate(datum.Source.ValueSpan);
                yield return Finding(location, Message("The published image", item.Include)) with
                {
                    KeyPath = "ContainerEnvironmentVariable." + item.Include,
                    Fixes = string.Equals(datum.Source.Value, value, StringComparison.Ordinal) && ProjectEdits.IsPlain(project, item.Element)
                        ? [Fix.Replace("Write Production", FixSafety.Safe, location, "Production")]
                        : [],
                };
            }
        }
    }

    private static string Message(string subject, string variable) =>
        $"{subject} sets {variable}=Development: pages with stack traces, user secrets and relaxed checks are for a developer's machine. Remove it, or write Production, and set Development where the container is started.";

    private IEnumerable<Diagnostic> Check(ImageSubject image)
    {
        if (image.Shipping is not { } shipping || IsForDevelopment(image, shipping))
        {
            yield break;
        }

        var commands = new HashSet<DotNetCommand>();
        foreach (var publish in image.Publishes)
        {
            if (commands.Add(publish.Command) && CheckPublish(publish.Command) is { } finding)
            {
                yield return finding;
            }
        }

        foreach (var name in Variables)
        {
            if (shipping.Config.Environment.TryGetValue(name, out var fact) && fact.TryGet(out var value) && fact.Origin is { } origin
                && string.Equals(value, Development, StringComparison.OrdinalIgnoreCase) && !IsReplaced(image, name))
            {
                yield return Finding(origin, Message("The image", name)) with
                {
                    Fixes = LiteralValue.Find(origin, value) is { } literal ? [Fix.Replace("Write Production", FixSafety.Safe, literal, "Production")] : ImmutableArray<Fix>.Empty,
                };
            }
        }
    }

    private Diagnostic? CheckPublish(DotNetCommand command)
    {
        if (!command.IsCertain || command.FindOption(Configuration) is not { } option
            || !option.Value.TryGet(out var value) || !string.Equals(value, "Debug", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var location = option.ValueLocation ?? option.Value.Origin ?? option.Location;
        var isArgument = option.ValueLocation is null;
        var reason = !isArgument ? string.Empty
            : ReferenceEquals(location.Text, option.Location.Text) ? ", because this is the default of its argument"
            : ", because the build argument is passed so here";
        return Finding(
            location,
            $"'dotnet publish' makes a Debug build{reason}, and it ships: it is slower, larger and tells more of its inside. Write Release.") with
        {
            Related = isArgument ? [new RelatedLocation(option.Location, "The publish with this configuration stands here.")] : ImmutableArray<RelatedLocation>.Empty,
            Fixes = MayReplace(command, option) && LiteralValue.Find(location, value) is { } literal
                ? [Fix.Replace("Publish the Release configuration", FixSafety.Safe, literal, "Release")]
                : ImmutableArray<Fix>.Empty,
        };
    }

    // The configuration is a part of the default output's path, and what is published without a build must have been built so.
    private static bool MayReplace(DotNetCommand command, DotNetOption option) =>
        command.FindOption(DotNetOptionNames.Output) is not null
        && (option.ValueLocation is null || command.FindOption(DotNetOptionNames.NoBuild) is null);

    private static bool IsReplaced(ImageSubject image, string variable)
    {
        foreach (var container in image.Containers)
        {
            var isSet = false;
            foreach (var own in container.Service?.Environment ?? [])
            {
                isSet |= string.Equals(own.Name, variable, StringComparison.Ordinal);
            }

            if (!isSet && container.Service is not { HasUnknownEnvironment: true })
            {
                return false;
            }
        }

        return !image.Containers.IsEmpty;
    }

    private static bool IsForDevelopment(ImageSubject image, Stage shipping) =>
        HasDevelopmentWord(shipping.Name) || HasDevelopmentWord(image.Build.Options.Target)
        || (image.Dockerfile.Inline is null && HasDevelopmentWord(ImagePath.BaseName(image.Dockerfile.Artifact.Path)));

    // "Dockerfile.dev", "web-debug", "dev".
    private static bool HasDevelopmentWord(string? name)
    {
        foreach (var word in name?.Split('.', '-', '_') ?? [])
        {
            foreach (var known in DevelopmentWords)
            {
                if (string.Equals(word, known, StringComparison.OrdinalIgnoreCase))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
