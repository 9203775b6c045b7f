using System;
using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Knowledge;
using LucidCompliance.Model.Images;
using LucidCompliance.Subjects;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.Distroless;

/// <summary>LUCID1016: a program is copied into an image that lacks the shared libraries it needs.</summary>
public sealed class RuntimeLibraryMissing : ImageRule
{
    private static readonly (string Program, string Origin, string Library)[] Servers =
    [
        ("mongod", "mongo", "libcurl"),
        ("mongos", "mongo", "libcurl"),
        ("redis-server", "redis", "libssl"),
        ("redis-cli", "redis", "libssl"),
        ("redis-sentinel", "redis", "libssl"),
    ];

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID1016",
        Name = nameof(RuntimeLibraryMissing),
        Title = "A program is copied without the shared libraries that it needs.",
        DefaultSeverity = DiagnosticSeverity.Warning,
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ImageSubject image)
    {
        if (image.Shipping is not { Base.Root: { IsReplacedByContext: false } root } shipping || !(root.IsScratch || root.Facts is not null) || shipping.Files.MayHoldMore)
        {
            yield break;
        }

        bool? bringsLoader = null;
        var brought = new Dictionary<string, bool>(StringComparer.Ordinal);
        var outputs = new Dictionary<Stage, NativeOutputs>();
        foreach (var step in image.ShippingSteps())
        {
            if (step.Transfer is not { Origin: { Kind: TransferOriginKind.Stage or TransferOriginKind.Image } origin } transfer)
            {
                continue;
            }

            foreach (var source in transfer.Sources)
            {
                if (source.HasWildcard || !source.Text.TryGet(out var text))
                {
                    continue;
                }

                var location = step.Locate(source.Word.Span);
                var name = root.IsScratch ? "scratch" : Wording.NameWithLine(root, location);
                if (MissingLibrary(image, origin, text, root, brought) is { } library)
                {
                    yield return Report(
                        root, location, $"'{ImagePath.BaseName(text)}' needs {library}, which {name} does not have and no COPY brings: it stops with 'error while loading shared "
                        + "libraries'. Copy what ldd lists for it in the builder into a directory of its own, and set LD_LIBRARY_PATH.");
                }
                else if (LacksLibc(root)
                    && origin.Stage is { } stage
                    && !(bringsLoader ??= BringsLoader(image))
                    && NativeOutputs.Of(stage, outputs).Find(ImagePath.Combine("/", text)) is { } build)
                {
                    yield return Report(
                        root, location, $"'{ImagePath.BaseName(text)}' is built by {build.What}, so it {(build.IsCertain ? "needs" : "may need")} the C library, which {name} does not "
                        + $"have: 'no such file or directory' at the start. {build.Advice}, or ship on gcr.io/distroless/{build.Base}-debian13.") with
                    {
                        Severity = build.IsCertain ? DiagnosticSeverity.Warning : DiagnosticSeverity.Info,
                    };
                }
            }
        }
    }

    private Diagnostic Report(StageBase root, SourceLocation location, string message) =>
        Finding(location, message) with { Related = Wording.RelatedBase(root, location, "The base image without the library is named here.") };

    private static bool LacksLibc(StageBase root) => root.IsScratch || root.Facts is { Libc.IsAbsent: true, IsDistroless: Trilean.Yes };

    private static string? MissingLibrary(ImageSubject image, TransferOrigin origin, string source, StageBase root, Dictionary<string, bool> brought)
    {
        var program = ImagePath.BaseName(source);
        var reference = origin.Stage is { } stage ? stage.Base.Root.Image.TryGet(out var found) ? found : null : origin.Image;
        foreach (var server in Servers)
        {
            if (server.Program == program
                && reference is not null
                && ImagePath.BaseName(reference.Path) == server.Origin
                && (root.IsScratch || root.Facts!.HasLibrary(server.Library) == Trilean.No)
                && !BringsLibraries(image, server.Library, brought))
            {
                return server.Library;
            }
        }

        return null;
    }

    private static bool BringsLibraries(ImageSubject image, string library, Dictionary<string, bool> known)
    {
        if (!known.TryGetValue(library, out var answer))
        {
            known[library] = answer = BringsLibraries(image, library);
        }

        return answer;
    }

    // A library by name, or a directory that may hold it.
    private static bool BringsLibraries(ImageSubject image, string library)
    {
        if (image.Shipping!.Config.Environment.ContainsKey("LD_LIBRARY_PATH"))
        {
            return true;
        }

        foreach (var step in image.ShippingSteps())
        {
            if (step.Transfer is not { } transfer)
            {
                continue;
            }

            foreach (var source in transfer.Sources)
            {
                if (!source.Text.TryGet(out var text)
                    || ImagePath.BaseName(text).StartsWith(library, StringComparison.Ordinal)
                    || ImagePath.Combine("/", text) == "/"
                    || (transfer.Origin.Kind != TransferOriginKind.Context && source.Kind != TransferSourceKind.File && MayHoldLibraries(text)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    // Packages of a language lie below "lib" too, but hold none of the system's libraries.
    private static bool MayHoldLibraries(string path) =>
        path.IndexOf("lib", StringComparison.Ordinal) >= 0
            ? path.IndexOf("-packages", StringComparison.Ordinal) < 0
            : ImagePath.Combine("/", path) is "/usr" or "/usr/local" || path.EndsWith("/", StringComparison.Ordinal) || path.IndexOf('*') >= 0;

    private static bool BringsLoader(ImageSubject image)
    {
        foreach (var step in image.ShippingSteps())
        {
            foreach (var source in step.Transfer?.Sources ?? [])
            {
                if (!source.Text.TryGet(out var text) || ImagePath.Combine("/", text) == "/" || text.IndexOf("/lib", StringComparison.Ordinal) >= 0 || ImagePath.BaseName(text).StartsWith("ld-", StringComparison.Ordinal))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
