using System;
using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Knowledge;
using LucidCompliance.Model.Images;
using LucidCompliance.Subjects;

namespace LucidCompliance.Rules.Distroless;

/// <summary>LUCID1010: a COPY brings a shell or a package manager into an image that was chosen for having none.</summary>
public sealed class ShellCopiedIntoDistroless : ImageRule
{
    private static readonly string[] Shells = ["sh", "bash", "ash", "dash", "zsh", "ksh", "mksh", "csh", "tcsh", "fish", "busybox", "toybox"];

    private static readonly string[] PackageManagers = ["apk", "apt", "apt-get", "dnf", "dpkg", "microdnf", "opkg", "pacman", "rpm", "tdnf", "yum", "zypper"];

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID1010",
        Name = nameof(ShellCopiedIntoDistroless),
        Title = "A COPY brings a shell or a package manager into a distroless image.",
        DefaultSeverity = DiagnosticSeverity.Warning,
        IsErrorUnderStrict = true,
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ImageSubject image)
    {
        if (image.Shipping?.Base.Root is not { IsReplacedByContext: false } root || !(root.IsScratch || root.Facts is { IsDistroless: Trilean.Yes }))
        {
            yield break;
        }

        foreach (var step in image.ShippingSteps())
        {
            if (step.Transfer is not { } transfer || !transfer.Destination.TryGet(out var destination))
            {
                continue;
            }

            foreach (var source in transfer.Sources)
            {
                if (source.Text.TryGet(out var text) && Brings(transfer, source, text, destination) is { } what)
                {
                    var location = step.Locate(source.Word.Span);
                    var name = root.IsScratch ? "scratch" : Wording.NameWithLine(root, location);
                    yield return Finding(
                        location,
                        $"{step.Instruction.Keyword.ToUpperInvariant()} brings {what} into the image on {name}, which has none: an intruder gets the tools that the image was "
                        + "chosen to be without. Leave it out; to look into a running container, use docker debug or a separate stage on the :debug variant.") with
                    {
                        Related = Wording.RelatedBase(root, location, "The distroless base image is named here."),
                    };
                }
            }
        }
    }

    private static string? Brings(FileTransfer transfer, TransferSource source, string text, string destination)
    {
        var isFromContext = transfer.Origin.Kind == TransferOriginKind.Context;
        if (source.Kind is TransferSourceKind.File or TransferSourceKind.Path)
        {
            var path = ImagePath.Combine("/", text);
            var target = transfer.IsDirectory || IsProgramDirectory(destination) ? ImagePath.Join(destination, ImagePath.BaseName(path)) : destination;
            if ((Named(target) ?? Named(path)) is { } name
                && (IsProgramDirectory(ImagePath.Parent(target)) || (!isFromContext && IsProgramDirectory(ImagePath.Parent(path)))))
            {
                return name;
            }
        }

        if (isFromContext || source.Kind is not (TransferSourceKind.Tree or TransferSourceKind.Path))
        {
            return null;
        }

        // A directory of programs that is known to hold a shell.
        var directory = ImagePath.Combine("/", text.EndsWith("/*", StringComparison.Ordinal) ? text.Substring(0, text.Length - 1) : source.HasWildcard ? "/" : text);
        return IsProgramDirectory(directory) && Array.Exists(Shells, shell => HasShell(transfer.Origin, directory + "/" + shell)) ? "the shells of " + directory : null;
    }

    private static bool HasShell(TransferOrigin origin, string path) =>
        origin.Stage is { } stage ? !origin.IsNotYetDefined && stage.Files.HasShell(path) is { IsKnown: true, Value: true }
        : origin.Facts is { IsWindows: false } facts && facts.HasShell(path) == Trilean.Yes;

    private static string? Named(string path)
    {
        var name = ImagePath.BaseName(path);
        return Array.IndexOf(Shells, name) >= 0 ? "the shell '" + name + "'"
            : Array.IndexOf(PackageManagers, name) >= 0 ? "the package manager '" + name + "'"
            : null;
    }

    private static bool IsProgramDirectory(string? path) =>
        path is not null
        && (path == "/busybox" || path.EndsWith("/bin", StringComparison.Ordinal) || path.EndsWith("/sbin", StringComparison.Ordinal));
}
