using System;
using System.Collections.Immutable;
using LucidCompliance.LanguageServer.Protocol;
using LucidCompliance.Model;
using LucidCompliance.Text;

namespace LucidCompliance.LanguageServer.Documents;

/// <summary>A document as the editor has it, in one version. Immutable.</summary>
/// <param name="Uri">The address as the client writes it.</param>
/// <param name="Root">The root of its repository, absolute.</param>
/// <param name="LanguageId">What the client calls its language.</param>
/// <param name="Version">The client's version.</param>
/// <param name="Text">The text; its path is relative to the root.</param>
internal sealed record OpenDocument(string Uri, string Root, string LanguageId, int Version, SourceText Text)
{
    /// <summary>The path relative to the root.</summary>
    public string Path => Text.Path;

    /// <summary>What the engine reads: the text, unless a file with this content would not be read as one.</summary>
    public FileRead Read { get; } =
        Text.Length > TextDecoder.MaximumBytes ? new FileRead(FileReadStatus.NotText, Defect: TextDefect.TooLarge)
        : Text.Content.Contains('\0', StringComparison.Ordinal) ? new FileRead(FileReadStatus.NotText, Defect: TextDefect.Binary)
        : new FileRead(FileReadStatus.Text, Text);

    /// <summary>What kind of artifact it is by its name, else by its language; null for none.</summary>
    public ArtifactKind? Kind => ArtifactDiscovery.Classify(Path) ?? LanguageId switch
    {
        "dockerfile" => ArtifactKind.Dockerfile,
        "dockercompose" => ArtifactKind.Compose,
        _ => null,
    };

    /// <summary>The document after changes, each of which refers to the text that the ones before it left.</summary>
    public OpenDocument Apply(int version, ImmutableArray<ContentChange> changes, PositionEncoding encoding)
    {
        var text = Text;
        foreach (var change in changes)
        {
            if (change.Range is not { } range)
            {
                text = new SourceText(text.Path, change.Text, text.HasByteOrderMark);
                continue;
            }

            var start = encoding.GetOffset(text, range.Start);
            var end = Math.Max(start, encoding.GetOffset(text, range.End));
            text = new SourceText(text.Path, string.Concat(text.Content.AsSpan(0, start), change.Text, text.Content.AsSpan(end)), text.HasByteOrderMark);
        }

        return new OpenDocument(Uri, Root, LanguageId, version, text);
    }
}
