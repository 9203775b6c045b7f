using System.Runtime.CompilerServices;
using EngineText = LucidCompliance.Text.SourceText;
using RoslynText = Microsoft.CodeAnalysis.Text.SourceText;

namespace LucidCompliance.Analyzers;

/// <summary>The engine's texts of Roslyn's: while one file is edited, the others keep theirs with its line map.</summary>
internal static class EngineTexts
{
    private static readonly ConditionalWeakTable<RoslynText, EngineText> Known = new();

    /// <summary>The text, under the path that the engine knows it by. Both have the same offsets: neither counts the byte order mark.</summary>
    public static EngineText Get(string path, RoslynText text)
    {
        if (Known.TryGetValue(text, out var known) && known.Path == path)
        {
            return known;
        }

        var result = new EngineText(path, text.ToString());
        return known is null ? Known.GetValue(text, _ => result) : result;
    }
}
