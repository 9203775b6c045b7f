using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Syntax.Dockerfile;

namespace LucidCompliance.Model.Images;

/// <content>COPY and ADD.</content>
internal sealed partial class StepBinding
{
    private static readonly char[] Wildcards = ['*', '?', '['];

    private void ApplyTransfer(FileTransferInstruction instruction)
    {
        var origin = instruction is CopyInstruction { From: { } from }
            ? from.Value is { } value ? _origins.Resolve(value, _stage) : new TransferOrigin(TransferOriginKind.Unknown, "", _build.Locate(from.Span))
            : TransferOrigin.Context;
        DependOn(origin);
        ReportFlags(instruction);
        if (instruction.Destination is not { } destinationWord)
        {
            return;
        }

        var sources = ImmutableArray.CreateBuilder<TransferSource>(instruction.Sources.Length);
        var heredocs = 0;
        foreach (var word in instruction.Sources)
        {
            sources.Add(BindSource(instruction, word, ref heredocs));
        }

        var text = Expand(destinationWord);
        var destination = Resolve(text);
        var isDirectory = sources.Count > 1
            || (text.TryGet(out var written) && ImagePath.NamesDirectory(written))
            || (destination.TryGet(out var path) && _config.Files.IsDirectory(path));
        _step.Transfer = new FileTransfer(instruction, origin, sources.MoveToImmutable(), destination, isDirectory);
        _config.Files = _config.Files.With(_step);
    }

    // Words and markers both stand in source order.
    private TransferSource BindSource(FileTransferInstruction instruction, DockerWord word, ref int heredocs)
    {
        while (heredocs < instruction.Heredocs.Length && instruction.Heredocs[heredocs].MarkerSpan.Start < word.Span.Start)
        {
            heredocs++;
        }

        if (heredocs < instruction.Heredocs.Length && instruction.Heredocs[heredocs] is var heredoc)
        {
            if (word.Span.Contains(heredoc.MarkerSpan))
            {
                return new TransferSource(word, Fact<string>.Known(heredoc.Name, _build.Locate(word.Span)), TransferSourceKind.Inline, false);
            }
        }

        var text = Expand(word);
        if (!text.TryGet(out var path))
        {
            return new TransferSource(word, text, TransferSourceKind.Unknown, false);
        }

        var hasWildcard = path.IndexOfAny(Wildcards) >= 0;
        var kind = Classify(instruction, path, ref hasWildcard);
        return new TransferSource(word, text, kind, hasWildcard)
        {
            ContextPath = kind is TransferSourceKind.Url or TransferSourceKind.Git || SourceNames.IsUrl(path) ? null : BuildContext.Normalize(path),
        };
    }

    private TransferSourceKind Classify(FileTransferInstruction instruction, string path, ref bool hasWildcard)
    {
        if (instruction is AddInstruction add)
        {
            var unpacks = add.Unpack is not { } unpack ? (bool?)null : unpack.Value?.Text is not ("false" or "0");
            if (SourceNames.IsGit(path))
            {
                hasWildcard = false;
                return TransferSourceKind.Git;
            }

            if (SourceNames.IsUrl(path))
            {
                hasWildcard = false;
                return unpacks == true ? TransferSourceKind.Archive : TransferSourceKind.Url;
            }

            if (unpacks != false && SourceNames.IsArchive(path))
            {
                return TransferSourceKind.Archive;
            }
        }

        if (hasWildcard || ImagePath.NamesDirectory(path))
        {
            return TransferSourceKind.Tree;
        }

        var name = ImagePath.BaseName(path);
        return SourceNames.HasFileExtension(name) || IsStarted(name) || name is "sh" or "bash" or "ash" or "dash"
            ? TransferSourceKind.File
            : TransferSourceKind.Path;
    }

    /// <summary>Whether a CMD, ENTRYPOINT or HEALTHCHECK of the stage starts a program of that name, which then is a file.</summary>
    private bool IsStarted(string name)
    {
        if (_startedPrograms is null)
        {
            _startedPrograms = new HashSet<string>(StringComparer.Ordinal);
            var instructions = _build.Dockerfile.Instructions;
            for (var i = _stage.FirstInstruction; i < instructions.Length && instructions[i] is not FromInstruction; i++)
            {
                var command = instructions[i] switch
                {
                    CmdInstruction cmd => cmd.Command,
                    EntrypointInstruction entrypoint => entrypoint.Command,
                    HealthcheckInstruction healthcheck => healthcheck.Command,
                    _ => null,
                };
                if (command is { Words: { IsEmpty: false } words })
                {
                    _startedPrograms.Add(ImagePath.BaseName(words[0].Text));
                }
            }
        }

        return _startedPrograms.Contains(name);
    }

    /// <summary>Flags and heredocs expand too; here only the references in them matter.</summary>
    private void ReportFlags(FileTransferInstruction instruction)
    {
        if (_step.IsInherited)
        {
            return;
        }

        foreach (var flag in instruction.Flags)
        {
            if (flag.Name is "chown" or "chmod" or "exclude" && flag.Value is { ContainsVariable: true } value)
            {
                ExpandFully(value);
            }
        }

        foreach (var heredoc in instruction.Heredocs)
        {
            if (heredoc.Expands && heredoc.Body.Text.IndexOf('$') >= 0)
            {
                var result = WordExpander.ExpandHeredoc(heredoc, _scope.LookupFor(heredoc.Body));
                _variables.Report(result, _scope, instruction, _stage);
            }
        }
    }
}
