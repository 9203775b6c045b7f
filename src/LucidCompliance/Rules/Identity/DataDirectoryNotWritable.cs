using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model.Compose;
using LucidCompliance.Model.Images;
using LucidCompliance.Subjects;
using LucidCompliance.Syntax.Dockerfile;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.Identity;

/// <summary>LUCID3020: a volume whose directory belongs to root, in a container whose user is not root.</summary>
public sealed class DataDirectoryNotWritable : ContainerRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID3020",
        Name = nameof(DataDirectoryNotWritable),
        Title = "A volume's directory is not writable for the container's user.",
        DefaultSeverity = DiagnosticSeverity.Warning,
        Fix = FixSafety.Safe,
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ContainerSubject container)
    {
        if (container.Image is not { Shipping: { } shipping } image || !container.User.Value.TryGet(out var user)
            || !user.IsRoot.TryGet(out var isRoot) || isRoot)
        {
            yield break;
        }

        var seen = new HashSet<string>(System.StringComparer.Ordinal);
        foreach (var (path, location, keyPath) in Volumes(container, shipping))
        {
            if (!seen.Add(path))
            {
                continue;
            }

            var owner = DirectoryOwner.Of(image, path, user);
            if (owner.Ownership is DirectoryOwnership.Root or DirectoryOwnership.Absent)
            {
                yield return Report(container, shipping, user, owner, path, location, keyPath);
            }
        }
    }

    // Volumes take the owner of the image's directory when they are made. Bind mounts have the host's, memory is anybody's.
    private static IEnumerable<(string Path, SourceLocation Location, string? KeyPath)> Volumes(ContainerSubject container, Stage shipping)
    {
        foreach (var mount in container.Service?.Volumes ?? [])
        {
            if (mount.Target.TryGet(out var target) && target.Length > 1 && target[0] == '/')
            {
                var path = ImagePath.Combine("/", target);
                if (mount.Kind == ComposeMountKind.Volume && mount.IsReadOnly is { IsKnown: true, Value: false } && !IsExternal(container, mount))
                {
                    yield return (path, mount.TargetLocation, mount.Node.KeyPath);
                }
            }
        }

        foreach (var volume in shipping.Config.Volumes)
        {
            if (volume.Path.TryGet(out var text) && text.Length > 1 && text[0] == '/' && !IsMounted(container.Service, text))
            {
                yield return (ImagePath.Combine("/", text), volume.Location, null);
            }
        }
    }

    private static bool IsMounted(ComposeService? service, string path)
    {
        foreach (var mount in service?.Volumes ?? [])
        {
            if (!mount.Target.TryGet(out var target) || target.TrimEnd('/') == path.TrimEnd('/'))
            {
                return true;
            }
        }

        foreach (var tmpfs in service?.Tmpfs ?? [])
        {
            if (!tmpfs.Value.TryGet(out var text) || text.Split(':')[0].TrimEnd('/') == path.TrimEnd('/'))
            {
                return true;
            }
        }

        return false;
    }

    // What is in a volume from elsewhere, or bound by its driver, is not known.
    private static bool IsExternal(ContainerSubject container, ComposeMount mount)
    {
        if (mount.Source.IsAbsent)
        {
            return false;
        }

        if (!mount.Source.TryGet(out var name))
        {
            return true;
        }

        foreach (var volume in container.Project!.Project.Volumes)
        {
            if (string.Equals(volume.Name, name, System.StringComparison.Ordinal))
            {
                return volume.IsExternal is not { IsKnown: true, Value: false } || volume.Mapping?.GetValue("driver_opts") is not null || volume.Driver is not null;
            }
        }

        return true;
    }

    private Diagnostic Report(ContainerSubject container, Stage shipping, ImageUser user, DirectoryOwner owner, string path, SourceLocation location, string? keyPath)
    {
        var origin = owner.Step is { } step
            ? $"{step.Instruction.Kind.ToString().ToUpperInvariant()} in line {Wording.Line(step.Locate(step.Instruction.Span))} creates {path} for root"
            : $"the image has no {path}, so the engine creates it for root";
        return Finding(
            location,
            $"{container.Title} runs as {EffectiveUser.Name(user)}, but {origin}: the program cannot write to the volume. "
            + (owner.Step?.Instruction is FileTransferInstruction ? "Add --chown with the user." : $"Create it by WORKDIR {path} behind USER, or by COPY --chown.")) with
        {
            KeyPath = keyPath,
            Related = owner.Step is { } decides && !decides.Locate(decides.Instruction.Span).Equals(location)
                ? [new RelatedLocation(decides.Locate(decides.Instruction.Span), "The directory is created here.")]
                : [],
            Fixes = FixOf(container, shipping, user, owner, path),
        };
    }

    private static ImmutableArray<Fix> FixOf(ContainerSubject container, Stage shipping, ImageUser user, DirectoryOwner owner, string path)
    {
        if (container.Image is not { Containers.Length: <= 1 } || container.Service?.User is { IsNull: false } || !user.UserId.TryGet(out var id))
        {
            return [];
        }

        if (owner.Step is { Instruction: FileTransferInstruction { Chown: null } transfer } step)
        {
            if (step.IsInherited || !ReferenceEquals(step.Stage, shipping))
            {
                return [];
            }

            var chown = " --chown=" + id.ToString(CultureInfo.InvariantCulture) + (user.GroupId.TryGet(out var group) ? ":" + group.ToString(CultureInfo.InvariantCulture) : string.Empty);
            return [Fix.Replace("Give the directory to the user", FixSafety.Safe, step.Locate(new TextSpan(transfer.KeywordSpan.End, 0)), chown)];
        }

        // The working directory is put back, so that nothing else changes.
        return owner.Ownership == DirectoryOwnership.Absent && shipping.Config.WorkingDirectory.TryGet(out var directory) && IsPlain(path) && IsPlain(directory)
            ? [new Fix("Create the directory for the user", FixSafety.Safe, [StageEnd.Insert(shipping, "WORKDIR " + path + shipping.Build.Dockerfile.Text.NewLine + "WORKDIR " + directory)])]
            : [];
    }

    private static bool IsPlain(string path)
    {
        foreach (var c in path)
        {
            if (!(c is '/' or '.' or '-' or '_' || (c < 128 && char.IsLetterOrDigit(c))))
            {
                return false;
            }
        }

        return true;
    }
}
