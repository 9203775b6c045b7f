using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using LucidCompliance.Engine.Facts;
using Microsoft.CodeAnalysis.Text;

namespace LucidCompliance.Analyzers;

/// <summary>A facts file that was read. An editor analyses at each key with the same file, so it is read once for each text.</summary>
internal sealed class FactsText
{
    private static readonly ConditionalWeakTable<SourceText, FactsText> Known = new();
    private readonly HashSet<string> _artifacts = new(StringComparer.Ordinal);

    private FactsText(string file, SourceText text, AnalysisFacts facts)
    {
        File = file;
        Text = text;
        Facts = facts;
        foreach (var artifact in facts.Artifacts)
        {
            _artifacts.Add(artifact.Path);
        }
    }

    /// <summary>The path of the additional file.</summary>
    public string File { get; }

    public SourceText Text { get; }

    public AnalysisFacts Facts { get; }

    public bool IsArtifact(string path) => _artifacts.Contains(path);

    /// <summary>Reads a facts file; null where it is none of this version.</summary>
    public static FactsText? TryRead(string file, SourceText text)
    {
        if (Known.TryGetValue(text, out var known) && known.File == file)
        {
            return known;
        }

        if (FactsReader.TryRead(text.ToString()) is not { } facts)
        {
            return null;
        }

        var result = new FactsText(file, text, facts);
        return Known.GetValue(text, _ => result);
    }
}
