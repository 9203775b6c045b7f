using System;
using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model;
using LucidCompliance.Model.Images;
using LucidCompliance.Subjects;
using LucidCompliance.Syntax.Dockerfile;

namespace LucidCompliance.Rules.Dockerfile;

/// <summary>LUCID8008: ADD brings local files that are no archives, which is COPY's work.</summary>
public sealed class AddInsteadOfCopy : ImageRule
{
    // Compressed files of which only the content says whether they are archives.
    private static readonly string[] Compressed = [".gz", ".bz2", ".xz", ".zst", ".lzma", ".tar"];

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID8008",
        Name = nameof(AddInsteadOfCopy),
        Title = "ADD brings local files that COPY would bring.",
        DefaultSeverity = DiagnosticSeverity.Warning,
        Fix = FixSafety.Safe,
        PeerIds = ["hadolint DL3020", "Trivy DS-0005", "CKV_DOCKER_4", "KICS 9513a694", "CIS Docker 4.9"],
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ImageSubject image)
    {
        foreach (var stage in image.Build.Stages)
        {
            foreach (var step in stage.Steps)
            {
                if (step is { Instruction: AddInstruction { Checksum: null, Unpack: null, KeepGitDirectory: null } add, Transfer: { } transfer }
                    && BringsPlainFiles(transfer))
                {
                    var keyword = image.At(add.KeywordSpan);
                    yield return Finding(
                        keyword,
                        "ADD brings local files here. It also downloads, and unpacks what looks like an archive, so a file can arrive otherwise than it was written. Use COPY.") with
                    {
                        Fixes = [Fix.Replace("Use COPY", IsProvenPlain(image, transfer) ? FixSafety.Safe : FixSafety.Unsafe, keyword, InCaseOf(add.Keyword))],
                    };
                }
            }
        }
    }

    private static bool BringsPlainFiles(FileTransfer transfer)
    {
        foreach (var source in transfer.Sources)
        {
            if (source.Kind is TransferSourceKind.Archive or TransferSourceKind.Url or TransferSourceKind.Git or TransferSourceKind.Unknown
                || (source.Text.TryGet(out var text) && (IsCompressed(text) || (source.HasWildcard && !EndsWithExtension(text)))))
            {
                return false;
            }
        }

        return !transfer.Sources.IsEmpty;
    }

    private static bool IsCompressed(string path)
    {
        foreach (var ending in Compressed)
        {
            if (path.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    // "*.json" brings no archive, "app*" and "*.*" may.
    private static bool EndsWithExtension(string pattern)
    {
        var dot = pattern.LastIndexOf('.');
        return dot >= 0 && dot < pattern.Length - 1 && pattern.IndexOfAny(['*', '?', '['], dot) < 0;
    }

    // A file without extension may be an archive by its content.
    private static bool IsProvenPlain(ImageSubject image, FileTransfer transfer)
    {
        foreach (var source in transfer.Sources)
        {
            var isPlain = source.Kind is TransferSourceKind.File or TransferSourceKind.Tree or TransferSourceKind.Inline
                || (source.Text.TryGet(out var path) && image.Context.GetKind(path).TryGet(out var kind) && kind == PathKind.Directory);
            if (!isPlain)
            {
                return false;
            }
        }

        return true;
    }

    private static string InCaseOf(string keyword) => keyword is ['a', ..] ? "copy" : "COPY";
}
