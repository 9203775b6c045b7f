using System;
using System.Collections.Generic;
using System.Globalization;
using LucidCompliance.Diagnostics;
using LucidCompliance.Knowledge;
using LucidCompliance.Model.Images;
using LucidCompliance.Rules.Commands;
using LucidCompliance.Subjects;

namespace LucidCompliance.Rules.Identity;

/// <summary>LUCID3022: a program that keeps files in its home runs as a number that the image has no home for.</summary>
public sealed class HomeNotWritable : ContainerRule
{
    // Below this number images have users of their own.
    private const int FirstFree = 1001;
    private const int Nobody = 65534;

    private static readonly (string Program, string Writes)[] Programs =
    [
        ("npm", "npm keeps its cache and logs there"),
        ("npx", "npx keeps its cache and logs there"),
        ("pnpm", "pnpm keeps its state there"),
        ("yarn", "yarn keeps its cache there"),
        ("jupyter", "Jupyter keeps its runtime files there"),
        ("jupyter-lab", "Jupyter keeps its runtime files there"),
        ("streamlit", "Streamlit keeps its identity and settings there"),
        ("code-server", "code-server keeps its settings there"),
    ];

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID3022",
        Name = nameof(HomeNotWritable),
        Title = "A program that writes to its home has none.",
        DefaultSeverity = DiagnosticSeverity.Warning,
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ContainerSubject container)
    {
        if (container.Config is not { } config || container.BaseFacts is not { IsWindows: false, Confidence: not BaseImageConfidence.Low } facts
            || !container.User.Value.TryGet(out var user) || !user.IsNumeric || !user.UserId.TryGet(out var id)
            || id < FirstFree || id == Nobody || id == facts.FamilyUserId || (facts.DefaultUserId.TryGet(out var own) && own == id)
            || MayHaveHome(container, config) || PasswdFile.MayBeChanged(container) || Writes(container) is not { } writes)
        {
            yield break;
        }

        yield return Finding(
            container.User.Location,
            $"{container.Title} runs as user {id.ToString(CultureInfo.InvariantCulture)}, which the image has no entry for, so HOME is '/', where it cannot write: {writes}, and fails. Set HOME to a directory that "
            + "belongs to that user, or take the user that the image is made for.") with
        {
            KeyPath = container.Service?.User?.KeyPath,
            Related = container.Image?.Shipping is { } shipping ? Wording.RelatedBase(shipping.Base.Root, container.User.Location, "The base image without that user is named here.") : [],
        };
    }

    private static bool MayHaveHome(ContainerSubject container, ImageConfig config)
    {
        foreach (var variable in container.Service?.Environment ?? [])
        {
            if (string.Equals(variable.Name, "HOME", StringComparison.Ordinal))
            {
                return true;
            }
        }

        return config.Environment.ContainsKey("HOME") || container.Service is { HasUnknownEnvironment: true };
    }

    // The entrypoint scripts of the official images start the command that they get.
    private static StartCommand? Handed(ContainerSubject container) =>
        container.Service is { Entrypoint: not null } || (container.Config!.Entrypoint.TryGet(out var entrypoint) && entrypoint.Instruction is not null) ? null
        : container.Service is { Command: { } command } service ? StartCommand.Of(service, command, "command", isArgument: false)
        : container.Config.Command.TryGet(out var own) ? StartCommand.Of(own, "CMD", isArgument: false)
        : null;

    private static string? Writes(ContainerSubject container)
    {
        if ((StartCommand.Find(container) ?? Handed(container)) is not { } start)
        {
            return null;
        }

        var index = start.ProgramIndex;
        var name = ImagePath.BaseName(start.Words[index]);
        if (name.StartsWith("python", StringComparison.Ordinal) && index + 2 < start.Words.Length && start.Words[index + 1] == "-m")
        {
            name = start.Words[index + 2];
        }

        foreach (var (program, writes) in Programs)
        {
            if (name == program)
            {
                return writes;
            }
        }

        return null;
    }
}
