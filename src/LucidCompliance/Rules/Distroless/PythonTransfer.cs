using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Knowledge;
using LucidCompliance.Model;
using LucidCompliance.Model.Images;
using LucidCompliance.Rules.Commands;
using LucidCompliance.Subjects;
using LucidCompliance.Syntax.Dockerfile;
using LucidCompliance.Syntax.Shell;

namespace LucidCompliance.Rules.Distroless;

/// <summary>Python packages, or a virtual environment, that a COPY brings into the shipping image from a builder.</summary>
/// <param name="Step">The COPY.</param>
/// <param name="Source">The source that brings them.</param>
/// <param name="Destination">Where they come to lie.</param>
/// <param name="Builder">The stage that made them; null for an image that is named directly.</param>
/// <param name="Minor">The minor version of the Python 3 that they were made with; null where it is not known.</param>
/// <param name="IsEnvironment">Whether it is a virtual environment as a whole.</param>
internal sealed record PythonTransfer(StageStep Step, TransferSource Source, string Destination, Stage? Builder, int? Minor, bool IsEnvironment)
{
    /// <summary>Whether it is the whole of a directory that <c>pip install --prefix</c> fills: packages lie in its <c>lib/python3.x/site-packages</c>.</summary>
    public bool IsPrefix { get; init; }

    // Directories of one stage that are looked at; more than any build has.
    private const int MaximumDirectories = 64;

    /// <summary>The transfers of an image in the order in which they run.</summary>
    public static ImmutableArray<PythonTransfer> Of(ImageSubject image)
    {
        var result = ImmutableArray.CreateBuilder<PythonTransfer>();
        var directories = new Dictionary<Stage, List<MadeDirectory>>();
        foreach (var step in image.ShippingSteps())
        {
            if (step.Transfer is not { Origin: { Kind: TransferOriginKind.Stage or TransferOriginKind.Image } origin } transfer
                || !transfer.Destination.TryGet(out var destination))
            {
                continue;
            }

            foreach (var source in transfer.Sources)
            {
                if (source.Text.TryGet(out var text) && Find(ImagePath.Combine("/", text), origin, directories) is { } made)
                {
                    var minor = MinorIn(text) ?? (origin.Stage?.Base.Root.Facts ?? origin.Facts)?.PythonMinor;
                    result.Add(new PythonTransfer(step, source, destination, origin.Stage, minor, made.IsEnvironment) { IsPrefix = made.IsPrefix });
                }
            }
        }

        return result.ToImmutable();
    }

    /// <summary>Whether a stage stands on an official image of Python, whose interpreter is <c>/usr/local/bin/python3</c>.</summary>
    public static bool IsOfficial(Stage stage) => stage.Base.Root.Image.TryGet(out var image) && image.Repository == "python" && stage.Base.Root.Facts is { IsWindows: false };

    /// <summary>
    /// Whether the image is proven to lack an interpreter in <c>/usr/local/bin</c>: its base has it elsewhere or not at all, and nothing
    /// brings one there.
    /// </summary>
    public static bool LacksLocalInterpreter(Stage shipping)
    {
        var root = shipping.Base.Root;
        var hasNone = root.IsScratch
            || (root.Facts is { IsDistroless: Trilean.Yes, Confidence: not BaseImageConfidence.Low } facts
                && (facts.HasFile("/usr/local/bin/python3") == Trilean.No
                    || (facts.Entrypoint.TryGet(out var entrypoint) && entrypoint[0].StartsWith("/usr/bin/", StringComparison.Ordinal))
                    || (root.Image.TryGet(out var image) && image.Repository.StartsWith("gcr.io/distroless/", StringComparison.Ordinal))));
        if (!hasNone || shipping.Files.MayHoldMore)
        {
            return false;
        }

        foreach (var name in new[] { "python", "python3" })
        {
            if (!shipping.Files.FindArrivals("/usr/local/bin/" + name).IsEmpty)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The number behind <c>python3.</c> in a path; null where there is none.</summary>
    public static int? MinorIn(string path)
    {
        const string Prefix = "python3.";
        var start = path.IndexOf(Prefix, StringComparison.Ordinal);
        if (start < 0)
        {
            return null;
        }

        var minor = 0;
        var end = start + Prefix.Length;
        for (; end < path.Length && end < start + Prefix.Length + 3 && path[end] is >= '0' and <= '9'; end++)
        {
            minor = (minor * 10) + (path[end] - '0');
        }

        return end == start + Prefix.Length ? null : minor;
    }

    private static MadeDirectory? Find(string path, TransferOrigin origin, Dictionary<Stage, List<MadeDirectory>> directories)
    {
        if (origin.Stage is { } stage && !origin.IsNotYetDefined)
        {
            if (!directories.TryGetValue(stage, out var made))
            {
                directories[stage] = made = MadeIn(stage);
            }

            foreach (var directory in made)
            {
                if (path == directory.Path || IsBelow(path, directory.Path) || (path != "/" && IsBelow(directory.Path, path)))
                {
                    return directory with { IsEnvironment = directory.IsEnvironment && path == directory.Path, IsPrefix = directory.IsPrefix && path == directory.Path };
                }
            }
        }

        return (path + "/").IndexOf("/site-packages/", StringComparison.Ordinal) >= 0 || (path + "/").IndexOf("/dist-packages/", StringComparison.Ordinal) >= 0
            ? new MadeDirectory(path, false)
            : null;
    }

    private static List<MadeDirectory> MadeIn(Stage stage)
    {
        var made = new List<MadeDirectory>();
        for (var current = stage; current is not null; current = current.Base.Parent)
        {
            foreach (var step in current.Steps)
            {
                if (step.Instruction is RunInstruction run)
                {
                    foreach (var command in run.Programs)
                    {
                        Read(command, step.WorkingDirectory, made);
                    }
                }
            }
        }

        return made;
    }

    private static void Read(SimpleCommand command, Fact<string> workingDirectory, List<MadeDirectory> made)
    {
        var isPython = command.Name.StartsWith("python", StringComparison.Ordinal);
        var module = isPython ? command.FindArgument("-m") : -1;
        module += module < 0 ? 0 : 1;
        var what = module > 0 && module < command.ArgumentCount ? command.GetArgument(module).Text : command.Name;
        if (what is "venv" or "virtualenv" || (what == "uv" && command.HasArgument("venv")))
        {
            var operand = command.FindOperand((what == "uv" ? command.FindArgument("venv") : module) + 1);
            Add(operand < 0 ? null : command.GetArgument(operand).Text, true);
        }
        else if (what.StartsWith("pip", StringComparison.Ordinal) || what == "uv")
        {
            Add(command.FindValue("--target") ?? command.FindValue("-t"), false);
            Add(command.FindValue("--prefix"), false, isPrefix: true);
        }

        void Add(string? directory, bool isEnvironment, bool isPrefix = false)
        {
            if (made.Count < MaximumDirectories && directory is { Length: > 1 } && directory.IndexOf('$') < 0 && (directory[0] == '/' || workingDirectory.IsKnown))
            {
                made.Add(new MadeDirectory(ImagePath.Combine(directory[0] == '/' ? "/" : workingDirectory.Value, directory), isEnvironment, isPrefix));
            }
        }
    }

    private static bool IsBelow(string path, string directory) =>
        path.Length > directory.Length && path[directory.Length] == '/' && path.StartsWith(directory, StringComparison.Ordinal);

    /// <summary>A directory that a RUN fills.</summary>
    private sealed record MadeDirectory(string Path, bool IsEnvironment, bool IsPrefix = false);
}
