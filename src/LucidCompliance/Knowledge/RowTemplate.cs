using System;
using System.Collections.Generic;
using System.Text;

namespace LucidCompliance.Knowledge;

/// <summary>Fills the templates of a row from the repository and tag it was found for.</summary>
internal readonly struct RowTemplate(string repository, string? tag, Dictionary<string, string> suites)
{
    /// <summary>The filled text; null where the tag does not say what a placeholder asks for.</summary>
    public string? Fill(string? template)
    {
        if (template is null || template.IndexOf('{') < 0)
        {
            return template;
        }

        var result = new StringBuilder();
        var position = 0;
        while (position < template.Length)
        {
            var open = template.IndexOf('{', position);
            if (open < 0)
            {
                break;
            }

            var close = template.IndexOf('}', open);
            if (close < 0)
            {
                throw new FormatException("A '{' has no '}'.");
            }

            var value = Value(template.Substring(open + 1, close - open - 1));
            if (value is null)
            {
                return null;
            }

            result.Append(template, position, open - position).Append(value);
            position = close + 1;
        }

        return result.Append(template, position, template.Length - position).ToString();
    }

    private string? Value(string placeholder) => placeholder switch
    {
        "repository" => repository,
        "parent" => repository.Substring(0, Math.Max(repository.LastIndexOf('/'), 0)),
        "name" => Name(),
        "family" => Family(),
        "number" => Number(Family()),
        "tag" => tag,
        "version" => tag is null ? null : TagParts.Version(tag),
        "major" => tag is null ? null : TagParts.Major(tag),
        "suite" => tag is null ? null : TagParts.Suite(tag, suites),
        _ => throw new FormatException($"There is no placeholder '{placeholder}'."),
    };

    private string Name() => repository.Substring(repository.LastIndexOf('/') + 1);

    private string Family()
    {
        var name = Name();
        var suffix = name.LastIndexOf("-debian", StringComparison.Ordinal);
        return suffix < 0 ? name : name.Substring(0, suffix);
    }

    private static string? Number(string family)
    {
        var start = family.Length;
        while (start > 0 && family[start - 1] is >= '0' and <= '9')
        {
            start--;
        }

        return start == family.Length ? null : family.Substring(start);
    }
}
