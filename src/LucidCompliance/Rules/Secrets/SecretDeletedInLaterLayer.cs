using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model.Images;
using LucidCompliance.Subjects;
using LucidCompliance.Subjects.Secrets;
using LucidCompliance.Syntax.Dockerfile;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.Secrets;

/// <summary>
/// LUCID2007: a secret file that one instruction of the shipping image brings and a later one removes. It stands where the file comes in;
/// what the same RUN removes is in no layer.
/// </summary>
public sealed class SecretDeletedInLaterLayer : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID2007",
        Name = nameof(SecretDeletedInLaterLayer),
        Title = "A secret file is deleted in a later layer and stays in its own.",
        DefaultSeverity = DiagnosticSeverity.Error,
        PeerIds = ["CWE-538", "CWE-212"],
    };

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Check(AnalysisSubjects subjects)
    {
        var contents = subjects.SecretFiles;
        foreach (var image in subjects.Images)
        {
            var copied = new Dictionary<StageStep, List<ArrivedFile>>();
            var order = 0;
            foreach (var file in contents.CopiedBy(image))
            {
                if (file is { IsShipped: true, IsProven: true } && PathInImage(file) is { } path)
                {
                    if (!copied.TryGetValue(file.Step, out var files))
                    {
                        copied.Add(file.Step, files = []);
                    }

                    files.Add(new ArrivedFile(file.Location, path, order++));
                }
            }

            var arrivals = new ArrivedFiles();
            foreach (var step in image.ShippingSteps())
            {
                if (copied.TryGetValue(step, out var brought))
                {
                    brought.ForEach(arrivals.Add);
                }

                if (step.Instruction is not RunInstruction run)
                {
                    continue;
                }

                var files = RunFiles.Of(step, run);
                foreach (var removed in files.Removed)
                {
                    foreach (var file in arrivals.Take(removed.Path))
                    {
                        yield return Report(image, file.Location, file.Path, removed.Span);
                    }
                }

                foreach (var written in Written(files))
                {
                    arrivals.Add(new ArrivedFile(image.At(written.Span), written.Path, order++));
                }
            }
        }
    }

    private static IEnumerable<RunFile> Written(RunFiles files)
    {
        foreach (var written in files.Written)
        {
            // A relative path nobody knows tells no file of another layer.
            var isKept = written.Path[0] == '/' && (SecretFileName.Judge(written.Path) == SecretFileKind.Store || SecretFileName.IsTelling(written.Path));
            for (var i = 0; i < files.Removed.Count && isKept; i++)
            {
                isKept = !files.Removed[i].Removes(written);
            }

            if (isKept)
            {
                yield return written;
            }
        }
    }

    private Diagnostic Report(ImageSubject image, SourceLocation location, string path, TextSpan removal) =>
        Finding(
            location,
            $"{SecretWording.Quote(path)} stays in this layer, though line {Wording.Line(image.At(removal))} removes it: whoever pulls the image unpacks the layer. Rotate what it holds, then mount the file into the RUN that needs it: '--mount=type=secret,id=…,target=…', or '--mount=type=ssh' for a key.") with
        {
            KeyPath = path,
            Variant = "secret file",
            Related = [new RelatedLocation(image.At(removal), "The file is removed here.")],
        };

    private static string? PathInImage(CopiedSecretFile file)
    {
        if (!file.Step.Transfer!.Destination.TryGet(out var destination))
        {
            return null;
        }

        var name = file.Name.Substring(file.Name.TrimEnd('/').LastIndexOf('/') + 1);
        return file.Step.Transfer.IsDirectory ? ImagePath.Combine(destination, name) : destination;
    }
}
