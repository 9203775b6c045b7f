using System;
using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model.Compose;
using LucidCompliance.Rules.Commands;
using LucidCompliance.Subjects;
using LucidCompliance.Syntax.Dockerfile;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.Runtime;

/// <summary>LUCID4004: a health check runs a script that is proven not to be in the image.</summary>
public sealed class HealthcheckScriptNotInImage : ContainerRule
{
    private static readonly string[] Extensions = [".py", ".js", ".mjs", ".cjs", ".sh", ".rb", ".php", ".pl", ".ps1", ".dll", ".jar"];

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID4004",
        Name = nameof(HealthcheckScriptNotInImage),
        Title = "A health check runs a script that is not in the image.",
        DefaultSeverity = DiagnosticSeverity.Error,
        YieldsTo = ["LUCID1004"],
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ContainerSubject container)
    {
        if (container.Config is not { } config || Find(container) is not { } script
            || ImageScript.Resolve(container, script.Text) is not { } path
            || !config.Files.Contains(path).TryGet(out var isThere) || isThere
            || MayBeMounted(container.Service, path))
        {
            yield break;
        }

        var who = script.KeyPath is null ? "HEALTHCHECK" : "The health check of service '" + container.Service!.Name + "'";
        yield return Finding(
            script.Location,
            $"{who} runs {path}, which no COPY or ADD brings into the image: the check fails, and the container never becomes healthy. COPY the script there, or name the path where it is.") with
        {
            KeyPath = script.KeyPath,
            Related = container.Image?.Shipping is { } shipping && script.KeyPath is not null
                ? [new RelatedLocation(shipping.Base.Location, "The image that lacks the script begins here.")]
                : [],
        };
    }

    private static (string Text, SourceLocation Location, string? KeyPath)? Find(ContainerSubject container)
    {
        if (container.Service?.Healthcheck is { Form: not HealthcheckForm.None } own)
        {
            if (own.Form != HealthcheckForm.Exec)
            {
                return null;
            }

            string? previous = null;
            foreach (var argument in own.Arguments)
            {
                if (!argument.Value.TryGet(out var text))
                {
                    return null;
                }

                if (IsScript(text, previous))
                {
                    return (text, argument.Location, argument.KeyPath);
                }

                previous = text;
            }

            return null;
        }

        if (container.Config!.Healthcheck.TryGet(out var healthcheck) && healthcheck.Command.Syntax is { Form: CommandForm.Exec } syntax)
        {
            string? previous = null;
            foreach (var word in syntax.Words)
            {
                if (IsScript(word.Text, previous))
                {
                    return (word.Text, new SourceLocation(healthcheck.Location.Text, word.Span), null);
                }

                previous = word.Text;
            }
        }

        return null;
    }

    // "-c code" and "-m module" name no file.
    private static bool IsScript(string word, string? previous)
    {
        if (previous is "-c" or "-m" or "-e" || word.Length == 0 || word[0] == '-' || word.IndexOf("://", StringComparison.Ordinal) >= 0 || word.IndexOf(' ') >= 0)
        {
            return false;
        }

        foreach (var extension in Extensions)
        {
            if (word.EndsWith(extension, StringComparison.Ordinal) && word.Length > extension.Length)
            {
                return true;
            }
        }

        return false;
    }

    private static bool MayBeMounted(ComposeService? service, string path)
    {
        if (service is null)
        {
            return false;
        }

        foreach (var mount in service.Volumes)
        {
            if (!mount.Target.TryGet(out var target) || Covers(target, path))
            {
                return true;
            }
        }

        foreach (var grants in new[] { service.Configs, service.Secrets })
        {
            foreach (var grant in grants)
            {
                var target = grant.Target.IsAbsent ? grant.Source : grant.Target;
                if (!target.TryGet(out var text) || path.EndsWith("/" + text.TrimStart('/'), StringComparison.Ordinal))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool Covers(string target, string path)
    {
        var directory = target.TrimEnd('/');
        return path.StartsWith(directory, StringComparison.Ordinal) && (path.Length == directory.Length || path[directory.Length] == '/');
    }
}
