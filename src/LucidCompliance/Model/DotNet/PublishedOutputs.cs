using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Model.Images;

namespace LucidCompliance.Model.DotNet;

/// <summary>
/// Follows the output of <c>dotnet publish</c> from the stage that makes it through every COPY into the image. What a RUN moves or copies is
/// not followed.
/// </summary>
public sealed class PublishedOutputs
{
    // A stage with more than these is none that people write; beyond them nothing is followed.
    private const int MaximumOutputs = 64;

    private readonly Dictionary<Stage, ImmutableArray<DotNetPublish>> _byStage = [];

    private PublishedOutputs()
    {
    }

    /// <summary>The outputs that the files of a stage hold at its end, its own and those that are copied in.</summary>
    public static ImmutableArray<DotNetPublish> In(Stage stage)
    {
        var outputs = new PublishedOutputs();

        // Earlier stages first, so that a chain of them never nests.
        foreach (var earlier in stage.Build.Stages)
        {
            if (earlier.Index <= stage.Index && earlier.IsUsedByShipping)
            {
                outputs._byStage[earlier] = outputs.Read(earlier);
            }
        }

        return outputs.Find(stage);
    }

    private ImmutableArray<DotNetPublish> Find(Stage stage) => _byStage.TryGetValue(stage, out var known) ? known : [];

    private ImmutableArray<DotNetPublish> Read(Stage stage)
    {
        var outputs = ImmutableArray.CreateBuilder<DotNetPublish>();
        outputs.AddRange(stage.Base.Parent is { } parent ? Find(parent) : []);
        foreach (var step in stage.Steps)
        {
            if (step.Transfer is { Origin: { Kind: TransferOriginKind.Stage, IsNotYetDefined: false, Stage: { } from } } transfer)
            {
                foreach (var output in Find(from))
                {
                    foreach (var source in transfer.Sources)
                    {
                        if (Destination(output, transfer, source) is var (directory, isWhole))
                        {
                            Add(outputs, output.At(directory, step, isWhole));
                        }
                    }
                }
            }
            else
            {
                foreach (var command in DotNetCommand.Of(step))
                {
                    if (command.Verb == "publish" && OutputOf(command) is { } directory)
                    {
                        Add(outputs, new DotNetPublish(command, directory, step));
                    }
                }
            }
        }

        return outputs.ToImmutable();
    }

    private static void Add(ImmutableArray<DotNetPublish>.Builder outputs, DotNetPublish output)
    {
        if (outputs.Count >= MaximumOutputs)
        {
            return;
        }

        foreach (var known in outputs)
        {
            if (ReferenceEquals(known.Command, output.Command) && known.Directory == output.Directory)
            {
                return;
            }
        }

        outputs.Add(output);
    }

    // Where nothing says so, the output lies below the project: "bin/Release/net10.0/publish".
    private static string? OutputOf(DotNetCommand command)
    {
        if (command.FindOption(DotNetOptionNames.Output) is { } option)
        {
            return option.Value.TryGet(out var path) && path.Length > 0 && command.Resolve(path).TryGet(out var directory) ? directory : null;
        }

        if (command.MayHaveMore || command.FindOption("PublishDir") is not null || command.FindOption("OutputPath") is not null
            || !DotNetPublish.PathOf(command).TryGet(out var project))
        {
            return null;
        }

        return ImagePath.Join(DotNetPublish.IsProjectFile(project) ? ImagePath.Parent(project) ?? "/" : project, "bin");
    }

    private static (string Directory, bool IsWhole)? Destination(DotNetPublish output, FileTransfer transfer, TransferSource source)
    {
        if (!source.Text.TryGet(out var text) || !transfer.Destination.TryGet(out var destination))
        {
            return null;
        }

        var path = ImagePath.Combine("/", text.EndsWith("/*", StringComparison.Ordinal) ? text.Substring(0, text.Length - 2) : text);
        if (path.IndexOf('*') >= 0 || path.IndexOf('?') >= 0)
        {
            return null;
        }

        return output.Directory == path ? (destination, true)
            : IsBelow(output.Directory, path) ? (ImagePath.Join(destination, output.Directory.Substring(path == "/" ? 1 : path.Length + 1)), true)
            : !IsBelow(path, output.Directory) ? null
            : IsDefaultOutput(output.Command) ? (ImagePath.BaseName(path) == "publish" ? (destination, true) : null)
            : (transfer.IsDirectory ? destination : ImagePath.Parent(destination) ?? "/", false);
    }

    private static bool IsDefaultOutput(DotNetCommand command) => command.FindOption(DotNetOptionNames.Output) is null;

    private static bool IsBelow(string path, string directory) =>
        path.Length > directory.Length && path.StartsWith(directory, StringComparison.Ordinal) && (directory == "/" || path[directory.Length] == '/');
}
