using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Text;

namespace LucidCompliance.Syntax.Yaml;

/// <summary>Finds the comments: every number sign at a line's start or behind a blank that no scalar covers.</summary>
internal static class CommentScanner
{
    public static ImmutableArray<YamlComment> Scan(YamlDocument document)
    {
        var content = document.Text.Content;
        if (content.IndexOf('#') < 0)
        {
            return [];
        }

        var comments = ImmutableArray.CreateBuilder<YamlComment>();
        var scalars = NodeWalk.Scalars(document);
        var next = 0;
        var ownLine = true;
        for (var i = 0; i < content.Length; i++)
        {
            while (next < scalars.Count && scalars[next].End <= i)
            {
                next++;
            }

            if (next < scalars.Count && scalars[next].Contains(i))
            {
                i = scalars[next].End - 1;
                ownLine = false;
                continue;
            }

            var c = content[i];
            if (YamlCharacters.IsBreak(c))
            {
                ownLine = true;
            }
            else if (c == '#' && (i == 0 || YamlCharacters.IsBlank(content[i - 1]) || YamlCharacters.IsBreak(content[i - 1])))
            {
                var end = YamlCharacters.LineEnd(content, i);
                comments.Add(new YamlComment(TextSpan.FromBounds(i, end), content.Substring(i + 1, end - i - 1).Trim(), ownLine));
                i = end - 1;
            }
            else if (!YamlCharacters.IsBlank(c))
            {
                ownLine = false;
            }
        }

        return comments.ToImmutable();
    }
}
