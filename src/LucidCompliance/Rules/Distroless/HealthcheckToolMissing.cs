using System;
using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Knowledge;
using LucidCompliance.Model.Compose;
using LucidCompliance.Model.Images;
using LucidCompliance.Rules.Commands;
using LucidCompliance.Subjects;
using LucidCompliance.Syntax.Dockerfile;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.Distroless;

/// <summary>LUCID1004: a health check whose program is proven not to be in the image.</summary>
public sealed class HealthcheckToolMissing : ContainerRule
{
    private static readonly HashSet<string> Tools = new(StringComparer.Ordinal)
    {
        "cat", "curl", "grep", "ls", "mongo", "mongosh", "mysqladmin", "nc", "ncat", "netcat", "netstat", "pg_isready", "pgrep", "pidof", "ps",
        "psql", "rabbitmq-diagnostics", "redis-cli", "ss", "telnet", "test", "valkey-cli", "wget",
    };

    private static readonly string[] HttpClients = ["curl", "wget"];

    private static readonly HashSet<string> PathDirectories = new(BaseDirectories(), StringComparer.Ordinal);

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID1004",
        Name = nameof(HealthcheckToolMissing),
        Title = "A health check runs a program that the image does not have.",
        DefaultSeverity = DiagnosticSeverity.Error,
        YieldsTo = ["LUCID1002", "LUCID1003"],
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ContainerSubject container)
    {
        if (Find(container) is not { } check)
        {
            yield break;
        }

        var need = ShellNeed.Find(container, check.Program);
        if (need is null && !IsMissing(container, check.Program))
        {
            yield break;
        }

        var image = Wording.BaseOf(container, check.Location) ?? "the image";
        var what = need is { IsScript: true } ? $"'{check.Program}', a script for {need.Shell}, which {image} does not have"
            : container.Config is null ? $"'{check.Program}', which {image} does not have"
            : $"'{check.Program}', which {image} does not have and no COPY brings";
        yield return Finding(check.Location, $"{check.Title} runs {what}: the container never becomes healthy. {Advice(container)}") with
        {
            KeyPath = check.KeyPath,
            Related = Wording.RelatedImage(container, check.Location, "The image without the program is named here."),
        };
    }

    private static (string Program, SourceLocation Location, string Title, string? KeyPath)? Find(ContainerSubject container)
    {
        if (HealthcheckScript.FindFirst(container) is { } first)
        {
            return Array.IndexOf(HttpClients, first.Program) >= 0 && container.BaseFacts is { IsDistroless: Trilean.No } facts && facts.LacksProgram(first.Program)
                ? (first.Program, first.Location, first.Title, first.KeyPath)
                : null;
        }

        if (container.Service is { } service && ServiceOverrides.SetsHealthcheck(service))
        {
            return service.Healthcheck is { Form: HealthcheckForm.Exec, Arguments.IsEmpty: false } own && own.Arguments[0].Value.TryGet(out var word) && word.Length > 0
                ? (word, own.Arguments[0].Location, "The health check of service '" + service.Name + "'", own.Arguments[0].KeyPath)
                : null;
        }

        return container.Config is { } config
            && config.Healthcheck.TryGet(out var healthcheck)
            && healthcheck.Command is { Form: CommandForm.Exec, Syntax: { } syntax } command
            && !command.Arguments.IsEmpty
            && command.Arguments[0].Length > 0
                ? (command.Arguments[0], new SourceLocation(command.Location.Text, syntax.Words[0].Span), "HEALTHCHECK", null)
                : null;
    }

    private static bool IsMissing(ContainerSubject container, string program)
    {
        var name = ImagePath.BaseName(program);
        if (ImageFiles.IsShellName(name))
        {
            // What is missing, ShellNeed has said.
            return false;
        }

        if (container.Config is not { } config)
        {
            if (container.Pulled?.Facts is { Built.Files: not null } listed)
            {
                return (name.Length == program.Length ? listed.HasProgram(name) : listed.HasFile(program)) == Trilean.No && !HasOtherPath(listed);
            }

            return container.Pulled is { Facts: { } full } && full.LacksProgram(program)
                || container.Pulled is { Facts: { IsDistroless: Trilean.Yes, Confidence: not BaseImageConfidence.Low } facts } pulled
                && Tools.Contains(name)
                && pulled.Reference.TryGet(out var reference)
                && !MayBringTool(reference, facts, name);
        }

        var isName = name.Length == program.Length;
        return isName || PathDirectories.Contains(program.Substring(0, program.Length - name.Length).TrimEnd('/'))
            ? IsFalse(config.Files.ContainsCommand(name)) && (!isName || IsOffPath(container, config, name))
            : Tools.Contains(name) && program[0] == '/' && IsFalse(config.Files.Contains(program));
    }

    // An image of the server itself brings the server's tools.
    private static bool MayBringTool(ImageReference image, BaseImageFacts facts, string tool)
    {
        var name = ImagePath.BaseName(image.Path);
        var stem = tool.StartsWith("pg_", StringComparison.Ordinal) || tool == "psql" ? "postgres"
            : tool.StartsWith("mysql", StringComparison.Ordinal) ? "mysql"
            : tool.StartsWith("mongo", StringComparison.Ordinal) ? "mongo"
            : tool.Split('-')[0];
        return name.IndexOf(stem, StringComparison.OrdinalIgnoreCase) >= 0
            || (facts.Runtime is { } runtime && runtime.IndexOf(stem, StringComparison.OrdinalIgnoreCase) >= 0)
            || (stem == "mysql" && name.IndexOf("maria", StringComparison.OrdinalIgnoreCase) >= 0);
    }

    // PATH may lead to more directories than the usual ones.
    private static bool IsOffPath(ContainerSubject container, ImageConfig config, string name)
    {
        if (container.Service is { } service)
        {
            foreach (var variable in service.Environment)
            {
                if (variable.Name == "PATH")
                {
                    return false;
                }
            }
        }

        if (!config.Environment.TryGetValue("PATH", out var path))
        {
            return config.BaseIsCatalogued;
        }

        if (!path.TryGet(out var directories))
        {
            return false;
        }

        foreach (var directory in directories.Split(':'))
        {
            if (!PathDirectories.Contains(directory.TrimEnd('/')) && !IsFalse(config.Files.Contains(directory + "/" + name)) && !IsOfBase(container, directory))
            {
                return false;
            }
        }

        return true;
    }

    // A program may lie in a folder that only this image's PATH names.
    private static bool HasOtherPath(BaseImageFacts facts)
    {
        foreach (var directory in facts.Environment.TryGetValue("PATH", out var path) ? path.Split(':') : [])
        {
            if (!PathDirectories.Contains(directory.TrimEnd('/')))
            {
                return true;
            }
        }

        return facts.Built!.Environment.ContainsKey("PATH") && !facts.Environment.ContainsKey("PATH");
    }

    // A directory of the base image's own PATH, which the base's facts already answer for.
    private static bool IsOfBase(ContainerSubject container, string directory) =>
        container.BaseFacts is { Built: null } facts && facts.Environment.TryGetValue("PATH", out var path) && (":" + path + ":").IndexOf(":" + directory + ":", StringComparison.Ordinal) >= 0;

    private static bool IsFalse(Model.Fact<bool> fact) => fact.TryGet(out var value) && !value;

    private static string Advice(ContainerSubject container) => container.BaseFacts?.Runtime switch
    {
        "dotnet" or "aspnet" when container.BaseFacts.IsDistroless == Trilean.No => "Let the application check itself by an option of its own program, or install the tool.",
        "python" => "Check with a script of the image's own Python: \"/usr/bin/python3\", \"/app/healthcheck.py\".",
        "node" => "Check with a script of the image's own Node: \"/nodejs/bin/node\", \"/app/healthcheck.js\".",
        "java" or "dotnet" or "aspnet" => "Let the application check itself, for example by an option of its own program.",
        _ => "Check with a program of the image, or COPY a static one into it.",
    };

    private static string[] BaseDirectories() => BaseConfig.DefaultPath.Split(':');
}
