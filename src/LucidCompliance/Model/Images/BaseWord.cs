using System;
using LucidCompliance.Syntax.Dockerfile;
using LucidCompliance.Text;

namespace LucidCompliance.Model.Images;

/// <summary>FROM's image word and the text it expands to: maps ranges of the text to where they literally stand.</summary>
internal sealed class BaseWord
{
    private readonly SourceText _source;
    private readonly DockerWord _word;
    private readonly string _expanded;
    private readonly bool _isSingleReference;

    /// <param name="source">The Dockerfile.</param>
    /// <param name="word">The word.</param>
    /// <param name="expanded">What it expands to.</param>
    /// <param name="argumentDefault">The default of the ARG that the word is made of, or null.</param>
    /// <param name="isSingleReference">Whether the word is one variable and nothing else.</param>
    public BaseWord(SourceText source, DockerWord word, string expanded, DockerWord? argumentDefault, bool isSingleReference)
    {
        _source = source;
        _word = word;
        _expanded = expanded;
        ArgumentDefault = argumentDefault;
        _isSingleReference = isSingleReference;
    }

    public DockerWord? ArgumentDefault { get; }

    public SourceLocation? Locate(TextSpan range) => range.End > _expanded.Length ? null : Map(_word, _expanded, range);

    public SourceLocation? LocateInArgument(TextSpan range) =>
        ArgumentDefault is { } word && _isSingleReference && range.End <= _expanded.Length ? Map(word, _expanded, range) : null;

    /// <summary>Text before the first and behind the last variable stands in both as it is; nothing between does.</summary>
    private SourceLocation? Map(DockerWord word, string expanded, TextSpan range)
    {
        var text = word.Text;
        if (text.IndexOf('"') >= 0 || text.IndexOf('\'') >= 0 || text.IndexOf(word.EscapeCharacter) >= 0)
        {
            return MapQuoted(word, expanded, range);
        }

        var first = text.IndexOf('$');
        if (first < 0)
        {
            return text == expanded ? At(word, range.Start, range.Length) : null;
        }

        if (range.End <= first && string.CompareOrdinal(text, 0, expanded, 0, first) == 0)
        {
            return At(word, range.Start, range.Length);
        }

        var suffix = SuffixStart(text);
        var shift = text.Length - expanded.Length;
        return range.Start + shift >= suffix && expanded.EndsWith(text.Substring(suffix), StringComparison.Ordinal)
            ? At(word, range.Start + shift, range.Length)
            : null;
    }

    /// <summary>A word that is wholly quoted and has nothing else special maps behind its quote.</summary>
    private SourceLocation? MapQuoted(DockerWord word, string expanded, TextSpan range) =>
        word.Text.Length == expanded.Length + 2 && string.CompareOrdinal(word.Text, 1, expanded, 0, expanded.Length) == 0
            ? At(word, range.Start + 1, range.Length)
            : null;

    private static int SuffixStart(string text)
    {
        var position = text.LastIndexOf('$') + 1;
        var brace = text.LastIndexOf('}');
        if (brace >= position)
        {
            return brace + 1;
        }

        while (position < text.Length && VariableScan.IsNamePart(text[position]))
        {
            position++;
        }

        return Math.Max(position, brace + 1);
    }

    private SourceLocation At(DockerWord word, int start, int length) => new(_source, word.MapToSource(start, length));
}
