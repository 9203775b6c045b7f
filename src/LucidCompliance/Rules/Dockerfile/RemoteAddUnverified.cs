using System;
using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model.Images;
using LucidCompliance.Subjects;
using LucidCompliance.Syntax.Dockerfile;

namespace LucidCompliance.Rules.Dockerfile;

/// <summary>LUCID8009: ADD downloads something that nothing in the file pins.</summary>
public sealed class RemoteAddUnverified : ImageRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID8009",
        Name = nameof(RemoteAddUnverified),
        Title = "ADD downloads something without a checksum or commit.",
        DefaultSeverity = DiagnosticSeverity.Warning,
        PeerIds = ["KICS 4b410d24", "CWE-494"],
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ImageSubject image)
    {
        foreach (var stage in image.Build.Stages)
        {
            foreach (var step in stage.Steps)
            {
                if (step is not { Instruction: AddInstruction { Checksum: null }, Transfer: { } transfer })
                {
                    continue;
                }

                foreach (var source in transfer.Sources)
                {
                    if (Describe(source) is { } message)
                    {
                        yield return Finding(image.At(source.Word.Span), message);
                    }
                }
            }
        }
    }

    private static string? Describe(TransferSource source) => source.Kind switch
    {
        TransferSourceKind.Git when source.Text.TryGet(out var text) && !NamesCommit(text) =>
            "ADD clones a branch or tag, which may name other commits tomorrow: the image changes without a change of this file. Name the whole commit (#<40 digits>), or add --checksum=<commit>.",
        TransferSourceKind.Url => Download,
        TransferSourceKind.Archive when source.Text.TryGet(out var text) && IsWeb(text) => Download,

        // Whatever the variable in it holds, an address stays an address. In a git address it may be the commit.
        TransferSourceKind.Unknown when IsWeb(source.Word.Text) && source.Word.Text.IndexOf(".git", StringComparison.Ordinal) < 0 => Download,
        _ => null,
    };

    private const string Download =
        "ADD downloads a file and takes whatever the server sends: a replaced or damaged file ends up in the image unseen. Add --checksum=sha256:<digest>.";

    private static bool IsWeb(string text) =>
        text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    // …#<commit>, …#<commit>:directory, or the query ?commit= or ?checksum= of newer engines.
    private static bool NamesCommit(string address)
    {
        if (address.IndexOf("commit=", StringComparison.Ordinal) >= 0 || address.IndexOf("checksum=", StringComparison.Ordinal) >= 0)
        {
            return true;
        }

        var start = address.IndexOf('#') + 1;
        var end = start;
        while (start > 0 && end < address.Length && address[end] is (>= '0' and <= '9') or (>= 'a' and <= 'f'))
        {
            end++;
        }

        return end - start is 40 or 64 && (end == address.Length || address[end] == ':');
    }
}
