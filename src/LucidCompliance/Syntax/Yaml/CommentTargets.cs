using System.Collections.Generic;

namespace LucidCompliance.Syntax.Yaml;

/// <summary>Answers <see cref="YamlDocument.NodeBelow"/>.</summary>
internal sealed class CommentTargets
{
    private readonly string _content;
    private readonly Dictionary<int, YamlCommentTarget> _targets;

    public CommentTargets(YamlDocument document)
    {
        _content = document.Text.Content;
        _targets = NodeWalk.Targets(document);
    }

    public YamlCommentTarget? Below(YamlComment comment)
    {
        var next = YamlCharacters.SkipTrivia(_content, comment.Span.End);
        if (next < _content.Length && _content[next] == '?')
        {
            next = YamlCharacters.SkipTrivia(_content, next + 1);
        }

        if (next + 2 < _content.Length && string.CompareOrdinal(_content, next, "---", 0, 3) == 0)
        {
            next = YamlCharacters.SkipTrivia(_content, next + 3);
        }

        return _targets.TryGetValue(next, out var target) ? target : null;
    }
}
