using System;
using System.Globalization;
using LucidCompliance.Model.Images;
using LucidCompliance.Subjects;
using LucidCompliance.Syntax.Dockerfile;

namespace LucidCompliance.Rules.Identity;

/// <summary>Who a directory of an image belongs to, as far as the instructions tell.</summary>
internal enum DirectoryOwnership
{
    /// <summary>Not decidable.</summary>
    Unknown,

    /// <summary>The directory, or one above it, belongs to the user.</summary>
    User,

    /// <summary>An instruction creates it for root.</summary>
    Root,

    /// <summary>Nothing creates it: the engine does, for root.</summary>
    Absent,
}

/// <summary>The owner of a directory and the instruction that decides it.</summary>
/// <param name="Ownership">Whose it is.</param>
/// <param name="Step">The COPY, ADD or WORKDIR that creates it; null where none does.</param>
internal sealed record DirectoryOwner(DirectoryOwnership Ownership, StageStep? Step)
{
    private static readonly DirectoryOwner Unknown = new(DirectoryOwnership.Unknown, null);

    /// <summary>Finds the owner. The first instruction that creates a directory decides: later ones leave its owner as it is.</summary>
    /// <param name="image">The image.</param>
    /// <param name="directory">The absolute, normalised path.</param>
    /// <param name="user">The user that runs the container.</param>
    public static DirectoryOwner Of(ImageSubject image, string directory, ImageUser user)
    {
        var shipping = image.Shipping!;
        if (shipping.Files.MayHoldMore || HostMounts.IsAtOrBelow(directory, "/tmp"))
        {
            return Unknown;
        }

        foreach (var step in image.ShippingSteps())
        {
            var owner = step.Instruction switch
            {
                WorkdirInstruction { Path: { } path } => OfWorkdir(step, path, directory, user),
                FileTransferInstruction transfer => OfTransfer(step, transfer, directory, user),
                _ => null,
            };
            if (owner is not null)
            {
                return owner;
            }
        }

        return shipping.Files.Contains(directory).TryGet(out var isThere) && !isThere ? new(DirectoryOwnership.Absent, null) : Unknown;
    }

    // BuildKit makes the directory and those above it for the user that holds there.
    private static DirectoryOwner? OfWorkdir(StageStep step, DockerWord word, string directory, ImageUser user)
    {
        if (!step.Expand(word).TryGet(out var text) || text.Length == 0)
        {
            return Unknown;
        }

        if (text[0] != '/' && !step.WorkingDirectory.IsKnown)
        {
            return Unknown;
        }

        var path = text[0] == '/' ? ImagePath.Combine("/", text) : ImagePath.Combine(step.WorkingDirectory.Value, text);
        var creates = HostMounts.IsAtOrBelow(path, directory);
        var isAbove = path.Length > 1 && HostMounts.IsAtOrBelow(directory, path);
        if (!creates && !isAbove)
        {
            return null;
        }

        if (!step.User.TryGet(out var then) || !then.IsRoot.TryGet(out var isRoot))
        {
            return Unknown;
        }

        return !isRoot ? (IsSame(then, user) ? new(DirectoryOwnership.User, step) : Unknown)
            : creates ? new(DirectoryOwnership.Root, step)
            : null;
    }

    private static DirectoryOwner? OfTransfer(StageStep step, FileTransferInstruction instruction, string directory, ImageUser user)
    {
        if (step.Transfer is not { } transfer || !transfer.Destination.TryGet(out var destination))
        {
            return Unknown;
        }

        // A tree that is copied above the directory may hold it, with an owner of its own.
        var parent = transfer.IsDirectory ? destination : ImagePath.Parent(destination) ?? "/";
        var creates = HostMounts.IsAtOrBelow(destination, directory) || HostMounts.IsAtOrBelow(parent, directory);
        if (!creates)
        {
            return HostMounts.IsAtOrBelow(directory, destination) || destination == "/" ? Above(step, instruction, transfer, directory, user) : null;
        }

        // What is not proven to be a directory may be a file of that name.
        return destination == directory && !transfer.IsDirectory && transfer.Sources[0].Kind is not TransferSourceKind.Tree
            ? Unknown
            : OwnerOf(step, instruction, user);
    }

    private static DirectoryOwner? Above(StageStep step, FileTransferInstruction instruction, FileTransfer transfer, string directory, ImageUser user)
    {
        foreach (var source in transfer.Sources)
        {
            if (source.Kind is not (TransferSourceKind.File or TransferSourceKind.Inline or TransferSourceKind.Url))
            {
                return Unknown;
            }
        }

        // Single files beside the directory: they make the one above it, which lets its owner write.
        return OwnerOf(step, instruction, user) is { Ownership: DirectoryOwnership.User } owner && directory.Length > 1 ? owner : null;
    }

    private static DirectoryOwner OwnerOf(StageStep step, FileTransferInstruction instruction, ImageUser user)
    {
        if (instruction.Chown?.Value is not { } word)
        {
            return new(DirectoryOwnership.Root, step);
        }

        if (!step.Expand(word).TryGet(out var owner))
        {
            return Unknown;
        }

        var colon = owner.IndexOf(':');
        var name = colon < 0 ? owner : owner.Substring(0, colon);
        var isUser = user.UserId.TryGet(out var id) && name == id.ToString(CultureInfo.InvariantCulture)
            || string.Equals(name, user.UserName, StringComparison.Ordinal);
        return isUser ? new(DirectoryOwnership.User, step)
            : name is "0" or "root" && (colon < 0 || owner.Substring(colon + 1) is "0" or "root") ? new(DirectoryOwnership.Root, step)
            : Unknown;
    }

    private static bool IsSame(ImageUser left, ImageUser right) =>
        left.UserId.TryGet(out var one) && right.UserId.TryGet(out var other) ? one == other
        : string.Equals(left.UserName, right.UserName, StringComparison.Ordinal) && left.UserName is not null;
}
